package dev.faultline.timeline.laws;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Business hours by docs/figures.md the slow way: an instant lies within them when the clocks of the zone show such a day
 * and time then.
 */
public final class NaiveHours {
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private final ZoneId zone;
    private final List<Range> ranges;
    private final Set<LocalDate> holidays;
    private final NavigableSet<Instant> turns = new TreeSet<>();
    private Instant knownFrom = Instant.MAX;
    private Instant knownTo = Instant.MIN;

    /**
     * From one day of the week to another the same hours.
     *
     * @param begin in minutes since midnight
     * @param end in minutes since midnight, up to 24:00
     */
    public record Range(DayOfWeek first, DayOfWeek last, int begin, int end) {
        private boolean holds(DayOfWeek day, int minute) {
            return day.compareTo(first) >= 0 && day.compareTo(last) <= 0 && minute >= begin && minute < end;
        }

        private String text() {
            String days = first == last ? word(first) : word(first) + "-" + word(last);
            return "%s %02d:%02d-%02d:%02d".formatted(days, begin / 60, begin % 60, end / 60, end % 60);
        }

        private static String word(DayOfWeek day) {
            return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
        }
    }

    public NaiveHours(ZoneId zone, List<Range> ranges, Set<LocalDate> holidays) {
        this.zone = zone;
        this.ranges = List.copyOf(ranges);
        this.holidays = new TreeSet<>(holidays);
    }

    /** The parameter {@code businessHours}. */
    public String text() {
        return ranges.stream().map(Range::text).collect(Collectors.joining(","));
    }

    /** The parameter {@code holidays}; empty for none. */
    public String holidays() {
        return holidays.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }

    /** Whether the clocks show a business hour at the instant. */
    public boolean open(Instant at) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
        int minute = shown.getHour() * 60 + shown.getMinute();
        return !holidays.contains(shown.toLocalDate())
                && ranges.stream().anyMatch(range -> range.holds(shown.getDayOfWeek(), minute));
    }

    /**
     * All instants between the two at which business hours may begin or end: where the clocks show the begin of a day, of a
     * range or the end of one, and where they are changed.
     */
    public NavigableSet<Instant> turns(Instant from, Instant to) {
        if (from.isBefore(knownFrom) || to.isAfter(knownTo)) {
            knownFrom = from.isBefore(knownFrom) ? from : knownFrom;
            knownTo = to.isAfter(knownTo) ? to : knownTo;
            findTurns();
        }
        return from.isBefore(to) ? turns.subSet(from, false, to, false) : new TreeSet<>();
    }

    private void findTurns() {
        turns.clear();
        Set<Integer> minutes = new TreeSet<>(Set.of(0));
        for (Range range : ranges) {
            minutes.add(range.begin());
            minutes.add(range.end() % MINUTES_OF_A_DAY);
        }
        LocalDate day = LocalDate.ofInstant(knownFrom, zone).minusDays(2);
        LocalDate last = LocalDate.ofInstant(knownTo, zone).plusDays(2);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            for (int minute : minutes) {
                LocalDateTime shown = day.atTime(LocalTime.ofSecondOfDay(minute * 60L));
                for (ZoneOffset offset : zone.getRules().getValidOffsets(shown)) {
                    turns.add(shown.toInstant(offset));
                }
            }
        }
        turns.addAll(changes(zone, knownFrom, knownTo));
    }

    /** The instants at which the clocks of a zone are changed. */
    static List<Instant> changes(ZoneId zone, Instant from, Instant to) {
        List<Instant> changes = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(from.minusSeconds(1));
        while (next != null && next.getInstant().isBefore(to)) {
            changes.add(next.getInstant());
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }

    @Override
    public String toString() {
        return text() + " without [" + holidays() + "] in " + zone;
    }
}
