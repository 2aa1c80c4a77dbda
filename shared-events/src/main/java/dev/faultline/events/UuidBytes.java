package dev.faultline.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads UUIDs from their text without making an object for each. Only the canonical text is taken, 36 characters in
 * lower case, so that equal numbers mean equal texts. One instance serves one thread.
 */
public final class UuidBytes {
    /** The length of a UUID's text. */
    public static final int LENGTH = 36;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final long LOW_BITS = 0x0101_0101_0101_0101L;
    private static final long LOW_NIBBLES = 0x0f0f_0f0f_0f0f_0f0fL;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private long hi;
    private long lo;

    /**
     * Reads a UUID. After false, {@link #hi()} and {@link #lo()} mean nothing.
     *
     * @param text may be null, which is no UUID
     * @return whether the whole text is a canonical UUID
     */
    public boolean parse(byte[] text) {
        if (text == null
                || text.length != LENGTH
                || text[8] != '-'
                || text[13] != '-'
                || text[18] != '-'
                || text[23] != '-') {
            return false;
        }
        long first = (long) LONG.get(text, 0);
        long second = (long) (int) INT.get(text, 9) << 32 | (int) INT.get(text, 14) & 0xffff_ffffL;
        long third = (long) (int) INT.get(text, 19) << 32 | (int) INT.get(text, 24) & 0xffff_ffffL;
        long fourth = (long) LONG.get(text, 28);
        if ((wrong(first) | wrong(second) | wrong(third) | wrong(fourth)) != 0) {
            return false;
        }
        hi = packed(first) << 32 | packed(second);
        lo = packed(third) << 32 | packed(fourth);
        return true;
    }

    /** The first 64 bits of the UUID last read. */
    public long hi() {
        return hi;
    }

    /** The last 64 bits of the UUID last read. */
    public long lo() {
        return lo;
    }

    /** The canonical text of a UUID. */
    public static byte[] text(long hi, long lo) {
        byte[] text = new byte[LENGTH];
        int at = 0;
        for (int digit = 0; digit < 32; digit++) {
            if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
                text[at++] = '-';
            }
            long half = digit < 16 ? hi : lo;
            text[at++] = HEX[(int) (half >>> 60 - 4 * (digit & 15)) & 15];
        }
        return text;
    }

    /** The values of eight characters, a byte each; only right where {@link #wrong} is zero. */
    private static long nibbles(long characters) {
        return (characters & LOW_NIBBLES) + letters(characters) * 9;
    }

    /** One for each character that lies where letters do. */
    private static long letters(long characters) {
        return characters >>> 6 & LOW_BITS;
    }

    /** Zero exactly when all eight characters are digits or a to f: then writing the values again gives the same. */
    private static long wrong(long characters) {
        long nibbles = nibbles(characters);
        long letters = letters(characters);
        long again = nibbles + 0x30 * LOW_BITS + letters * 0x27;
        long fromTenOn = nibbles + 6 * LOW_BITS >>> 4 & LOW_BITS;
        return again ^ characters | fromTenOn ^ letters | nibbles & ~LOW_NIBBLES;
    }

    private static long packed(long characters) {
        long bits = nibbles(characters);
        bits = (bits | bits >>> 4) & 0x00ff_00ff_00ff_00ffL;
        bits = (bits | bits >>> 8) & 0x0000_ffff_0000_ffffL;
        return (bits | bits >>> 16) & 0xffff_ffffL;
    }
}
