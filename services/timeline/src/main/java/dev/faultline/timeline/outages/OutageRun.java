package dev.faultline.timeline.outages;

import dev.faultline.events.DeviceState;

/**
 * One outage of one device, in numbers. Instants are nanoseconds since 1970-01-01T00:00Z, durations nanoseconds.
 *
 * @param start when its first fact occurred
 * @param end when the fact that ended it occurred; {@link #OPEN} while nothing did
 * @param wasDown whether the device was {@code down} at any time in it
 * @param downNanos how long it was {@code down}, up to {@code asOf} where the outage is open
 * @param degradedNanos likewise {@code degraded}
 * @param unobservedNanos likewise {@code unknown}
 * @param firstDetail the detail of its first fact, which says where the outage belongs
 * @param endDetail the detail of the fact that ended it; -1 while nothing did
 * @param detectNanos from the first fact's occurredAt to its knownAt, never below 0
 */
public record OutageRun(
        long start,
        long end,
        boolean wasDown,
        long downNanos,
        long degradedNanos,
        long unobservedNanos,
        int firstDetail,
        int endDetail,
        long detectNanos) {
    /** The end of an outage that nothing has ended yet. */
    public static final long OPEN = Long.MAX_VALUE;

    public boolean open() {
        return end == OPEN;
    }

    /** Its duration; that of an open one up to {@code asOf}, never below 0. */
    public long nanos(long asOf) {
        return open() ? Math.max(0, asOf - start) : end - start;
    }

    /** Whether any of it lies in [from, to), from its start to its end or, where it is open, to {@code asOf}. */
    public boolean overlaps(long from, long to, long asOf) {
        return start < to && (open() ? Math.max(asOf, start + 1) : end) > from;
    }

    /** The same with less time in each state, by ordinal. */
    OutageRun without(long[] nanos) {
        return new OutageRun(
                start,
                end,
                wasDown,
                downNanos - nanos[DeviceState.DOWN.ordinal()],
                degradedNanos - nanos[DeviceState.DEGRADED.ordinal()],
                unobservedNanos - nanos[DeviceState.UNKNOWN.ordinal()],
                firstDetail,
                endDetail,
                detectNanos);
    }

    OutageRun joined(OutageRun next) {
        return new OutageRun(
                start,
                next.end,
                wasDown || next.wasDown,
                downNanos + next.downNanos,
                degradedNanos + next.degradedNanos,
                unobservedNanos + next.unobservedNanos,
                firstDetail,
                next.endDetail,
                detectNanos);
    }
}
