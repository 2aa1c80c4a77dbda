package dev.faultline.timeline.figures;

import dev.faultline.timeline.columns.PackedLongs;
import java.util.Arrays;

/**
 * Cases whose times lie in one range, each a duration and a time, in ascending order of duration once {@link #sort} was
 * called. Written only by the generation that made it.
 */
final class CaseLeaf {
    /** With so many cases a leaf that is the last gives way to a new one for later times. */
    static final int CAPACITY = 2_048;

    /** With so many it is split: some cases come late for a leaf that is no longer the last. */
    static final int MOST = CAPACITY + CAPACITY / 4;

    private static final long MILLI = 1_000_000;
    private static final long HALF_NARROW_RANGE = (1L << 31) * MILLI;

    final int generation;
    private final PackedLongs values;
    private final PackedLongs times;
    private final TimeSum sum;
    private boolean sorted;
    private long minTime = Long.MAX_VALUE;
    private long maxTime = Long.MIN_VALUE;
    private long minStart = Long.MAX_VALUE;
    private int splitAt = MOST;
    private Histogram histogram;

    CaseLeaf(int generation, boolean sorted, long aboutTime) {
        this.generation = generation;
        this.sorted = sorted;
        values = new PackedLongs(MILLI, 0, 4);
        times = new PackedLongs(MILLI, Math.floorDiv(aboutTime - HALF_NARROW_RANGE, MILLI) * MILLI, 4);
        sum = new TimeSum();
    }

    private CaseLeaf(int generation, CaseLeaf from) {
        this.generation = generation;
        sorted = from.sorted;
        values = from.values.copy(8);
        times = from.times.copy(8);
        sum = from.sum.copy();
        minTime = from.minTime;
        maxTime = from.maxTime;
        minStart = from.minStart;
        splitAt = from.splitAt;
    }

    CaseLeaf copy(int newGeneration) {
        return new CaseLeaf(newGeneration, this);
    }

    int size() {
        return values.size();
    }

    long value(int index) {
        return values.get(index);
    }

    long time(int index) {
        return times.get(index);
    }

    /** The sum of all values. Not to be changed. */
    TimeSum sum() {
        return sum;
    }

    /** No case has an earlier time; there may be none at it. */
    long minTime() {
        return minTime;
    }

    /** No case has a later time; there may be none at it. */
    long maxTime() {
        return maxTime;
    }

    /** No case has an earlier time less value. */
    long minStart() {
        return minStart;
    }

    void add(long value, long time) {
        int at = sorted ? firstNotBefore(value, time) : values.size();
        values.insert(at, value);
        times.insert(at, time);
        sum.add(value);
        minTime = Math.min(minTime, time);
        maxTime = Math.max(maxTime, time);
        minStart = Math.min(minStart, time - value);
    }

    /**
     * Takes one case out.
     *
     * @throws IllegalStateException when there is none like it
     */
    void remove(long value, long time) {
        int at = sorted ? firstNotBefore(value, time) : 0;
        while (at < size() && (value(at) != value || time(at) != time)) {
            at++;
        }
        if (at == size()) {
            throw new IllegalStateException("no case of " + value + " at " + time);
        }
        values.remove(at);
        times.remove(at);
        sum.add(-value);
    }

    /** Whether later times should have a leaf of their own. */
    boolean full() {
        return size() >= CAPACITY;
    }

    /** Whether there are so many cases that {@link #split} is worth a try. */
    boolean tooFull() {
        return size() >= splitAt;
    }

    /** The cases before the median time and those from it on, each in a leaf; this leaf when all are of one time. */
    CaseLeaf[] split() {
        long[] ordered = new long[size()];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = time(i);
        }
        Arrays.sort(ordered);
        long median = ordered[ordered.length / 2];
        if (median == ordered[0]) {
            median = firstAbove(ordered, median);
            if (median == ordered[0]) {
                splitAt = 2 * size();
                return new CaseLeaf[] {this};
            }
        }
        var lower = new CaseLeaf(generation, sorted, ordered[0]);
        var upper = new CaseLeaf(generation, sorted, median);
        for (int i = 0; i < size(); i++) {
            (time(i) < median ? lower : upper).append(value(i), time(i));
        }
        return new CaseLeaf[] {lower, upper};
    }

    void sort() {
        if (!sorted) {
            var pairs = new PairSort(size());
            for (int i = 0; i < size(); i++) {
                pairs.add(value(i), time(i));
            }
            pairs.sort();
            for (int i = 0; i < pairs.size(); i++) {
                values.set(i, pairs.major(i));
                times.set(i, pairs.minor(i));
            }
            sorted = true;
        }
    }

    /** How many cases there are in each range of durations. Only of a leaf that is written no more. */
    Histogram histogram() {
        Histogram known = histogram;
        if (known == null) {
            // Any reader may make it, and two may at once: they make the same.
            known = Histogram.of(this);
            histogram = known;
        }
        return known;
    }

    private int firstNotBefore(long value, long time) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            long there = value(middle);
            if (there < value || there == value && time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first index whose value is at least {@code value}. */
    int lowerBound(long value) {
        return values.lowerBound(value, 0, values.size());
    }

    /** Keeps the order in which cases come, which is that of the leaf they come from. */
    private void append(long value, long time) {
        values.append(value);
        times.append(time);
        sum.add(value);
        minTime = Math.min(minTime, time);
        maxTime = Math.max(maxTime, time);
        minStart = Math.min(minStart, time - value);
    }

    private static long firstAbove(long[] ascending, long value) {
        for (long candidate : ascending) {
            if (candidate > value) {
                return candidate;
            }
        }
        return value;
    }
}
