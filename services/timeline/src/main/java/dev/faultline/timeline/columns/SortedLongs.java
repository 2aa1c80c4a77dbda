package dev.faultline.timeline.columns;

import java.util.Arrays;

/** An ascending list of longs, equal ones allowed, that is never changed: adding and removing give a new list. */
public final class SortedLongs {
    public static final SortedLongs EMPTY = new SortedLongs(new long[0]);

    private final long[] values;

    private SortedLongs(long[] values) {
        this.values = values;
    }

    public int size() {
        return values.length;
    }

    public long get(int index) {
        return values[index];
    }

    /** How many values lie below {@code bound}. */
    public int countBelow(long bound) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public SortedLongs with(long value) {
        int at = countBelow(value);
        long[] more = new long[values.length + 1];
        System.arraycopy(values, 0, more, 0, at);
        more[at] = value;
        System.arraycopy(values, at, more, at + 1, values.length - at);
        return new SortedLongs(more);
    }

    /**
     * The list with one occurrence of the value less.
     *
     * @throws IllegalStateException when the value is not in the list
     */
    public SortedLongs without(long value) {
        int at = countBelow(value);
        if (at == values.length || values[at] != value) {
            throw new IllegalStateException("not in the list: " + value);
        }
        long[] fewer = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(values, at + 1, fewer, at, fewer.length - at);
        return new SortedLongs(fewer);
    }
}
