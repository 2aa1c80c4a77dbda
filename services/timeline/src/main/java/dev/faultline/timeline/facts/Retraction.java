package dev.faultline.timeline.facts;

/**
 * That a fact was taken back.
 *
 * @param id the id of the retraction
 * @param knownAt nanoseconds since 1970-01-01T00:00Z
 * @param place where it lies on the log, see {@link LogPlace}
 * @param by who took it back
 * @param reason why, in words
 */
public record Retraction(FactId id, long knownAt, long place, String by, String reason) {}
