package dev.faultline.timeline.figures;

import dev.faultline.events.Instants;
import dev.faultline.timeline.views.Window;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A window cut at the turns of the calendar months of a zone. */
final class Months {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private Months() {}

    /** A part of a window that lies in one month. */
    record Part(Optional<YearMonth> month, Window window) {}

    /** The parts that a question asks for: one for each month, or the whole window as one. */
    static List<Part> asked(FiguresQuery query, Window window) {
        return query.groupBy().contains(Dimension.MONTH)
                ? of(window, query.zone())
                : List.of(new Part(Optional.empty(), window));
    }

    /** The parts of the window that lie in each month that it touches. */
    static List<Part> of(Window window, ZoneId zone) {
        List<Part> parts = new ArrayList<>();
        long from = window.from();
        while (from < window.to()) {
            YearMonth month = month(from, zone);
            long to = Math.min(turn(month, zone), window.to());
            parts.add(new Part(Optional.of(month), new Window(from, to)));
            from = to;
        }
        return parts;
    }

    /** A month begins with the first instant of its first day, and clocks that are set back behind that change nothing. */
    private static YearMonth month(long instant, ZoneId zone) {
        YearMonth shown = YearMonth.from(Instants.ofEpochNanos(instant).atZone(zone));
        return turn(shown, zone) <= instant ? shown.plusMonths(1) : shown;
    }

    /** The first instant of the month that follows; a zone may skip that month's first midnight, or its first day. */
    private static long turn(YearMonth month, ZoneId zone) {
        return Instants.toEpochNanos(
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    /** When the month of an instant began in UTC. */
    static long last(long instant) {
        return begin(inUtc(instant));
    }

    /** When the month after that of an instant begins in UTC. */
    static long next(long instant) {
        return begin(inUtc(instant).plusMonths(1));
    }

    private static YearMonth inUtc(long instant) {
        return YearMonth.from(LocalDate.ofEpochDay(Math.floorDiv(instant, NANOS_PER_DAY)));
    }

    private static long begin(YearMonth month) {
        return month.atDay(1).toEpochDay() * NANOS_PER_DAY;
    }
}
