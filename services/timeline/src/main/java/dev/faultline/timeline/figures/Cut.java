package dev.faultline.timeline.figures;

import dev.faultline.timeline.views.Window;

/**
 * Where figures are cut: what occurred later than an instant is as if it had not been told. Cases that end later are open,
 * those that start later are not there, and what was the case at the instant goes on.
 *
 * @param instant nanoseconds since 1970-01-01T00:00Z; {@link #NONE} cuts nothing
 */
record Cut(long instant) {
    static final Cut NONE = new Cut(Long.MAX_VALUE);

    /** The part of a window in which cases can still end, start or be counted. */
    Window of(Window window) {
        long end = end();
        return new Window(Math.min(window.from(), end), Math.min(window.to(), end));
    }

    /** How much of [from, to) lies behind the cut. */
    long behind(long from, long to) {
        return to <= instant ? 0 : Math.max(0, to - Math.max(from, instant));
    }

    /** The first instant at which nothing occurs any more. */
    long end() {
        return instant == Long.MAX_VALUE ? instant : instant + 1;
    }
}
