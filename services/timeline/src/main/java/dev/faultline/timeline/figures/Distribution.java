package dev.faultline.timeline.figures;

import java.util.Arrays;

/**
 * The spread of durations over cases. Percentiles are exact, by nearest rank: the smallest value that at least that share
 * of the cases does not exceed. Nanoseconds; all 0 where {@code count} is.
 *
 * @param count how many cases
 * @param sum of all cases
 */
public record Distribution(long count, TimeSum sum, long p50, long p90, long p95, long max) {
    public static final Distribution NONE = new Distribution(0, new TimeSum(), 0, 0, 0, 0);

    /** The spread of the first {@code size} values, which are sorted on the way. */
    public static Distribution of(long[] values, int size) {
        if (size == 0) {
            return NONE;
        }
        Arrays.sort(values, 0, size);
        var sum = new TimeSum();
        for (int i = 0; i < size; i++) {
            sum.add(values[i]);
        }
        return new Distribution(
                size,
                sum,
                values[(int) rank(50, size)],
                values[(int) rank(90, size)],
                values[(int) rank(95, size)],
                values[size - 1]);
    }

    /** The nearest rank, counted from 0, of a percentile among {@code count} values. */
    static long rank(int percent, long count) {
        return (count * percent + 99) / 100 - 1;
    }

    public double meanSeconds() {
        return sum.toSeconds() / count;
    }
}
