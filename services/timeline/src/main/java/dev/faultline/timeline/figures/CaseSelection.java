package dev.faultline.timeline.figures;

import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The spread of many cases, from leaves that are each in order, and single ones, less such as are taken out again:
 * histograms tell in which narrow range of durations a rank lies, and only the durations in that range are looked at. Exact.
 */
final class CaseSelection {
    /** Up to this many cases sorting them all is cheaper. */
    private static final int SORTED_AT_ONCE = 2_048;

    private final List<CaseLeaf> leaves = new ArrayList<>();
    private final Values single = new Values();
    private final Values removed = new Values();
    private final TimeSum sum = new TimeSum();
    private long count;

    /** Durations in the order in which they came. */
    private static final class Values {
        private long[] values;
        private int size;

        Values() {
            this(0);
        }

        Values(int capacity) {
            values = new long[capacity];
        }

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.max(16, size + (size >> 1)));
            }
            values[size++] = value;
        }

        void add(Values others) {
            if (size + others.size > values.length) {
                // Many are taken in one after another: each time to the very size would copy all of them each time.
                values = Arrays.copyOf(values, Math.max(size + others.size, size + (size >> 1)));
            }
            System.arraycopy(others.values, 0, values, size, others.size);
            size += others.size;
        }

        void countInto(int[] totals, int by) {
            for (int i = 0; i < size; i++) {
                totals[Histogram.bin(values[i])] += by;
            }
        }
    }

    /** Takes the cases whose time lies in the window. */
    void take(CaseSeries series, Window window) {
        for (int l = 0; l < series.leafCount(); l++) {
            CaseLeaf leaf = series.leaf(l);
            if (leaf.size() == 0 || leaf.maxTime() < window.from() || leaf.minTime() >= window.to()) {
                continue;
            }
            if (leaf.minTime() >= window.from() && leaf.maxTime() < window.to()) {
                takeWhole(leaf);
            } else {
                takePart(leaf, window);
            }
        }
    }

    private void takeWhole(CaseLeaf leaf) {
        leaves.add(leaf);
        sum.add(leaf.sum());
        count += leaf.size();
    }

    /** A leaf that lies in the window for the most part is taken whole, and what does not is taken out again. */
    private void takePart(CaseLeaf leaf, Window window) {
        CaseLeaf.Few few = leaf.of(window);
        if (few.mostly()) {
            takeWhole(leaf);
        }
        for (long value : few.cases()) {
            if (few.mostly()) {
                remove(value);
            } else {
                add(value);
            }
        }
    }

    void add(long value) {
        single.add(value);
        sum.add(value);
        count++;
    }

    /** Takes a case of this duration out, which must be there. */
    void remove(long value) {
        removed.add(value);
        sum.add(-value);
        count--;
    }

    void add(CaseSelection others) {
        leaves.addAll(others.leaves);
        single.add(others.single);
        removed.add(others.removed);
        sum.add(others.sum);
        count += others.count;
    }

    /** Takes out the single cases of others, which must be here, too. */
    void removeSingle(CaseSelection others) {
        for (int i = 0; i < others.single.size; i++) {
            remove(others.single.values[i]);
        }
    }

    CaseSelection copy() {
        var copy = new CaseSelection();
        copy.add(this);
        return copy;
    }

    long count() {
        return count;
    }

    Distribution distribution() {
        if (count == 0) {
            return Distribution.NONE;
        }
        if (count <= SORTED_AT_ONCE) {
            Values all = everything();
            return Distribution.of(all.values, all.size);
        }
        int[] totals = new int[Histogram.BINS];
        for (CaseLeaf leaf : leaves) {
            leaf.histogram().addTo(totals);
        }
        single.countInto(totals, 1);
        removed.countInto(totals, -1);
        return new Distribution(
                count,
                sum.copy(),
                atRank(Distribution.rank(50, count), totals),
                atRank(Distribution.rank(90, count), totals),
                atRank(Distribution.rank(95, count), totals),
                removed.size == 0 ? max() : atRank(count - 1, totals));
    }

    private long max() {
        long max = 0;
        for (CaseLeaf leaf : leaves) {
            max = Math.max(max, leaf.value(leaf.size() - 1));
        }
        for (int i = 0; i < single.size; i++) {
            max = Math.max(max, single.values[i]);
        }
        return max;
    }

    private long atRank(long rank, int[] totals) {
        int bin = 0;
        long before = 0;
        while (before + totals[bin] <= rank) {
            before += totals[bin++];
        }
        Values within = within(bin, totals[bin] + removed.size);
        return Quickselect.select(within.values, within.size, (int) (rank - before));
    }

    /** All cases, in no particular order. */
    private Values everything() {
        var all = new Values();
        for (CaseLeaf leaf : leaves) {
            for (int i = 0; i < leaf.size(); i++) {
                all.add(leaf.value(i));
            }
        }
        all.add(single);
        return removed.size == 0 ? all : less(all, 0, Long.MAX_VALUE);
    }

    /**
     * The cases of which the duration lies in a bin, in no particular order.
     *
     * @param most how many there may be
     */
    private Values within(int bin, int most) {
        long floor = Histogram.floor(bin);
        long ceiling = bin + 1 < Histogram.BINS ? Histogram.floor(bin + 1) : Long.MAX_VALUE;
        var within = new Values(most);
        for (CaseLeaf leaf : leaves) {
            Histogram histogram = leaf.histogram();
            int end = histogram.end(bin);
            for (int i = histogram.begin(bin); i < end; i++) {
                within.add(leaf.value(i));
            }
        }
        for (int i = 0; i < single.size; i++) {
            if (single.values[i] >= floor && single.values[i] < ceiling) {
                within.add(single.values[i]);
            }
        }
        return removed.size == 0 ? within : less(within, floor, ceiling);
    }

    private Values less(Values all, long floor, long ceiling) {
        Arrays.sort(all.values, 0, all.size);
        long[] out = Arrays.stream(removed.values, 0, removed.size)
                .filter(value -> value >= floor && value < ceiling)
                .sorted()
                .toArray();
        var left = new Values();
        int next = 0;
        for (int i = 0; i < all.size; i++) {
            if (next < out.length && out[next] == all.values[i]) {
                next++;
            } else {
                left.add(all.values[i]);
            }
        }
        if (next < out.length) {
            throw new IllegalStateException("a case was taken out that was not there: " + out[next]);
        }
        return left;
    }
}
