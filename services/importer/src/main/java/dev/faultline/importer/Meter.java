package dev.faultline.importer;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says how far an import is, and how fast. For one thread. */
final class Meter {
    private final OptionalLong total;
    private final LongSupplier nanos;
    private final long began;
    private long passedOver;

    /**
     * Begins to measure.
     *
     * @param total how many bytes there are in all, as they lie on the disk; empty when not known
     * @param nanos a clock that only goes forward
     */
    Meter(OptionalLong total, LongSupplier nanos) {
        this.total = total;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** So many bytes were imported by an earlier run. */
    void passedOver(long bytes) {
        passedOver += bytes;
    }

    /** Since the beginning. */
    double seconds() {
        return (nanos.getAsLong() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** How many a second. */
    long perSecond(long lines) {
        return Math.round(lines / Math.max(seconds(), 1e-3));
    }

    /**
     * One line about it.
     *
     * @param name of the file that is being imported
     * @param read how many bytes of all files were read, as they lie on the disk
     * @param lines gone through in this run
     * @param counts of all that is done
     */
    String words(String name, long read, long lines, Counts counts) {
        var words = new StringBuilder(name);
        if (total.isPresent()) {
            long all = Math.max(total.getAsLong(), 1);
            words.append(" %3d %%".formatted(Math.min(100, read * 100 / all)));
        }
        words.append("  %,d lines, %,d/s".formatted(counts.lines(), perSecond(lines)));
        long done = read - passedOver;
        if (total.isPresent() && done > 0 && seconds() >= 1) {
            words.append(", " + time(Math.max(0, total.getAsLong() - read) * seconds() / done) + " left");
        }
        words.append("; %,d recorded".formatted(counts.recorded()));
        if (counts.skipped() > 0) {
            words.append(", %,d skipped".formatted(counts.skipped()));
        }
        return words.toString();
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3_600
                ? "%d:%02d".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d".formatted(whole / 3_600, whole / 60 % 60, whole % 60);
    }
}
