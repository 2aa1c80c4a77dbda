package dev.faultline.timeline.incidents;

import dev.faultline.events.Instants;
import dev.faultline.events.staff.StaffEvent;
import java.util.Comparator;
import java.util.Objects;

/**
 * One event of staff as the log has it. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param event what staff did or said
 * @param id of the event
 * @param source who issued the id
 * @param sequence its number within the incident or maintenance, from 1
 * @param knownAt when the organisation learned of it, never later than {@code recordedAt}
 * @param recordedAt when the log accepted it
 * @param partition of the topic
 * @param offset in the partition
 */
public record StaffRecord(
        StaffEvent event,
        String id,
        String source,
        long sequence,
        long knownAt,
        long recordedAt,
        int partition,
        long offset) {
    /** The order of the log; of different partitions, the lower one comes first. */
    public static final Comparator<StaffRecord> LOG_ORDER =
            Comparator.comparingInt(StaffRecord::partition).thenComparingLong(StaffRecord::offset);

    public StaffRecord {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
    }

    /** The instant that the event speaks of. */
    public long occurredAt() {
        return Instants.toEpochNanos(event.act().occurredAt());
    }

    /** The same, known at the earlier of two instants. */
    StaffRecord knownBy(long instant) {
        return instant >= knownAt
                ? this
                : new StaffRecord(event, id, source, sequence, instant, recordedAt, partition, offset);
    }

    /** Whether it lies before another one on the log. */
    boolean isBefore(StaffRecord other) {
        return LOG_ORDER.compare(this, other) < 0;
    }

    /** Whether both are the same event, told twice. */
    boolean isSameEvent(StaffRecord other) {
        return id.equals(other.id) && source.equals(other.source);
    }
}
