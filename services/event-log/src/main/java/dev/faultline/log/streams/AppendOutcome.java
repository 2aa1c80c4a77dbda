package dev.faultline.log.streams;

import dev.faultline.log.Position;

/** What came of an append to a stream. */
public sealed interface AppendOutcome {
    /** All events are on the log, and every reader will see them. The position is just behind the last. */
    record Recorded(Position position) implements AppendOutcome {}

    /**
     * The stream was, or may have been, appended to by somebody else, so that these events have to be decided anew. Whether
     * they are on the log, {@link StreamLog#read} tells: mostly not, but where a commit was overtaken by somebody else's
     * take-over they can be.
     */
    record Conflict() implements AppendOutcome {}

    /** The log could not be reached before anything was committed: none of the events is, or ever will be, on the log. */
    record Unavailable(String why) implements AppendOutcome {}

    /** The log did not say whether it took the events: they may be there, or appear soon, or never. */
    record Unknown(String why) implements AppendOutcome {}
}
