package dev.faultline.timeline.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hashes bytes eight at a time. Keyed by a number drawn once a process, so that nobody outside can choose names that
 * fall into one slot; nothing that is stored or answered depends on it.
 */
final class BytesHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long KEY = ThreadLocalRandom.current().nextLong() | 1;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final long MULTIPLIER = KEY ^ MIX | 1;

    private BytesHash() {}

    static int of(byte[] source, int from, int to) {
        long hash = KEY ^ (to - from) * MIX;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = fold(hash ^ (long) LONGS.get(source, at));
        }
        if (at < to) {
            long rest = 0;
            for (int i = to - 1; i >= at; i--) {
                rest = rest << 8 | source[i] & 0xFF;
            }
            hash = fold(hash ^ rest);
        }
        return (int) (hash ^ hash >>> 32);
    }

    static int of(long value) {
        long hash = fold(KEY ^ value);
        return (int) (hash ^ hash >>> 32);
    }

    private static long fold(long value) {
        long low = value * MULTIPLIER;
        return low ^ Math.multiplyHigh(value, MULTIPLIER) ^ value >>> 29;
    }
}
