package dev.faultline.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Instants as nanoseconds since 1970-01-01T00:00Z in one {@code long}, and their text. Only instants from
 * {@link #EARLIEST} on and before {@link #LATEST} exist for Faultline, so the numbers never overflow.
 */
public final class Instants {
    /** The first instant that an event may have. */
    public static final Instant EARLIEST = Instant.parse("1910-01-01T00:00:00Z");
    /** The first instant that no event may have. */
    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    /** What parsing gives for text that is no instant within bounds. It lies outside the bounds itself. */
    public static final long NOT_AN_INSTANT = Long.MIN_VALUE;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long EARLIEST_SECOND = EARLIEST.getEpochSecond();
    private static final long LATEST_SECOND = LATEST.getEpochSecond();

    private Instants() {}

    /** Whether an event may have this instant. */
    public static boolean inBounds(Instant instant) {
        return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
    }

    /** Whether an event may have the instant this many nanoseconds after 1970; false for {@link #NOT_AN_INSTANT}. */
    public static boolean inBounds(long epochNanos) {
        return epochNanos >= EARLIEST_SECOND * NANOS_PER_SECOND && epochNanos < LATEST_SECOND * NANOS_PER_SECOND;
    }

    /**
     * Nanoseconds since 1970-01-01T00:00Z.
     *
     * @throws IllegalArgumentException if the instant is out of bounds
     */
    public static long toEpochNanos(Instant instant) {
        if (!inBounds(instant)) {
            throw new IllegalArgumentException(
                    instant + " is not from " + EARLIEST + " on and before " + LATEST + ", the bounds of an instant");
        }
        return instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano();
    }

    /** The instant this many nanoseconds after 1970-01-01T00:00Z; bounds are not checked. */
    public static Instant ofEpochNanos(long epochNanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(epochNanos, NANOS_PER_SECOND), Math.floorMod(epochNanos, NANOS_PER_SECOND));
    }

    /**
     * Reads an RFC 3339 instant: upper-case {@code T}, {@code Z} or an offset of hours and minutes, up to nine digits
     * of fraction, a day that the calendar has, no leap second.
     *
     * @return nanoseconds since 1970, or {@link #NOT_AN_INSTANT} for any other text or an instant out of bounds
     */
    public static long parse(byte[] text, int from, int to) {
        return InstantText.parse(text, from, to);
    }

    /** Reads a string as {@link #parse(byte[], int, int)} reads bytes. */
    public static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return InstantText.parse(bytes, 0, bytes.length);
    }

    /**
     * Writes an instant as {@link Instant#toString()} does: UTC, {@code Z}, a fraction of none, three, six or nine
     * digits.
     *
     * @param epochNanos within bounds
     * @param at where in {@code into} to begin; up to 30 bytes are written
     * @return where the text ends
     */
    public static int write(long epochNanos, byte[] into, int at) {
        return InstantText.write(epochNanos, into, at);
    }

    /** The bytes that {@link #write} writes, alone. */
    public static byte[] text(long epochNanos) {
        byte[] text = new byte[InstantText.length(epochNanos)];
        InstantText.write(epochNanos, text, 0);
        return text;
    }

    /** Appends what {@link #write} writes. */
    public static void append(long epochNanos, StringBuilder to) {
        to.append(new String(text(epochNanos), StandardCharsets.ISO_8859_1));
    }
}
