package dev.faultline.timeline.replay;

import dev.faultline.events.DeviceEvent;

/** What one record of the log says, as far as that can be told from the record alone. */
sealed interface Read {
    /** UTF-8 of the device's id; null where the record is not of a device that one can name. */
    byte[] key();

    /** A fact. All instants are nanoseconds since 1970-01-01T00:00Z. */
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

    /** A retraction. */
    record Retraction(
            byte[] key,
            int partition,
            long offset,
            long recordedAtMillis,
            long knownAt,
            EventId id,
            DeviceEvent.StateRetracted event)
            implements Read {}

    /** A registration. */
    record Registration(byte[] key, DeviceEvent.Registered event) implements Read {}

    /** A record that is no event this version can read. */
    record Unreadable(byte[] key, Quarantine.Entry entry) implements Read {}

    /** The id of an event: the halves of a UUID, or a text where {@code text} is not null. */
    record EventId(long high, long low, String text) {}
}
