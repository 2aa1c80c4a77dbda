package dev.faultline.timeline.figures;

import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The spread of many cases from leaves that are each in order: histograms of the leaves tell in which narrow range of
 * durations a rank lies, and only the durations in that range are looked at. Exact.
 */
final class CaseSelection {
    /** Up to this many cases sorting them all is cheaper. */
    private static final int SORTED_AT_ONCE = 2_048;

    private final List<CaseLeaf> leaves = new ArrayList<>();
    private final TimeSum sum = new TimeSum();
    private long[] loose = new long[64];
    private int looseCount;
    private long count;
    private long max;

    /** Takes the cases whose time lies in the window. */
    void take(CaseSeries series, Window window) {
        for (int l = 0; l < series.leafCount(); l++) {
            CaseLeaf leaf = series.leaf(l);
            if (leaf.size() == 0 || leaf.maxTime() < window.from() || leaf.minTime() >= window.to()) {
                continue;
            }
            if (leaf.minTime() >= window.from() && leaf.maxTime() < window.to()) {
                leaves.add(leaf);
                sum.add(leaf.sum());
                count += leaf.size();
                max = Math.max(max, leaf.value(leaf.size() - 1));
            } else {
                for (int i = 0; i < leaf.size(); i++) {
                    if (window.holds(leaf.time(i))) {
                        takeLoose(leaf.value(i));
                    }
                }
            }
        }
    }

    Distribution distribution() {
        if (count == 0) {
            return Distribution.NONE;
        }
        if (count <= SORTED_AT_ONCE) {
            long[] all = Arrays.copyOf(loose, (int) count);
            int size = looseCount;
            for (CaseLeaf leaf : leaves) {
                for (int i = 0; i < leaf.size(); i++) {
                    all[size++] = leaf.value(i);
                }
            }
            return Distribution.of(all, size);
        }
        int[] totals = new int[Histogram.BINS];
        for (CaseLeaf leaf : leaves) {
            leaf.histogram().addTo(totals);
        }
        for (int i = 0; i < looseCount; i++) {
            totals[Histogram.bin(loose[i])]++;
        }
        return new Distribution(
                count,
                sum,
                atRank(Distribution.rank(50, count), totals),
                atRank(Distribution.rank(90, count), totals),
                atRank(Distribution.rank(95, count), totals),
                max);
    }

    private void takeLoose(long value) {
        if (looseCount == loose.length) {
            loose = Arrays.copyOf(loose, looseCount * 2);
        }
        loose[looseCount++] = value;
        sum.add(value);
        count++;
        max = Math.max(max, value);
    }

    private long atRank(long rank, int[] totals) {
        int bin = 0;
        long before = 0;
        while (before + totals[bin] <= rank) {
            before += totals[bin++];
        }
        long[] within = new long[totals[bin]];
        int size = 0;
        long floor = Histogram.floor(bin);
        long ceiling = bin + 1 < Histogram.BINS ? Histogram.floor(bin + 1) : Long.MAX_VALUE;
        for (CaseLeaf leaf : leaves) {
            for (int i = leaf.lowerBound(floor); i < leaf.size() && leaf.value(i) < ceiling; i++) {
                within[size++] = leaf.value(i);
            }
        }
        for (int i = 0; i < looseCount; i++) {
            if (loose[i] >= floor && loose[i] < ceiling) {
                within[size++] = loose[i];
            }
        }
        return Quickselect.select(within, size, (int) (rank - before));
    }
}
