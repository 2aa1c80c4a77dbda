package dev.faultline.timeline.knowledge;

import dev.faultline.timeline.incidents.StaffRecord;
import java.util.List;

/**
 * A short while in which more became known of an incident. Instants are nanoseconds since 1970-01-01T00:00Z, durations
 * nanoseconds.
 *
 * @param since when the first of it became known
 * @param knownAt when the last of it did: from then on all of it is told
 * @param staff what staff had done or said, what matters most first
 * @param facts how many changes of devices became known that lie within the story
 * @param retractions how many facts became known to be wrong
 * @param afterwards how many outages became known to have begun behind the end of the story, soon enough to be a relapse
 * @param latest how long after it occurred the last of the facts was known; 0 where there are none
 */
public record Moment(
        long since, long knownAt, List<StaffRecord> staff, int facts, int retractions, int afterwards, long latest) {
    public Moment {
        staff = List.copyOf(staff);
    }
}
