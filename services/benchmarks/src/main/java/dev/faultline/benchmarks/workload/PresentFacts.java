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
    private static final int WATCHED_SHARE = 100;

    private final FactBatch[] batches = new FactBatch[2 * PAIRS];
    private final SplittableRandom ids;
    private int next;

    /**
     * @param from the first device that facts may be about
     * @param to the device after the last one
     * @param batchSize facts in a batch
     * @param seed other seeds give other devices; ids are new in every run
     */
    private PresentFacts(Fleet fleet, int from, int to, int batchSize, long seed) {
        var random = new SplittableRandom(seed);
        ids = new SplittableRandom(System.nanoTime() ^ seed << 32);
        for (int pair = 0; pair < PAIRS; pair++) {
            int[] devices = random.ints(batchSize, from, to).toArray();
            batches[2 * pair] = new FactBatch(fleet, devices, DeviceState.DOWN);
            batches[2 * pair + 1] = new FactBatch(fleet, devices, DeviceState.UP);
        }
    }

    /** Facts about the devices that nobody watches. */
    public static PresentFacts unwatched(Fleet fleet, int batchSize, long seed) {
        return new PresentFacts(fleet, 0, firstWatched(fleet), batchSize, seed);
    }

    /** Facts, one at a time, about devices that all other facts of the present leave alone. */
    public static PresentFacts watched(Fleet fleet, long seed) {
        return new PresentFacts(fleet, firstWatched(fleet), fleet.size(), 1, seed);
    }

    private static int firstWatched(Fleet fleet) {
        return fleet.size() - fleet.size() / WATCHED_SHARE;
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
