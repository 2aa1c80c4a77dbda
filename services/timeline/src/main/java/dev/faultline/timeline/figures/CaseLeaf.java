package dev.faultline.timeline.figures;

import dev.faultline.timeline.columns.PackedLongs;
import dev.faultline.timeline.views.Window;
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

    /** A leaf with so many cases is not gone on with in a new month: figures are often asked for by the month. */
    static final int ENOUGH_FOR_A_MONTH = 64;

    /** So small a share of a leaf may be kept beside it. */
    private static final int KEPT_SHARE = 8;

    private static final long LOWER_HALF = 0xFFFF_FFFFL;
    private static final long MILLI = 1_000_000;
    private static final long HALF_NARROW_RANGE = (1L << 31) * MILLI;

    final int generation;
    private final PackedLongs values;
    private final PackedLongs times;
    private final TimeSum sum;
    private boolean sorted;
    /** Cases from then on, and before the next leaf begins, are in this leaf; the first one has all before, too. */
    private final long begin;

    private final long monthEnd;
    /** Whether it goes on with a month that filled a leaf before: then the next month fills one, too. */
    private final boolean isSecond;

    private long minTime = Long.MAX_VALUE;
    private long maxTime = Long.MIN_VALUE;
    private long minStart = Long.MAX_VALUE;
    private int splitAt = MOST;
    private Histogram histogram;
    private final Memo<Few> fews = new Memo<>();
    private final Memo<TimeSum> overlaps = new Memo<>();
    private final Memo<Found> withins = new Memo<>();

    /**
     * An empty leaf.
     *
     * @param aboutTime one of the times that it is for
     * @param begin the first of them
     */
    CaseLeaf(int generation, boolean sorted, long aboutTime, long begin) {
        this.generation = generation;
        this.sorted = sorted;
        this.begin = begin;
        monthEnd = Months.next(aboutTime);
        isSecond = begin > Months.last(aboutTime);
        values = new PackedLongs(MILLI, 0, 4);
        times = new PackedLongs(MILLI, Math.floorDiv(aboutTime - HALF_NARROW_RANGE, MILLI) * MILLI, 4);
        sum = new TimeSum();
    }

    private CaseLeaf(int generation, CaseLeaf from) {
        this.generation = generation;
        sorted = from.sorted;
        begin = from.begin;
        monthEnd = from.monthEnd;
        isSecond = from.isSecond;
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

    /** Whether a time should be in a new leaf behind this one, which is the last. */
    boolean isBehind(long time) {
        return time > maxTime && (size() >= CAPACITY || time >= monthEnd && (size() >= ENOUGH_FOR_A_MONTH || isSecond));
    }

    /** The first time that it is for. */
    long begin() {
        return begin;
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
        var lower = new CaseLeaf(generation, sorted, ordered[0], begin);
        var upper = new CaseLeaf(generation, sorted, median, median);
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

    /**
     * Those cases of a part of the leaf that are fewer: the ones in it, or the ones out of it.
     *
     * @param mostly whether the leaf lies in the window but for the cases that are listed
     * @param cases their durations
     */
    record Few(boolean mostly, long[] cases) {}

    /** The cases whose time lies in a window, or those whose time does not. Only of a leaf that is written no more. */
    Few of(Window window) {
        long from = fromOf(window.from(), minTime);
        long to = toOf(window.to(), maxTime + 1);
        Few kept = fews.of(from, to);
        if (kept != null) {
            return kept;
        }
        Few found = few(window);
        // A leaf that is cut in its midst would keep itself once more.
        return found.cases().length > size() / KEPT_SHARE ? found : fews.keep(from, to, found);
    }

    private Few few(Window window) {
        int within = 0;
        for (int i = 0; i < size(); i++) {
            within += window.holds(times.get(i)) ? 1 : 0;
        }
        boolean mostly = within > size() / 2;
        long[] cases = new long[mostly ? size() - within : within];
        int found = 0;
        for (int i = 0; i < size(); i++) {
            if (window.holds(times.get(i)) != mostly) {
                cases[found++] = values.get(i);
            }
        }
        return new Few(mostly, cases);
    }

    /** How many intervals there are of a kind, and how long they are together. Not to be changed. */
    record Found(long count, TimeSum sum) {}

    /** How much of all intervals lies in [from, to). Only of a leaf that is written no more. */
    TimeSum overlap(long from, long to) {
        long since = fromOf(from, minStart);
        long until = toOf(to, maxTime);
        TimeSum kept = overlaps.of(since, until);
        return kept != null ? kept : overlaps.keep(since, until, findOverlap(from, to));
    }

    /** The intervals that lie in [from, to) whole. Only of a leaf that is written no more. */
    Found within(long from, long to) {
        long since = fromOf(from, minStart);
        long until = toOf(to, maxTime + 1);
        Found kept = withins.of(since, until);
        return kept != null ? kept : withins.keep(since, until, findWithin(from, to));
    }

    /** One number for all windows that begin before anything here does. */
    private static long fromOf(long from, long first) {
        return from <= first ? Long.MIN_VALUE : from;
    }

    private static long toOf(long to, long last) {
        return to >= last ? Long.MAX_VALUE : to;
    }

    // Which cases lie how in a window nothing can foresee: the loops below take the same way for each of them, and add
    // up
    // halves of numbers, for which a long is wide enough.

    private TimeSum findOverlap(long from, long to) {
        long upper = 0;
        long lower = 0;
        for (int i = 0; i < size(); i++) {
            long end = times.get(i);
            long part = Math.max(0, Math.min(end, to) - Math.max(end - values.get(i), from));
            upper += part >>> 32;
            lower += part & LOWER_HALF;
        }
        return TimeSum.ofHalves(upper, lower);
    }

    private Found findWithin(long from, long to) {
        long upper = 0;
        long lower = 0;
        long found = 0;
        for (int i = 0; i < size(); i++) {
            long end = times.get(i);
            long value = values.get(i);
            // All ones where it does.
            long mask = (end - to & from - 1 - (end - value)) >> 63;
            upper += value >>> 32 & mask;
            lower += value & LOWER_HALF & mask;
            found -= mask;
        }
        return new Found(found, TimeSum.ofHalves(upper, lower));
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
