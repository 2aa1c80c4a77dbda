package dev.faultline.timeline.incidents;

import dev.faultline.events.staff.StaffEvent;

/**
 * One thing that staff did or said, of a known kind. Instants are nanoseconds since 1970-01-01T00:00Z, durations
 * nanoseconds.
 *
 * @param event what it was
 * @param record where and when it was told; holds the same event
 */
public record Said<E extends StaffEvent>(E event, StaffRecord record) {
    /** When it was done, or when what is claimed is said to have come true. */
    public long occurredAt() {
        return record.occurredAt();
    }

    /** How far the real instant may lie from {@link #occurredAt} on either side. */
    public long uncertainty() {
        return event.act().uncertainty().toNanos();
    }

    /** Who did or said it. */
    public String actor() {
        return event.act().actor();
    }

    /** When the organisation learned of it. */
    public long knownAt() {
        return record.knownAt();
    }
}
