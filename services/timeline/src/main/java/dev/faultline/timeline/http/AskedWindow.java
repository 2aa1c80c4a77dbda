package dev.faultline.timeline.http;

import dev.faultline.timeline.incidents.Span;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The window [from, to) of a question, either end of which may be left open. */
record AskedWindow(OptionalLong from, OptionalLong to) {
    /** The parameters that say it. */
    static final Set<String> NAMES = Set.of("from", "to");

    static AskedWindow of(Ask ask) {
        return of(ask, ask.instant("from"), ask.instant("to"));
    }

    /** Of ends that may be given without an offset: they are read by the clocks of a zone. */
    static AskedWindow of(Ask ask, ZoneId zone) {
        return of(ask, ask.instant("from", zone), ask.instant("to", zone));
    }

    private static AskedWindow of(Ask ask, OptionalLong from, OptionalLong to) {
        if (from.isPresent() && to.isPresent() && from.getAsLong() >= to.getAsLong()) {
            ask.wrong("from", "must lie before to");
        }
        return new AskedWindow(from, to);
    }

    /** Where the window ends: never beyond the present, and at {@code asOf} where the question does not say. */
    long end(Frame frame) {
        return Math.min(to.orElse(frame.asOf()), frame.now());
    }

    /**
     * The window; empty where it begins at its end or later.
     *
     * @param usualFrom where it begins where the question does not say, at the latest at its end
     */
    Optional<Window> within(Frame frame, long usualFrom) {
        long end = end(frame);
        if (from.isPresent() && from.getAsLong() >= end) {
            return Optional.empty();
        }
        return Optional.of(new Window(from.orElse(Math.min(usualFrom, end)), end));
    }

    /** Whether an incident lasted in the window, which reaches to all times that are not said. */
    boolean overlaps(Span span) {
        return span.overlaps(from.orElse(Long.MIN_VALUE), to.orElse(Long.MAX_VALUE));
    }

    /** Whether planned work lies in the window, which may reach beyond the present here. */
    boolean overlaps(Window work) {
        return work.from() < to.orElse(Long.MAX_VALUE) && work.to() > from.orElse(Long.MIN_VALUE);
    }

    /** What to say where there is no window. */
    Answer refused(Frame frame) {
        return new Answer.Refused(
                Problem.invalid("from", "must lie before the end of the window, which is " + Wire.instant(end(frame))));
    }

    /** A window as an answer repeats it; {@code from} is null where it reaches back to the first fact. */
    record WindowBody(Instant from, Instant to) {
        static WindowBody of(Window window) {
            return new WindowBody(Wire.instant(window.from()), Wire.instant(window.to()));
        }
    }
}
