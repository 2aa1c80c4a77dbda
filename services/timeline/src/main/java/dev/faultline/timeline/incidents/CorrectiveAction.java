package dev.faultline.timeline.incidents;

import dev.faultline.events.staff.IncidentEvent.CorrectiveActionCompleted;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionDropped;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionPlanned;
import dev.faultline.events.staff.Worded;
import java.util.Optional;

/**
 * Something that is to be done so that it does not happen again. It is closed by the first that was said of its end.
 *
 * @param number within the incident
 * @param planned what is to be done; empty where only its end was known
 * @param completed that it was done, if that closed it
 * @param dropped that it will not be done, if that closed it
 */
public record CorrectiveAction(
        int number,
        Optional<Said<CorrectiveActionPlanned>> planned,
        Optional<Said<CorrectiveActionCompleted>> completed,
        Optional<Said<CorrectiveActionDropped>> dropped) {

    /** How far it is. */
    public enum State implements Worded {
        PLANNED("planned"),
        COMPLETED("completed"),
        DROPPED("dropped");

        private final String wire;

        State(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /** How far it is. */
    public State state() {
        return completed.isPresent() ? State.COMPLETED : dropped.isPresent() ? State.DROPPED : State.PLANNED;
    }
}
