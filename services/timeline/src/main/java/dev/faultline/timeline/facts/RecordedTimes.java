package dev.faultline.timeline.facts;

import java.util.Arrays;

/**
 * When the log accepted each record. The broker stamps whole batches, so a time is kept once for each run of offsets that
 * share it. One thread writes; any thread reads through a {@link View}.
 */
public final class RecordedTimes {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Runs[] partitions = new Runs[0];

    private static final class Runs {
        private long[] firstOffset = new long[64];
        private long[] millis = new long[64];
        private int size;
    }

    /** The times as they were at one moment. */
    public record View(long[][] firstOffsets, long[][] millis, int[] sizes) {
        /** When the record at this {@link LogPlace} was accepted, in nanoseconds since 1970-01-01T00:00Z. */
        public long at(long place) {
            int partition = LogPlace.partition(place);
            return lookup(firstOffsets[partition], millis[partition], sizes[partition], LogPlace.offset(place));
        }

        /**
         * The offset in a partition of the first record that was accepted after an instant, in nanoseconds since
         * 1970-01-01T00:00Z; {@code Long.MAX_VALUE} where none was. What is accepted later does not change it, once
         * anything was accepted after that instant.
         */
        public long firstAfter(int partition, long instant) {
            if (partition >= sizes.length) {
                return Long.MAX_VALUE;
            }
            for (int run = 0; run < sizes[partition]; run++) {
                if (millis[partition][run] * NANOS_PER_MILLI > instant) {
                    return firstOffsets[partition][run];
                }
            }
            return Long.MAX_VALUE;
        }
    }

    /** Notes that the record at this place was accepted then. Offsets of a partition come in ascending order. */
    public void note(int partition, long offset, long recordedAtMillis) {
        if (partition >= partitions.length) {
            int known = partitions.length;
            partitions = Arrays.copyOf(partitions, partition + 1);
            for (int added = known; added <= partition; added++) {
                partitions[added] = new Runs();
            }
        }
        Runs runs = partitions[partition];
        if (runs.size > 0 && runs.millis[runs.size - 1] == recordedAtMillis) {
            return;
        }
        if (runs.size == runs.millis.length) {
            runs.firstOffset = Arrays.copyOf(runs.firstOffset, runs.size + (runs.size >> 2));
            runs.millis = Arrays.copyOf(runs.millis, runs.firstOffset.length);
        }
        runs.firstOffset[runs.size] = offset;
        runs.millis[runs.size++] = recordedAtMillis;
    }

    /** As {@link View#at}, for the writing thread. */
    public long at(long place) {
        Runs runs = partitions[LogPlace.partition(place)];
        return lookup(runs.firstOffset, runs.millis, runs.size, LogPlace.offset(place));
    }

    public View view() {
        long[][] offsets = new long[partitions.length][];
        long[][] millis = new long[partitions.length][];
        int[] sizes = new int[partitions.length];
        for (int partition = 0; partition < partitions.length; partition++) {
            offsets[partition] = partitions[partition].firstOffset;
            millis[partition] = partitions[partition].millis;
            sizes[partition] = partitions[partition].size;
        }
        return new View(offsets, millis, sizes);
    }

    private static long lookup(long[] firstOffset, long[] millis, int size, long offset) {
        int found = Arrays.binarySearch(firstOffset, 0, size, offset);
        int run = found >= 0 ? found : -found - 2;
        return millis[run] * NANOS_PER_MILLI;
    }
}
