package dev.faultline.benchmarks.report;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How long many calls took, one after another. Percentiles are exact to three digits. */
public final class Timings {
    private static final long LONGEST_NANOS = Duration.ofMinutes(10).toNanos();
    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram nanos = new Histogram(LONGEST_NANOS, 3);

    public void add(long took) {
        nanos.recordValue(Math.clamp(took, 1, LONGEST_NANOS));
    }

    /** Adds all calls of others. */
    public void add(Timings others) {
        nanos.add(others.nanos);
    }

    public long count() {
        return nanos.getTotalCount();
    }

    /** The time within which so many percent of the calls were answered, in milliseconds. */
    public double millis(double percent) {
        return nanos.getValueAtPercentile(percent) / NANOS_PER_MILLI;
    }

    /** As in {@code p50 1.20 ms, p99 3.40 ms, max 5.60 ms of 500}. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms, max %.2f ms of %,d",
                millis(50),
                millis(99),
                nanos.getMaxValue() / NANOS_PER_MILLI,
                count());
    }
}
