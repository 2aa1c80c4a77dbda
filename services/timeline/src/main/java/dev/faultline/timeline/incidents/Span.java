package dev.faultline.timeline.incidents;

/**
 * From when to when an incident lasted, [from, to), in nanoseconds since 1970-01-01T00:00Z.
 *
 * @param from inclusive
 * @param to exclusive, never before {@code from}; {@link #OPEN} while it lasts
 */
public record Span(long from, long to) {
    /** The end of a span that lasts. */
    public static final long OPEN = Long.MAX_VALUE;

    public Span {
        if (to < from) {
            throw new IllegalArgumentException("a span that ends before it begins");
        }
    }

    public boolean isOpen() {
        return to == OPEN;
    }

    /** Whether any of it lies in [start, end). A span that ends where it begins still fills that one instant. */
    public boolean overlaps(long start, long end) {
        return from < end && Math.max(to, from + 1) > start;
    }
}
