package dev.faultline.timeline.facts;

import java.util.BitSet;

/**
 * Which devices may look different in hindsight: for each instant those of which a fact makes a {@link Difference} then, and
 * some more. Each difference stands for its device at one node of a binary tree over all time: the smallest that holds it
 * whole, or a larger one that has room, so that few differences far apart do not make many nodes. Whoever asks for an instant
 * finds them in the nodes on the way to it. A device stands at a node once, however many differences it has there, which is
 * what keeps this small: about a byte a fact. Nothing is ever taken out. One thread writes; any thread reads through a
 * {@link View}.
 */
final class Hindsight {
    /** The smallest nodes are as long as 2^42 ns, 73 minutes. */
    private static final int LEAF_BITS = 42;

    private static final int LEVELS = Long.SIZE - LEAF_BITS;

    private int generation;
    private boolean viewed;
    private HindsightNode root = new HindsightNode(0);
    /** Where the last difference went, for the next one most likely goes there too; null after a view. */
    private HindsightNode last;

    private int lastPlace;

    /** The devices as they were at one moment. */
    static final class View {
        private final HindsightNode root;

        private View(HindsightNode root) {
            this.root = root;
        }

        /** Sets the bit of each device of which a fact makes a difference at the instant, and of some more. */
        void addTo(BitSet devices, long instant) {
            int leaf = leaf(instant);
            int level = LEVELS;
            for (HindsightNode node = root; node != null; node = level == 0 ? null : node.child(leaf >>> --level & 1)) {
                node.addTo(devices);
            }
        }
    }

    /** Notes that a fact of the device makes this difference. */
    void note(int device, Difference difference) {
        if (difference.isNone()) {
            return;
        }
        int leaf = leaf(difference.from());
        int height = Integer.SIZE - Integer.numberOfLeadingZeros(leaf ^ leaf(difference.until() - 1));
        int place = (1 << LEVELS | leaf) >>> height;
        if (last == null || lastPlace != place) {
            int level = LEVELS;
            root = root.owned(generation);
            last = root;
            while (level > height && last.full()) {
                last = last.ownedChild(leaf >>> --level & 1, generation);
            }
            lastPlace = (1 << LEVELS | leaf) >>> level;
        }
        last.add(device, viewed);
    }

    View view() {
        if (!viewed) {
            // What came before is put in order at once, which is cheaper for a replay than keeping it so.
            root.settle();
            viewed = true;
        }
        generation++;
        last = null;
        return new View(root);
    }

    private static int leaf(long instant) {
        return (int) ((instant ^ Long.MIN_VALUE) >>> LEAF_BITS);
    }
}
