package dev.faultline.timeline.incidents;

import dev.faultline.events.staff.IncidentEvent.CauseRecorded;
import java.util.List;

/**
 * A cause as staff told it, once or anew.
 *
 * @param number within the incident
 * @param revisions what was said of it, in the order of the log, at least once
 */
public record Cause(int number, List<Said<CauseRecorded>> revisions) {
    public Cause {
        revisions = List.copyOf(revisions);
    }

    /** What was said of it last. */
    public Said<CauseRecorded> inForce() {
        return revisions.getLast();
    }
}
