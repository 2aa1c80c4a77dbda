package dev.faultline.timeline.columns;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Different numbers from 0 on in ascending order, close to a byte each where they lie within 256 of each other: what is kept
 * is by how much each exceeds the one before. Never changes.
 */
public final class AscendingInts {
    /** None. */
    public static final AscendingInts NONE = new AscendingInts(new byte[0], 0);

    /** A first byte of this says that the rest of the gap follows, seven bits a byte, the lowest first. */
    private static final int LONG_GAP = 255;

    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int BITS = 7;
    /** Of one gap, at most. */
    private static final int MOST_BYTES = 6;

    private final byte[] gaps;
    private final int size;

    private AscendingInts(byte[] gaps, int size) {
        this.gaps = gaps;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /**
     * These and more.
     *
     * @param more in any order, also such as are there already; sorted on the way
     * @param count how many of them
     */
    public AscendingInts with(int[] more, int count) {
        Arrays.sort(more, 0, count);
        var writer = new Writer(gaps.length + count * 2);
        var reader = new Reader();
        int next = 0;
        while (reader.next()) {
            while (next < count && more[next] < reader.value) {
                writer.add(more[next++]);
            }
            writer.add(reader.value);
        }
        while (next < count) {
            writer.add(more[next++]);
        }
        return writer.written();
    }

    /** Gives each number, in ascending order. */
    public void forEach(IntConsumer each) {
        var reader = new Reader();
        while (reader.next()) {
            each.accept(reader.value);
        }
    }

    private final class Reader {
        private int at;
        private int value = -1;

        boolean next() {
            if (at == gaps.length) {
                return false;
            }
            int gap = gaps[at++] & 0xFF;
            if (gap == LONG_GAP) {
                int shift = 0;
                int part;
                do {
                    part = gaps[at++];
                    gap += (part & LOW_BITS) << shift;
                    shift += BITS;
                } while ((part & MORE) != 0);
            }
            value += gap + 1;
            return true;
        }
    }

    private static final class Writer {
        private byte[] bytes;
        private int length;
        private int size;
        private int last = -1;

        Writer(int capacity) {
            bytes = new byte[capacity];
        }

        /** Passes over what was added just before. */
        void add(int value) {
            if (value == last) {
                return;
            }
            if (length + MOST_BYTES > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length + (bytes.length >> 1) + MOST_BYTES);
            }
            int gap = value - last - 1;
            bytes[length++] = (byte) Math.min(gap, LONG_GAP);
            if (gap >= LONG_GAP) {
                int rest = gap - LONG_GAP;
                while (rest > LOW_BITS) {
                    bytes[length++] = (byte) (rest & LOW_BITS | MORE);
                    rest >>>= BITS;
                }
                bytes[length++] = (byte) rest;
            }
            last = value;
            size++;
        }

        AscendingInts written() {
            return size == 0 ? NONE : new AscendingInts(Arrays.copyOf(bytes, length), size);
        }
    }
}
