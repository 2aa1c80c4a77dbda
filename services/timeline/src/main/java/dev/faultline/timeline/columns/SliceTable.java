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
    /** The hash in the upper half and the number plus one in the lower, so that a look-up goes far only for its own. */
    private long[] slots = new long[FIRST_CAPACITY * 2];

    private int size;

    /** The table as it was at one moment, for any thread that got the view through a happens-before edge. */
    public record View(byte[][] entries, long[] slots, int size) {
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
            for (int slot = BytesHash.of(bytes, 0, bytes.length) & mask; ; slot = (slot + 1) & mask) {
                int ordinal = (int) slots[slot] - 1;
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
        int hash = BytesHash.of(source, from, to);
        int found = find(hash, source, from, to);
        return found >= 0 ? found : add(Arrays.copyOfRange(source, from, to), hash);
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
        return find(BytesHash.of(source, from, to), source, from, to);
    }

    /** The hash by which {@link #find(int, byte[])} looks. Holds within this process alone. */
    public static int hash(byte[] bytes) {
        return BytesHash.of(bytes, 0, bytes.length);
    }

    /** The slot where the search for a hash begins: to have it near before it is needed. */
    public long slotOf(int hash) {
        return slots[hash & slots.length - 1];
    }

    /** As {@link #find(byte[], int, int)}, for bytes whose hash is known. */
    public int find(int hash, byte[] bytes) {
        return find(hash, bytes, 0, bytes.length);
    }

    private int find(int hash, byte[] source, int from, int to) {
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            long held = slots[slot];
            if ((int) (held >>> 32) == hash) {
                int ordinal = (int) held - 1;
                byte[] entry = entries[ordinal];
                if (Arrays.equals(entry, 0, entry.length, source, from, to)) {
                    return ordinal;
                }
            }
        }
        return ABSENT;
    }

    private int add(byte[] bytes, int hash) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size + (size >> 1));
        }
        entries[size++] = bytes;
        put(slots, (long) hash << 32 | size);
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        long[] wider = new long[slots.length * 2];
        for (long held : slots) {
            if (held != 0) {
                put(wider, held);
            }
        }
        slots = wider;
    }

    private static void put(long[] slots, long held) {
        int mask = slots.length - 1;
        int slot = (int) (held >>> 32) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = held;
    }
}
