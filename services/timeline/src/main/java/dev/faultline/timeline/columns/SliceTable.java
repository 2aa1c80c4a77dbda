package dev.faultline.timeline.columns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives each distinct run of bytes a number, counted from 0 in the order of first sight, and keeps it for ever. One
 * thread writes; any thread may read through a {@link View}, which shows what was there when it was taken.
 */
public final class SliceTable {
    /** Returned where a run of bytes has no number. */
    public static final int ABSENT = -1;

    private static final int FIRST_CAPACITY = 64;

    private byte[][] entries = new byte[FIRST_CAPACITY][];
    private int[] hashes = new int[FIRST_CAPACITY];
    private int[] slots = new int[FIRST_CAPACITY * 2];
    private int size;

    /** The table as it was at one moment, for any thread that got the view through a happens-before edge. */
    public record View(byte[][] entries, int[] slots, int size) {
        /** The bytes of a number below {@link #size}. Not copied. */
        public byte[] bytes(int ordinal) {
            return entries[ordinal];
        }

        /** The text of a number below {@link #size}. */
        public String text(int ordinal) {
            return new String(entries[ordinal], StandardCharsets.UTF_8);
        }

        /** The number of a text, or {@link #ABSENT}. */
        public int find(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int mask = slots.length - 1;
            for (int slot = hash(bytes, 0, bytes.length) & mask; ; slot = (slot + 1) & mask) {
                int ordinal = slots[slot] - 1;
                if (ordinal < 0) {
                    return ABSENT;
                }
                // The writer goes on filling free slots: a number that the view does not hold yet is passed over.
                if (ordinal < size && Arrays.equals(entries[ordinal], bytes)) {
                    return ordinal;
                }
            }
        }
    }

    public int size() {
        return size;
    }

    public View view() {
        return new View(entries, slots, size);
    }

    /** The bytes of a number. Not copied. */
    public byte[] bytes(int ordinal) {
        return entries[ordinal];
    }

    /** The number of these bytes, given to them now if they had none; the bytes are copied then. */
    public int intern(byte[] source, int from, int to) {
        int hash = hash(source, from, to);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (true) {
            int ordinal = slots[slot] - 1;
            if (ordinal < 0) {
                break;
            }
            if (hashes[ordinal] == hash && matches(entries[ordinal], source, from, to)) {
                return ordinal;
            }
            slot = (slot + 1) & mask;
        }
        return add(Arrays.copyOfRange(source, from, to), hash, slot);
    }

    /** The number of these bytes, given to them now if they had none. */
    public int intern(byte[] bytes) {
        return intern(bytes, 0, bytes.length);
    }

    /** The number of a text's UTF-8, given to it now if it had none. */
    public int intern(String text) {
        return intern(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The number of these bytes, or {@link #ABSENT}; adds nothing. */
    public int find(byte[] source, int from, int to) {
        int hash = hash(source, from, to);
        int mask = slots.length - 1;
        for (int slot = hash & mask; ; slot = (slot + 1) & mask) {
            int ordinal = slots[slot] - 1;
            if (ordinal < 0) {
                return ABSENT;
            }
            if (hashes[ordinal] == hash && matches(entries[ordinal], source, from, to)) {
                return ordinal;
            }
        }
    }

    private int add(byte[] bytes, int hash, int slot) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size + (size >> 1));
            hashes = Arrays.copyOf(hashes, entries.length);
        }
        int ordinal = size++;
        entries[ordinal] = bytes;
        hashes[ordinal] = hash;
        slots[slot] = ordinal + 1;
        if (size * 2 > slots.length) {
            rehash();
        }
        return ordinal;
    }

    private void rehash() {
        int[] wider = new int[slots.length * 2];
        int mask = wider.length - 1;
        for (int ordinal = 0; ordinal < size; ordinal++) {
            int slot = hashes[ordinal] & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = ordinal + 1;
        }
        slots = wider;
    }

    private static boolean matches(byte[] entry, byte[] source, int from, int to) {
        return Arrays.equals(entry, 0, entry.length, source, from, to);
    }

    private static int hash(byte[] source, int from, int to) {
        return BytesHash.of(source, from, to);
    }
}
