package dev.faultline.timeline.facts;

/**
 * One fact as it came from the log, before it has its place in its device's history.
 *
 * @param occurredAt nanoseconds since 1970-01-01T00:00Z
 * @param knownAt nanoseconds since 1970-01-01T00:00Z, not later than {@code recordedAt}
 * @param recordedAt nanoseconds since 1970-01-01T00:00Z
 * @param place where it lies on the log, see {@link LogPlace}
 * @param id its id
 * @param state ordinal of the {@link dev.faultline.events.DeviceState}
 * @param detail its number in the {@link Vocabulary}
 */
public record Told(long occurredAt, long knownAt, long recordedAt, long place, FactId id, int state, int detail) {}
