package dev.faultline.timeline.facts;

import dev.faultline.timeline.columns.AscendingInts;
import dev.faultline.timeline.columns.PackedLongs;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The devices of one stretch of time in {@link Hindsight}, and its two halves. Written only by the generation that made it;
 * the columns are shared with later ones, which only write behind what this one reads.
 */
final class HindsightNode {
    /** With so many devices a node gives what fits into a half to that half. */
    private static final int ROOM = 16;
    /** Of the devices an eighth may be out of order. */
    private static final int LOOSE_SHARE_BITS = 3;

    private static final int[] NONE = {};

    private final int generation;
    private HindsightNode lower;
    private HindsightNode upper;
    private AscendingInts settled;
    /** Further devices in the order in which they came, settled ones and repeats among them. */
    private int[] loose;

    private int looseCount;

    HindsightNode(int generation) {
        this.generation = generation;
        settled = AscendingInts.NONE;
        loose = NONE;
    }

    private HindsightNode(int generation, HindsightNode from) {
        this.generation = generation;
        lower = from.lower;
        upper = from.upper;
        settled = from.settled;
        loose = from.loose;
        looseCount = from.looseCount;
    }

    /** This node, or a copy of it that may be written. */
    HindsightNode owned(int newGeneration) {
        return generation == newGeneration ? this : new HindsightNode(newGeneration, this);
    }

    /** The lower half for 0, the upper for 1; null while nothing is there. */
    HindsightNode child(int half) {
        return half == 0 ? lower : upper;
    }

    /** That half, made if it was not there, and copied if it may not be written. */
    HindsightNode ownedChild(int half, int newGeneration) {
        HindsightNode child = child(half);
        HindsightNode owned = child == null ? new HindsightNode(newGeneration) : child.owned(newGeneration);
        if (half == 0) {
            lower = owned;
        } else {
            upper = owned;
        }
        return owned;
    }

    boolean full() {
        return settled.size() + looseCount >= ROOM;
    }

    /** @param ordered whether most devices are to be in order at any time, rather than at the end */
    void add(int device, boolean ordered) {
        if (looseCount == loose.length) {
            int most = Math.max(ROOM, ordered ? settled.size() >> LOOSE_SHARE_BITS : settled.size());
            if (looseCount >= most) {
                settleLoose();
            }
            loose = Arrays.copyOf(loose, Math.min(most, PackedLongs.grown(looseCount)));
        }
        loose[looseCount++] = device;
    }

    /** Puts all devices in order, here and below. */
    void settle() {
        if (settled.size() + looseCount > ROOM) {
            settleLoose();
        } else {
            loose = Arrays.copyOf(loose, looseCount);
        }
        if (lower != null) {
            lower.settle();
        }
        if (upper != null) {
            upper.settle();
        }
    }

    void addTo(BitSet devices) {
        settled.forEach(devices::set);
        for (int i = 0; i < looseCount; i++) {
            devices.set(loose[i]);
        }
    }

    private void settleLoose() {
        // Sorted in a copy: views read what is loose.
        settled = settled.with(Arrays.copyOf(loose, looseCount), looseCount);
        loose = NONE;
        looseCount = 0;
    }
}
