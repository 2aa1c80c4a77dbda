package dev.faultline.benchmarks.workload;

import dev.faultline.events.DeviceState;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Facts of the present without end, in batches: random devices of a fleet go down, and the same devices come up again
 * with the next batch. For one thread.
 */
public final class PresentFacts {
    private static final int PAIRS = 32;

    private final FactBatch[] batches = new FactBatch[2 * PAIRS];
    private final SplittableRandom ids;
    private int next;

    /**
     * @param batchSize facts in a batch
     * @param seed other seeds give other devices; ids are new in every run
     */
    public PresentFacts(Fleet fleet, int batchSize, long seed) {
        var random = new SplittableRandom(seed);
        ids = new SplittableRandom(System.nanoTime() ^ seed << 32);
        for (int pair = 0; pair < PAIRS; pair++) {
            int[] devices = random.ints(batchSize, 0, fleet.size()).toArray();
            batches[2 * pair] = new FactBatch(fleet, devices, DeviceState.DOWN);
            batches[2 * pair + 1] = new FactBatch(fleet, devices, DeviceState.UP);
        }
    }

    /** The next batch, of this instant. It holds until as many batches were given as this object keeps, 64. */
    public FactBatch next() {
        FactBatch batch = batches[next];
        next = (next + 1) % batches.length;
        Instant now = Instant.now();
        batch.renew(ids, now.getEpochSecond() * 1_000_000_000L + now.getNano());
        return batch;
    }
}
