package dev.faultline.timeline.facts;

import java.util.Arrays;

/**
 * From where on in the log a device was told of at each placement. What was told may be retracted, not yet known or over.
 * One thread writes; any thread reads through a {@link View}.
 */
public final class PlacementsTold {
    private static final long NEVER = Long.MAX_VALUE;

    /** By placement and partition: the offset of the first fact that places a device so. */
    private long[][] first = new long[0][];

    private boolean shared;

    /** The places as they were at one moment. */
    public record View(long[][] first) {
        /** Whether the log, up to there, tells of a device at a placement. */
        public boolean holds(int placement, UpTo upTo) {
            long[] offsets = placement < first.length ? first[placement] : new long[0];
            for (int partition = 0; partition < offsets.length; partition++) {
                if (offsets[partition] != NEVER && upTo.holds(partition, offsets[partition])) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Notes that the fact at a {@link LogPlace} tells of a device there. Allocates only when that is new. */
    void note(int placement, long place) {
        int partition = LogPlace.partition(place);
        long offset = LogPlace.offset(place);
        if (placement < first.length && partition < first[placement].length && first[placement][partition] <= offset) {
            return;
        }
        own();
        if (placement >= first.length) {
            int known = first.length;
            first = Arrays.copyOf(first, Math.max(placement + 1, known + (known >> 1)));
            Arrays.fill(first, known, first.length, new long[0]);
        }
        long[] offsets = first[placement];
        if (partition >= offsets.length) {
            int known = offsets.length;
            offsets = Arrays.copyOf(offsets, partition + 1);
            Arrays.fill(offsets, known, offsets.length, NEVER);
            first[placement] = offsets;
        }
        offsets[partition] = offset;
    }

    View view() {
        shared = true;
        return new View(first);
    }

    private void own() {
        if (shared) {
            first = first.clone();
            Arrays.setAll(first, placement -> first[placement].clone());
            shared = false;
        }
    }
}
