package dev.faultline.timeline.knowledge;

import dev.faultline.timeline.incidents.StaffRecord;
import java.util.Comparator;

/** One thing that became known. Instants are nanoseconds since 1970-01-01T00:00Z. */
sealed interface Learned {
    Comparator<Learned> ORDER = Comparator.comparingLong(Learned::knownAt);

    /** When it did. */
    long knownAt();

    /** What staff did or said. */
    record OfStaff(long knownAt, StaffRecord record) implements Learned {}

    /** A change of a device within the story, or, {@code afterwards}, an outage that began behind its end. */
    record OfFact(long knownAt, long occurredAt, boolean afterwards) implements Learned {}

    /** That such a fact was wrong. */
    record OfRetraction(long knownAt) implements Learned {}
}
