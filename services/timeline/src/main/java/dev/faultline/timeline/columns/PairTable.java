package dev.faultline.timeline.columns;

import java.util.Arrays;

/**
 * Gives each distinct pair of numbers a number of its own, counted from 0 in the order of first sight. One thread
 * writes; any thread may read through a {@link View}.
 */
public final class PairTable {
    private static final int FIRST_CAPACITY = 64;

    private long[] pairs = new long[FIRST_CAPACITY];
    private int[] slots = new int[FIRST_CAPACITY * 2];
    private int size;

    /** The table as it was at one moment. */
    public record View(long[] pairs, int size) {
        public int left(int ordinal) {
            return (int) (pairs[ordinal] >>> 32);
        }

        public int right(int ordinal) {
            return (int) pairs[ordinal];
        }
    }

    public int size() {
        return size;
    }

    public View view() {
        return new View(pairs, size);
    }

    public int left(int ordinal) {
        return (int) (pairs[ordinal] >>> 32);
    }

    public int right(int ordinal) {
        return (int) pairs[ordinal];
    }

    /** The number of this pair, given to it now if it had none. */
    public int intern(int left, int right) {
        long pair = (long) left << 32 | right & 0xFFFF_FFFFL;
        int mask = slots.length - 1;
        int slot = BytesHash.of(pair) & mask;
        while (slots[slot] != 0) {
            if (pairs[slots[slot] - 1] == pair) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size + (size >> 1));
        }
        pairs[size] = pair;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    /** The number of this pair, or {@link SliceTable#ABSENT}; adds nothing. */
    public int find(int left, int right) {
        long pair = (long) left << 32 | right & 0xFFFF_FFFFL;
        int mask = slots.length - 1;
        for (int slot = BytesHash.of(pair) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            if (pairs[slots[slot] - 1] == pair) {
                return slots[slot] - 1;
            }
        }
        return SliceTable.ABSENT;
    }

    private void rehash() {
        int[] wider = new int[slots.length * 2];
        int mask = wider.length - 1;
        for (int ordinal = 0; ordinal < size; ordinal++) {
            int slot = BytesHash.of(pairs[ordinal]) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = ordinal + 1;
        }
        slots = wider;
    }
}
