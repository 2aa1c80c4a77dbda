package dev.faultline.log.streams;

import dev.faultline.log.Position;

/** What came of an append to a stream. */
public sealed interface AppendOutcome {
    /** All events are on the log, and every reader will see them. The position is just behind the last. */
    record Recorded(Position position) implements AppendOutcome {}

    /**
     * The stream has another version than the events were decided on, so they have to be decided anew. None of them is, or
     * ever will be, on the log by this append.
     */
    record Conflict() implements AppendOutcome {}

    /** The log could not be reached in time, or is overloaded: none of the events is, or ever will be, on the log. */
    record Unavailable(String why) implements AppendOutcome {}

    /**
     * The log did not say in time whether it took the events: they may be there, or appear soon, or never. Who reads the
     * stream and does not find them may append them again on the version that he read: if they appear after all, that is a
     * conflict.
     */
    record Unknown(String why) implements AppendOutcome {}
}
