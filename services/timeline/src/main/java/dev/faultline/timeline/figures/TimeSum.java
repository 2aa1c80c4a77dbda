package dev.faultline.timeline.figures;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact sum of durations. A long of nanoseconds would overflow at 292 years, which a few hundred devices live through
 * in one; this one has 128 bits of them. Adding takes no division: it is done for every case of a large answer.
 */
public final class TimeSum implements Comparable<TimeSum> {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int NANO_DIGITS = 9;
    private static final BigInteger BILLION = BigInteger.valueOf(NANOS_PER_SECOND);

    /** The sum in nanoseconds is this times 2^64 and {@link #low}, which has no sign. */
    private long high;

    private long low;

    /** Adds a duration in nanoseconds, which may be below 0. */
    public void add(long duration) {
        addWide(duration >> 63, duration);
    }

    /** Adds a duration in nanoseconds several times; the number of times may be below 0. */
    public void add(long duration, long times) {
        addWide(Math.multiplyHigh(duration, times), duration * times);
    }

    /** So many times 2^32 nanoseconds, and so many nanoseconds; neither is below 0. */
    static TimeSum ofHalves(long upper, long lower) {
        var sum = new TimeSum();
        sum.addWide(upper >>> 32, upper << 32);
        sum.addWide(0, lower);
        return sum;
    }

    public void add(TimeSum other) {
        addWide(other.high, other.low);
    }

    public void subtract(TimeSum other) {
        // Of two's complement: the number turned round, and one more.
        long otherLow = other.low;
        long otherHigh = other.high;
        addWide(~otherHigh, ~otherLow);
        addWide(0, 1);
    }

    private void addWide(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        high += otherHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    public boolean isZero() {
        return high == 0 && low == 0;
    }

    public double toSeconds() {
        if (high == low >> 63) {
            return Math.floorDiv(low, NANOS_PER_SECOND)
                    + (double) Math.floorMod(low, NANOS_PER_SECOND) / NANOS_PER_SECOND;
        }
        BigInteger[] parts = nanos().divideAndRemainder(BILLION);
        return parts[0].doubleValue() + parts[1].doubleValue() / NANOS_PER_SECOND;
    }

    /** The sum in seconds, exact to the nanosecond. */
    public BigDecimal exactSeconds() {
        return high == low >> 63 ? BigDecimal.valueOf(low, NANO_DIGITS) : new BigDecimal(nanos(), NANO_DIGITS);
    }

    private BigInteger nanos() {
        return BigInteger.valueOf(high)
                .shiftLeft(64)
                .add(BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1)));
    }

    public TimeSum copy() {
        var copy = new TimeSum();
        copy.add(this);
        return copy;
    }

    @Override
    public int compareTo(TimeSum other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeSum that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low);
    }

    @Override
    public String toString() {
        return toSeconds() + " s";
    }
}
