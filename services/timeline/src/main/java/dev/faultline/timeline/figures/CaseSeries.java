package dev.faultline.timeline.figures;

import dev.faultline.timeline.columns.SortedLongs;
import java.util.Arrays;

/**
 * Cases of one kind in one cell by time: a case is a duration and the time at which it ended (an interval), or at which it
 * was counted. Beside them the starts of intervals that are still open. Leaves hold a bounded number of cases each, so that
 * a write after a snapshot copies little.
 */
final class CaseSeries {
    final int generation;
    private CaseLeaf[] leaves;
    private int count;
    private final SortedLongs open;

    CaseSeries(int generation) {
        this.generation = generation;
        leaves = new CaseLeaf[1];
        open = new SortedLongs();
    }

    private CaseSeries(int generation, CaseSeries from) {
        this.generation = generation;
        leaves = from.leaves.clone();
        count = from.count;
        open = from.open.copy();
    }

    CaseSeries copy(int newGeneration) {
        return new CaseSeries(newGeneration, this);
    }

    /** The starts of intervals that are still open. Not to be changed. */
    SortedLongs open() {
        return open;
    }

    int leafCount() {
        return count;
    }

    CaseLeaf leaf(int index) {
        return leaves[index];
    }

    void open(long start) {
        open.add(start);
    }

    void unopen(long start) {
        open.remove(start);
    }

    void add(long value, long time, boolean sorted) {
        if (count == 0) {
            put(0, new CaseLeaf(generation, sorted, time, time));
        } else if (leaves[count - 1].isBehind(time)) {
            // Cases mostly come in the order of time: then each leaf is filled before the next one is begun.
            long begin = Math.max(Months.last(time), leaves[count - 1].maxTime() + 1);
            put(count, new CaseLeaf(generation, sorted, time, begin));
        }
        int at = leafFor(time);
        if (leaves[at].tooFull()) {
            split(at);
            at = leafFor(time);
        }
        own(at).add(value, time);
    }

    void remove(long value, long time) {
        // Cases of one time may lie in two leaves that meet at it.
        own(leafFor(time)).remove(value, time);
    }

    void sort() {
        for (int i = 0; i < count; i++) {
            leaves[i].sort();
        }
    }

    /** How much of all intervals lies in [from, to); open ones reach over {@code to}. */
    void overlap(long from, long to, TimeSum into) {
        if (to <= from) {
            return;
        }
        for (int l = 0; l < count; l++) {
            CaseLeaf leaf = leaves[l];
            if (leaf.maxTime() <= from || leaf.minStart() >= to) {
                continue;
            }
            if (leaf.minStart() >= from && leaf.maxTime() <= to) {
                into.add(leaf.sum());
                continue;
            }
            into.add(leaf.overlap(from, to));
        }
        for (int i = open.countBelow(to) - 1; i >= 0; i--) {
            into.add(to - Math.max(from, open.get(i)));
        }
    }

    /** Adds the intervals that lie in [from, to) whole, and gives how many there are. */
    long within(long from, long to, TimeSum into) {
        long found = 0;
        for (int l = 0; l < count; l++) {
            CaseLeaf leaf = leaves[l];
            if (leaf.minTime() >= to || leaf.maxTime() < from) {
                continue;
            }
            if (leaf.minStart() >= from && leaf.maxTime() < to) {
                into.add(leaf.sum());
                found += leaf.size();
                continue;
            }
            CaseLeaf.Found within = leaf.within(from, to);
            into.add(within.sum());
            found += within.count();
        }
        return found;
    }

    /**
     * How many intervals were open at an instant: they started by then and ended later, or are open still. One that ends at
     * the instant has ended.
     *
     * @param before those that start then or later are not counted
     */
    long openAt(long instant, long before) {
        long found = open.countBelow(instant < before ? instant + 1 : before);
        for (int l = 0; l < count; l++) {
            CaseLeaf leaf = leaves[l];
            if (leaf.maxTime() <= instant || leaf.minStart() > instant) {
                continue;
            }
            for (int i = 0; i < leaf.size(); i++) {
                long end = leaf.time(i);
                if (end > instant) {
                    long start = end - leaf.value(i);
                    found += start <= instant && start < before ? 1 : 0;
                }
            }
        }
        return found;
    }

    /** Adds, for each case before {@code before} and {@code to}, the time in [from, to) from then on. */
    void since(long from, long to, long before, TimeSum into) {
        long until = Math.min(to, before);
        for (int l = 0; l < count && to > from; l++) {
            CaseLeaf leaf = leaves[l];
            if (leaf.minTime() >= until) {
                continue;
            }
            if (leaf.maxTime() <= from && leaf.maxTime() < until) {
                into.add(to - from, leaf.size());
                continue;
            }
            for (int i = 0; i < leaf.size(); i++) {
                long time = leaf.time(i);
                if (time < until) {
                    into.add(to - Math.max(from, time));
                }
            }
        }
    }

    private CaseLeaf own(int at) {
        if (leaves[at].generation != generation) {
            leaves[at] = leaves[at].copy(generation);
        }
        return leaves[at];
    }

    private void split(int at) {
        CaseLeaf[] halves = own(at).split();
        if (halves.length == 2) {
            leaves[at] = halves[0];
            put(at + 1, halves[1]);
        }
    }

    private void put(int at, CaseLeaf leaf) {
        if (count == leaves.length) {
            leaves = Arrays.copyOf(leaves, count + Math.max(1, count >> 2));
        }
        System.arraycopy(leaves, at, leaves, at + 1, count - at);
        leaves[at] = leaf;
        count++;
    }

    /** The last leaf whose range begins at or before the time; else the first. */
    private int leafFor(long time) {
        int low = 0;
        int high = count - 1;
        if (leaves[high].begin() <= time) {
            return high;
        }
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (leaves[middle].begin() <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
