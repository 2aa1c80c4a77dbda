package dev.faultline.recorder.deviceevents;

import dev.faultline.access.Role;
import dev.faultline.log.Position;
import java.util.List;
import java.util.Optional;

/** What came of a request to record events. */
public sealed interface Outcome {
    /**
     * The log has all of them, or all that are right where wrong ones were to be left out.
     *
     * @param position behind the last of them
     * @param ids the id of each line that was recorded, in order
     * @param stateChanges how many state changes went on the log, a line told twice counted once
     * @param retractions how many retractions did
     * @param skipped what was left out; empty when that was not asked for
     */
    record Recorded(Position position, List<String> ids, int stateChanges, int retractions, Optional<Skipped> skipped)
            implements Outcome {}

    /**
     * Some lines are wrong, and nothing went on the log.
     *
     * @param faults the first of the faults; never empty
     * @param total how many there are
     */
    record Invalid(List<Fault> faults, int total) implements Outcome {}

    /** The body cannot be read at all. */
    record Unreadable(String detail) implements Outcome {}

    /** The request is larger than requests may be; the detail names the limit. */
    record TooLarge(String detail) implements Outcome {}

    /** The query asks for what there is not; never empty. */
    record WrongParameters(List<WrongParameter> parameters) implements Outcome {}

    /** The body is in a format, or an encoding, that is not taken. */
    record Unsupported(String detail) implements Outcome {}

    /**
     * The sender lacks a role. Nothing went on the log.
     *
     * @param role that is wanted
     * @param what wants it, to begin a sentence with
     */
    record Forbidden(Role role, String what) implements Outcome {}

    /** Too much is under way. Nothing went on the log. */
    record Overloaded(int retryAfterSeconds) implements Outcome {}

    /**
     * The log did not say in time that it has the events. It may have some, all or none of them; the same events under
     * the same ids may be sent again.
     *
     * @param idsAssigned how many lines came without an id
     * @param assignedIds the id of each line in order where any was assigned; empty when none was, or the lines are more
     *     than {@link #MAX_IDS_TOLD}
     */
    record Unconfirmed(int retryAfterSeconds, int idsAssigned, List<String> assignedIds) implements Outcome {
        /** How many ids an answer without success lists at most. */
        public static final int MAX_IDS_TOLD = 1_000;
    }
}
