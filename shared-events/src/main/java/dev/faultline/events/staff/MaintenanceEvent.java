package dev.faultline.events.staff;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What is said about planned work. */
public sealed interface MaintenanceEvent extends StaffEvent {
    /** The id of the maintenance. */
    String maintenance();

    @Override
    default String subject() {
        return maintenance();
    }

    /**
     * Work is planned, or was, for [from, to), which may lie in the past.
     *
     * @param title what is done, in short
     * @param scope the devices that are worked on, never empty
     * @param from when it begins
     * @param to when it ends, after {@code from}
     */
    record Scheduled(String maintenance, Act act, String title, Scope scope, Instant from, Instant to)
            implements MaintenanceEvent {
        public Scheduled {
            Objects.requireNonNull(maintenance, "maintenance");
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * The work is, or was, not done: the window does not count.
     *
     * @param reason why, in words
     */
    record Cancelled(String maintenance, Act act, Optional<String> reason) implements MaintenanceEvent {
        public Cancelled {
            Objects.requireNonNull(maintenance, "maintenance");
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
