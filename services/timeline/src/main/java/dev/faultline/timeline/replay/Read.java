package dev.faultline.timeline.replay;

import dev.faultline.events.DeviceEvent;
import dev.faultline.timeline.incidents.StaffRecord;

/** What one record of the log says, as far as that can be told from the record alone. */
sealed interface Read {
    /** A fact; {@code key} is the UTF-8 of its device's id. All instants are nanoseconds since 1970-01-01T00:00Z. */
    record Fact(
            byte[] key,
            int keyHash,
            int partition,
            long offset,
            long recordedAtMillis,
            long occurredAt,
            long knownAt,
            EventId id,
            int state,
            DetailWords detail)
            implements Read {}

    /** A retraction; {@code key} is the UTF-8 of its device's id. */
    record Retraction(
            byte[] key,
            int partition,
            long offset,
            long recordedAtMillis,
            long knownAt,
            EventId id,
            DeviceEvent.StateRetracted event)
            implements Read {}

    /** A registration; {@code knownAt} in nanoseconds since 1970-01-01T00:00Z. */
    record Registration(DeviceEvent.Registered event, long knownAt) implements Read {}

    /** Something that staff did or said. */
    record Staff(StaffRecord record) implements Read {}

    /** A record that is no event this version can read. */
    record Unreadable(Quarantine.Entry entry) implements Read {}

    /** The id of an event: its text, or the halves of a UUID where {@code text} is null. */
    record EventId(long high, long low, String text) {}
}
