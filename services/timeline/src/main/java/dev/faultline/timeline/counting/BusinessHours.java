package dev.faultline.timeline.counting;

import dev.faultline.timeline.views.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The instants at which the clocks of a zone show one of the hours of the week, on no holiday. For any thread; what it found
 * out it keeps, part by part.
 */
public final class BusinessHours {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** Hours are found for so long a part of time at once; whatever they are asked for, there are few such parts. */
    private static final long PART = Duration.ofDays(366).toNanos();
    /** No clock is further from UTC than this. */
    private static final Duration FURTHEST = Duration.ofHours(18);

    private final ZoneId zone;
    private final WeeklyHours hours;
    private final Set<LocalDate> holidays;
    private final Map<Long, TimeSet> parts = new ConcurrentHashMap<>();

    /** Time for which a zone keeps one offset. */
    private record Steady(Instant from, Instant to, ZoneOffset offset) {}

    public BusinessHours(ZoneId zone, WeeklyHours hours, Set<LocalDate> holidays) {
        this.zone = zone;
        this.hours = hours;
        this.holidays = Set.copyOf(holidays);
    }

    /** How much of [from, to) lies within them, in nanoseconds; both since 1970-01-01T00:00Z. */
    public long length(long from, long to) {
        long sum = 0;
        for (long part = Math.floorDiv(from, PART); to > from && part <= Math.floorDiv(to - 1, PART); part++) {
            sum += part(part).length(from, to);
        }
        return sum;
    }

    /** Whether an instant lies within them. */
    public boolean holds(long instant) {
        return part(Math.floorDiv(instant, PART)).holds(instant);
    }

    /** Shows what of [from, to) lies within them, stretch by stretch, in the order of time. */
    public void each(long from, long to, Consumer<Window> show) {
        for (long part = Math.floorDiv(from, PART); to > from && part <= Math.floorDiv(to - 1, PART); part++) {
            part(part).each(from, to, show);
        }
    }

    private TimeSet part(long number) {
        return parts.computeIfAbsent(number, this::find);
    }

    private TimeSet find(long number) {
        Instant begin = instant(number * PART);
        Instant end = instant((number + 1) * PART);
        List<Window> found = new ArrayList<>();
        LocalDate last = end.plus(FURTHEST).atOffset(ZoneOffset.UTC).toLocalDate();
        for (Steady steady : steady(begin, end)) {
            for (LocalDate date = begin.minus(FURTHEST).atOffset(ZoneOffset.UTC).toLocalDate();
                    !date.isAfter(last);
                    date = date.plusDays(1)) {
                if (!holidays.contains(date)) {
                    add(date, steady, found);
                }
            }
        }
        return TimeSet.of(found);
    }

    private void add(LocalDate date, Steady steady, List<Window> found) {
        Instant midnight = date.atStartOfDay().toInstant(steady.offset());
        for (WeeklyHours.Opening opening : hours.openings()) {
            if (opening.day() == date.getDayOfWeek()) {
                Instant from = later(steady.from(), midnight.plus(Duration.ofMinutes(opening.from())));
                Instant to = earlier(steady.to(), midnight.plus(Duration.ofMinutes(opening.to())));
                if (from.isBefore(to)) {
                    found.add(new Window(nanos(from), nanos(to)));
                }
            }
        }
    }

    /** The parts of [begin, end) in which clocks are not set. */
    private List<Steady> steady(Instant begin, Instant end) {
        ZoneRules rules = zone.getRules();
        List<Steady> parts = new ArrayList<>();
        Instant from = begin;
        while (from.isBefore(end)) {
            ZoneOffsetTransition next = rules.nextTransition(from);
            Instant to = next == null ? end : earlier(next.getInstant(), end);
            parts.add(new Steady(from, to, rules.getOffset(from)));
            from = to;
        }
        return parts;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
    }
}
