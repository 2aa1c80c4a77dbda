package dev.faultline.timeline.facts;

/**
 * From when until when one fact makes a difference between what was known at an instant and what is told now of the time up
 * to that instant: from when it occurred until it was known, from when it was known in advance until it occurred, or, of one
 * that was taken back, from when it was known until it was taken back.
 *
 * @param from nanoseconds since 1970-01-01T00:00Z
 * @param until the first instant at which it makes none again; not after {@code from} where it never makes one
 */
record Difference(long from, long until) {
    /** For {@link #of}: the fact was not taken back. */
    static final long NEVER = Long.MAX_VALUE;

    /** @param takenBackAt when it was known to be retracted, or {@link #NEVER} */
    static Difference of(long occurredAt, long knownAt, long takenBackAt) {
        return takenBackAt == NEVER
                ? new Difference(Math.min(occurredAt, knownAt), Math.max(occurredAt, knownAt))
                : new Difference(knownAt, takenBackAt);
    }

    boolean isNone() {
        return from >= until;
    }

    boolean holds(long instant) {
        return from <= instant && instant < until;
    }
}
