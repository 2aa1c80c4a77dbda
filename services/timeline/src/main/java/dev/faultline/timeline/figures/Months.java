package dev.faultline.timeline.figures;

import dev.faultline.events.Instants;
import dev.faultline.timeline.views.Window;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A window cut at the turns of the calendar months in UTC. */
final class Months {
    private Months() {}

    /** A part of a window that lies in one month. */
    record Part(Optional<YearMonth> month, Window window) {}

    /** The whole window as one part, of no month. */
    static List<Part> whole(Window window) {
        return List.of(new Part(Optional.empty(), window));
    }

    /** The parts of the window that lie in each month that it touches. */
    static List<Part> of(Window window) {
        List<Part> parts = new ArrayList<>();
        long from = window.from();
        while (from < window.to()) {
            YearMonth month = YearMonth.from(Instants.ofEpochNanos(from).atOffset(ZoneOffset.UTC));
            long turn = Instants.toEpochNanos(
                    month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            long to = Math.min(turn, window.to());
            parts.add(new Part(Optional.of(month), new Window(from, to)));
            from = to;
        }
        return parts;
    }
}
