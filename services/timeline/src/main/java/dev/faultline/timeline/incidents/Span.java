package dev.faultline.timeline.incidents;

/**
 * From when to when an incident lasted, in nanoseconds since 1970-01-01T00:00Z. Its last instant is part of it: what comes
 * back just then comes back within it.
 *
 * @param from inclusive
 * @param to inclusive, never before {@code from}; {@link #OPEN} while it lasts
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

    /** Whether any of it lies in [start, end). */
    public boolean overlaps(long start, long end) {
        return from < end && to >= start;
    }
}
