package dev.faultline.recorder.deviceevents;

import dev.faultline.access.Role;
import dev.faultline.events.EncodedEvent;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What came of reading a body: what is taken of it, or nothing. */
public sealed interface Reading {
    /**
     * Every line is right, or the wrong ones are left out.
     *
     * @param events what goes on the log, in order; a line told twice is there once
     * @param ids the id of each line that is taken, in order, given or new
     * @param idsAssigned how many of the lines came without an id
     * @param stateChanges how many of {@code events} are state changes
     * @param retractions how many of {@code events} are retractions
     * @param skipped what was left out; empty when that was not asked for
     */
    record Accepted(
            List<EncodedEvent> events,
            List<String> ids,
            int idsAssigned,
            int stateChanges,
            int retractions,
            Optional<Skipped> skipped)
            implements Reading {
        public Accepted {
            // A view, not a copy: this is the hot path, and whoever built the lists has let go of them.
            events = Collections.unmodifiableList(events);
            ids = Collections.unmodifiableList(ids);
        }
    }

    /**
     * Something is wrong; where wrong lines are to be left out, no line is right.
     *
     * @param faults the first of the faults, in the order of the lines; never empty
     * @param total how many faults there are
     */
    record Refused(List<Fault> faults, int total) implements Reading {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * The body has more or longer lines than are taken.
     *
     * @param detail names the limit and the line
     */
    record OverLimit(String detail) implements Reading {}

    /**
     * A line sets what its sender may not.
     *
     * @param role the role that is wanted
     * @param line the first such line
     */
    record Forbidden(Role role, int line) implements Reading {}
}
