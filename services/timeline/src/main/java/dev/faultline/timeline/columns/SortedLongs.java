package dev.faultline.timeline.columns;

import java.util.Arrays;

/** A growable ascending list of longs, equal ones allowed. One writer; a reader needs one that is written no more. */
public final class SortedLongs {
    private static final int FIRST_CAPACITY = 4;

    private long[] values;
    private int size;

    /** An empty list. */
    public SortedLongs() {
        values = new long[FIRST_CAPACITY];
    }

    private SortedLongs(SortedLongs from) {
        values = Arrays.copyOf(from.values, from.size + FIRST_CAPACITY);
        size = from.size;
    }

    /** A list of its own with the same values. */
    public SortedLongs copy() {
        return new SortedLongs(this);
    }

    public int size() {
        return size;
    }

    public long get(int index) {
        return values[index];
    }

    /** How many values lie below {@code bound}. */
    public int countBelow(long bound) {
        int low = 0;
        int high = size;
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

    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        int at = size > 0 && values[size - 1] > value ? countBelow(value) : size;
        System.arraycopy(values, at, values, at + 1, size - at);
        values[at] = value;
        size++;
    }

    /**
     * Takes one occurrence of the value out.
     *
     * @throws IllegalStateException when the value is not in the list
     */
    public void remove(long value) {
        int at = countBelow(value);
        if (at == size || values[at] != value) {
            throw new IllegalStateException("not in the list: " + value);
        }
        size--;
        System.arraycopy(values, at + 1, values, at, size - at);
    }
}
