package dev.faultline.recorder.requests;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes that are not UTF-8. The JSON parser lets some of them pass (overlong forms, surrogates), and takes NUL
 * bytes for a sign of UTF-16, so a body is checked before it gets there.
 */
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;

    private Utf8() {}

    /** Where the first byte in [from, to) lies that is NUL or not UTF-8; -1 when there is none. */
    public static int firstInvalid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            while (i + 8 <= to && plain((long) LONGS.get(bytes, i))) {
                i += 8;
            }
            if (i >= to) {
                break;
            }
            int length = sequence(bytes, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    /** Whether all eight bytes are ASCII but NUL. */
    private static boolean plain(long word) {
        return ((word | (word - LOW_BITS)) & HIGH_BITS) == 0;
    }

    /** The length of the sequence that begins at i; 0 when none does. */
    private static int sequence(byte[] bytes, int i, int to) {
        int first = bytes[i];
        if (first > 0) {
            return 1;
        }
        int lead = first & 0xff;
        if (lead >= 0xc2 && lead <= 0xdf) {
            return continues(bytes, i + 1, to) ? 2 : 0;
        }
        if (lead >= 0xe0 && lead <= 0xef) {
            if (!continues(bytes, i + 1, to) || !continues(bytes, i + 2, to)) {
                return 0;
            }
            int second = bytes[i + 1] & 0xff;
            boolean overlong = lead == 0xe0 && second < 0xa0;
            boolean surrogate = lead == 0xed && second > 0x9f;
            return overlong || surrogate ? 0 : 3;
        }
        if (lead >= 0xf0 && lead <= 0xf4) {
            if (!continues(bytes, i + 1, to) || !continues(bytes, i + 2, to) || !continues(bytes, i + 3, to)) {
                return 0;
            }
            int second = bytes[i + 1] & 0xff;
            boolean overlong = lead == 0xf0 && second < 0x90;
            boolean beyond = lead == 0xf4 && second > 0x8f;
            return overlong || beyond ? 0 : 4;
        }
        return 0;
    }

    private static boolean continues(byte[] bytes, int i, int to) {
        return i < to && (bytes[i] & 0xc0) == 0x80;
    }
}
