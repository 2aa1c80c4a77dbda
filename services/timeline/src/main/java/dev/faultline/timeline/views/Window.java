package dev.faultline.timeline.views;

/**
 * A stretch of time, [from, to), in nanoseconds since 1970-01-01T00:00Z.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Window(long from, long to) {
    public Window {
        if (to < from) {
            throw new IllegalArgumentException("a window that ends before it begins");
        }
    }

    public boolean holds(long instant) {
        return instant >= from && instant < to;
    }
}
