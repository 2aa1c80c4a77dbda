package dev.faultline.log.kafka.streams;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;

/**
 * Notices transactions that were left open: the stable end of a partition stands still while records lie behind it. Told of
 * the ends from time to time, by one thread at a time.
 */
final class HangingWatch {
    private final Duration patience;
    private final ObjLongConsumer<Integer> hanging;
    private long[] stuckAt = {};
    private long[] since = {};

    /**
     * @param patience how long the stable end may stand still
     * @param hanging told of a partition and the offset behind what hangs there, once for each time that the patience ends
     */
    HangingWatch(Duration patience, ObjLongConsumer<Integer> hanging) {
        this.patience = patience;
        this.hanging = hanging;
    }

    /**
     * Looks at the ends of all partitions.
     *
     * @param stable how far one can read, partition by partition
     * @param high where the records end, seen after that
     * @param nanos when, as {@link System#nanoTime} counts
     */
    synchronized void look(long[] stable, long[] high, long nanos) {
        if (stuckAt.length != stable.length) {
            stuckAt = new long[stable.length];
            since = new long[stable.length];
            Arrays.fill(stuckAt, -1);
        }
        for (int partition = 0; partition < stable.length; partition++) {
            if (stable[partition] >= high[partition]) {
                stuckAt[partition] = -1;
            } else if (stable[partition] != stuckAt[partition]) {
                stuckAt[partition] = stable[partition];
                since[partition] = nanos;
            } else if (nanos - since[partition] >= patience.toNanos()) {
                since[partition] = nanos;
                hanging.accept(partition, high[partition]);
            }
        }
    }
}
