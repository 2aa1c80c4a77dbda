package dev.faultline.timeline.figures;

/**
 * An exact sum of durations. A long of nanoseconds would overflow at 292 years, which a few hundred devices live through
 * in one; this one is good for 292 thousand million years.
 */
public final class TimeSum implements Comparable<TimeSum> {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private long seconds;
    private long nanos;

    /** Adds a duration in nanoseconds, which may be below 0. */
    public void add(long duration) {
        seconds += duration / NANOS_PER_SECOND;
        nanos += duration % NANOS_PER_SECOND;
        normalise();
    }

    /** Adds a duration in nanoseconds several times; the number of times may be below 0. */
    public void add(long duration, long times) {
        long rest = duration % NANOS_PER_SECOND * times;
        seconds += duration / NANOS_PER_SECOND * times + rest / NANOS_PER_SECOND;
        nanos += rest % NANOS_PER_SECOND;
        normalise();
    }

    public void add(TimeSum other) {
        seconds += other.seconds;
        nanos += other.nanos;
        normalise();
    }

    public void subtract(TimeSum other) {
        seconds -= other.seconds;
        nanos -= other.nanos;
        normalise();
    }

    public boolean isZero() {
        return seconds == 0 && nanos == 0;
    }

    public double toSeconds() {
        return seconds + (double) nanos / NANOS_PER_SECOND;
    }

    public TimeSum copy() {
        var copy = new TimeSum();
        copy.add(this);
        return copy;
    }

    private void normalise() {
        if (nanos >= NANOS_PER_SECOND) {
            seconds++;
            nanos -= NANOS_PER_SECOND;
        } else if (nanos < 0) {
            seconds--;
            nanos += NANOS_PER_SECOND;
            if (nanos < 0) {
                seconds--;
                nanos += NANOS_PER_SECOND;
            }
        }
    }

    @Override
    public int compareTo(TimeSum other) {
        int bySeconds = Long.compare(seconds, other.seconds);
        return bySeconds != 0 ? bySeconds : Long.compare(nanos, other.nanos);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeSum that && seconds == that.seconds && nanos == that.nanos;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seconds * 31 + nanos);
    }

    @Override
    public String toString() {
        return toSeconds() + " s";
    }
}
