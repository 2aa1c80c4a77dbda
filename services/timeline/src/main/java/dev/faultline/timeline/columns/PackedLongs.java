package dev.faultline.timeline.columns;

import java.util.Arrays;

/**
 * A growable column of longs that takes four bytes each while every value is a multiple of {@code unit} above or at the
 * base within 2^32 units, and eight bytes each from the first value on that is not. One writer; a reader needs a {@link
 * #copy} or a column that is written no more.
 */
public final class PackedLongs {
    private static final long NARROW_LIMIT = 1L << 32;

    private final long unit;
    private final long base;
    private int size;
    private int[] narrow;
    private long[] wide;

    /** An empty column for multiples of {@code unit} from {@code base} on. */
    public PackedLongs(long unit, long base, int capacity) {
        this.unit = unit;
        this.base = base;
        this.narrow = new int[capacity];
    }

    private PackedLongs(PackedLongs from, int capacity) {
        this.unit = from.unit;
        this.base = from.base;
        this.size = from.size;
        if (from.wide != null) {
            this.wide = Arrays.copyOf(from.wide, capacity);
        } else {
            this.narrow = Arrays.copyOf(from.narrow, capacity);
        }
    }

    public int size() {
        return size;
    }

    public long get(int index) {
        return wide != null ? wide[index] : base + (narrow[index] & 0xFFFF_FFFFL) * unit;
    }

    /** Puts a value before the one at {@code index}; at {@link #size} it is appended. */
    public void insert(int index, long value) {
        if (wide == null && !fits(value)) {
            widen();
        }
        if (wide != null) {
            if (size == wide.length) {
                wide = Arrays.copyOf(wide, grown(size));
            }
            System.arraycopy(wide, index, wide, index + 1, size - index);
            wide[index] = value;
        } else {
            if (size == narrow.length) {
                narrow = Arrays.copyOf(narrow, grown(size));
            }
            System.arraycopy(narrow, index, narrow, index + 1, size - index);
            narrow[index] = (int) ((value - base) / unit);
        }
        size++;
    }

    public void append(long value) {
        insert(size, value);
    }

    public void set(int index, long value) {
        if (wide == null && !fits(value)) {
            widen();
        }
        if (wide != null) {
            wide[index] = value;
        } else {
            narrow[index] = (int) ((value - base) / unit);
        }
    }

    public void remove(int index) {
        size--;
        if (wide != null) {
            System.arraycopy(wide, index + 1, wide, index, size - index);
        } else {
            System.arraycopy(narrow, index + 1, narrow, index, size - index);
        }
    }

    /** A column of its own with the same values and room for {@code spare} more. */
    public PackedLongs copy(int spare) {
        return new PackedLongs(this, size + spare);
    }

    /** The capacity that an array of this size grows to: an eighth more, so that little stays unused. */
    public static int grown(int size) {
        return size + Math.max(4, size >> 3);
    }

    private boolean fits(long value) {
        long above = value - base;
        return above >= 0 && above % unit == 0 && above / unit < NARROW_LIMIT;
    }

    private void widen() {
        long[] values = new long[narrow.length];
        for (int i = 0; i < size; i++) {
            values[i] = get(i);
        }
        wide = values;
        narrow = null;
    }
}
