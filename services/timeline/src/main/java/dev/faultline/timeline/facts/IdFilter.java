package dev.faultline.timeline.facts;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Says of an id that a device has surely never told it, so that a long history need not be searched for each new fact.
 */
final class IdFilter {
    /** Up to this many facts a search through them is cheaper than a filter. */
    static final int WORTH_FROM = 2 * FactChunk.CAPACITY;

    /** Drawn once a process: ids from outside cannot be chosen to fall into one slot. Nothing answered depends on it. */
    private static final long SEED = ThreadLocalRandom.current().nextLong();

    private int[] fingerprints;
    private int count;

    /** A filter of all ids that the history holds. */
    IdFilter(DeviceHistory history) {
        rebuild(history);
    }

    boolean mayHold(FactId id) {
        long hash = hash(id);
        int fingerprint = fingerprint(hash);
        int mask = fingerprints.length - 1;
        for (int slot = (int) hash & mask; fingerprints[slot] != 0; slot = (slot + 1) & mask) {
            if (fingerprints[slot] == fingerprint) {
                return true;
            }
        }
        return false;
    }

    /** Notes an id that the history already holds. */
    void add(FactId id, DeviceHistory history) {
        if (count * 2 >= fingerprints.length) {
            rebuild(history);
        } else {
            put(hash(id));
        }
    }

    private void rebuild(DeviceHistory history) {
        fingerprints = new int[Integer.highestOneBit(history.size()) * 4];
        count = 0;
        for (int c = 0; c < history.chunkCount(); c++) {
            for (int i = 0; i < history.chunk(c).size; i++) {
                put(hash(history.chunk(c).id(i)));
            }
        }
    }

    private void put(long hash) {
        int mask = fingerprints.length - 1;
        int slot = (int) hash & mask;
        while (fingerprints[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        fingerprints[slot] = fingerprint(hash);
        count++;
    }

    private static int fingerprint(long hash) {
        int upper = (int) (hash >>> 32);
        return upper == 0 ? 1 : upper;
    }

    private static long hash(FactId id) {
        long mixed = (id.high() ^ SEED) * 0x9E37_79B9_7F4A_7C15L + Long.rotateLeft(id.low(), 29) + (id.text() ? 1 : 0);
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8_FEB8_6659_FD93L;
        return mixed ^ mixed >>> 29;
    }
}
