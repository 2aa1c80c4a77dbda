package dev.faultline.events;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Bytes as they come out of hands that are not ours. */
public final class BrokenBytes {
    private BrokenBytes() {}

    /** The bytes with one thing done to them: cut, doubled, changed, or mixed with others. */
    public static byte[] mutated(byte[] bytes, byte[] other, RandomGenerator random) {
        if (bytes.length == 0) {
            return other;
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + random.nextInt(12));
        return switch (random.nextInt(7)) {
            case 0 -> spliced(bytes, from, from + 1, new byte[] {(byte) random.nextInt()});
            case 1 -> spliced(bytes, from, from + 1, new byte[] {(byte) ('0' + random.nextInt(10))});
            case 2 -> spliced(bytes, from, to, new byte[0]);
            case 3 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 4 -> Arrays.copyOf(bytes, from);
            case 5 -> {
                int cut = random.nextInt(other.length);
                yield spliced(bytes, from, bytes.length, Arrays.copyOfRange(other, cut, other.length));
            }
            default -> {
                int cut = random.nextInt(other.length);
                int end = Math.min(other.length, cut + random.nextInt(40));
                yield spliced(bytes, from, from, Arrays.copyOfRange(other, cut, end));
            }
        };
    }

    /** The bytes with others in place of those from {@code from} to {@code to}. */
    public static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
        byte[] result = new byte[from + with.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(with, 0, result, from, with.length);
        System.arraycopy(bytes, to, result, from + with.length, bytes.length - to);
        return result;
    }
}
