package dev.faultline.timeline.counting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.Instants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Business hours")
class BusinessHoursTest {
    private static BusinessHours hours(String zone, String text, String... holidays) {
        var days = new java.util.HashSet<LocalDate>();
        for (String holiday : holidays) {
            days.add(LocalDate.parse(holiday));
        }
        return new BusinessHours(ZoneId.of(zone), WeeklyHours.parse(text).orElseThrow(), Set.copyOf(days));
    }

    private static long nanos(String instant) {
        return Instants.toEpochNanos(Instant.parse(instant));
    }

    private static Duration length(BusinessHours hours, String from, String to) {
        return Duration.ofNanos(hours.length(nanos(from), nanos(to)));
    }

    @Test
    @DisplayName("given a week, then each day has its own, and a holiday none")
    void a_week() {
        String week = "Mon-Fri 08:00-18:00,Sat 09:00-13:00";
        assertEquals(Duration.ofHours(54), length(hours("UTC", week), "2013-09-02T00:00:00Z", "2013-09-09T00:00:00Z"));
        assertEquals(
                Duration.ofHours(44),
                length(hours("UTC", week, "2013-09-03"), "2013-09-02T00:00:00Z", "2013-09-09T00:00:00Z"));
        assertEquals(
                Duration.ofMinutes(30), length(hours("UTC", week), "2013-09-03T17:30:00Z", "2013-09-04T07:59:00Z"));
    }

    @Test
    @DisplayName("given overlapping ones, then their time counts once")
    void overlapping() {
        assertEquals(
                Duration.ofHours(10),
                length(
                        hours("UTC", "Tue 08:00-16:00,Mon-Wed 10:00-18:00", "2013-09-04", "2013-09-02"),
                        "2013-09-02T00:00:00Z",
                        "2013-09-05T00:00:00Z"));
    }

    @ParameterizedTest(name = "{0}, {1}, from {2}: {3}")
    @DisplayName("given a day on which clocks are set, then an hour is missing, or comes twice, as the clocks show it")
    @CsvSource({
        "America/New_York, Sun 00:00-24:00, 2013-03-10T05:00:00Z, PT23H",
        "America/New_York, Sun 00:00-24:00, 2013-11-03T04:00:00Z, PT25H",
        "America/New_York, Sun 02:30-03:30, 2013-03-10T05:00:00Z, PT30M",
        "America/New_York, Sun 01:30-02:00, 2013-11-03T04:00:00Z, PT1H",
        "Australia/Lord_Howe, Sun 00:00-24:00, 2013-10-05T13:30:00Z, PT23H30M",
        "America/Sao_Paulo, Sun 00:00-24:00, 2013-10-20T03:00:00Z, PT23H"
    })
    void clocks_are_set(String zone, String text, String from, String expected) {
        Instant day = Instant.parse(from);
        assertEquals(
                Duration.parse(expected),
                length(hours(zone, text), from, day.plus(Duration.ofHours(30)).toString()));
    }

    @Test
    @DisplayName("given a zone that skipped a day, then that day had none")
    void a_day_that_was_skipped() {
        assertEquals(
                Duration.ZERO,
                length(hours("Pacific/Apia", "Fri 00:00-24:00"), "2011-12-29T00:00:00Z", "2012-01-02T00:00:00Z"));
    }

    @ParameterizedTest
    @DisplayName("are the instants at which the clocks of the zone show such a time, minute by minute for years")
    @ValueSource(strings = {"America/St_Johns", "Europe/Prague", "Asia/Kolkata", "Antarctica/Troll", "UTC"})
    void as_the_clocks_show(String zone) {
        var hours = hours(zone, "Mon-Fri 08:00-18:00,Sun 00:00-03:00,Sat 22:15-24:00", "2013-12-25");
        Instant end = Instant.parse("2014-02-01T00:00:00Z");
        for (Instant at = Instant.parse("2012-12-20T00:00:00Z"); at.isBefore(end); at = at.plusSeconds(7 * 60)) {
            ZonedDateTime shown = at.atZone(ZoneId.of(zone));
            int minute = shown.getHour() * 60 + shown.getMinute();
            boolean open = !shown.toLocalDate().equals(LocalDate.parse("2013-12-25"))
                    && switch (shown.getDayOfWeek()) {
                        case SUNDAY -> minute < 180;
                        case SATURDAY -> minute >= 22 * 60 + 15;
                        default -> minute >= 8 * 60 && minute < 18 * 60;
                    };
            assertEquals(open, hours.holds(Instants.toEpochNanos(at)), zone + " " + shown);
        }
    }

    @ParameterizedTest
    @DisplayName("are refused where they do not say days and times in order")
    @ValueSource(
            strings = {
                "",
                "Mon",
                "Fri-Mon 08:00-18:00",
                "Mon 18:00-08:00",
                "Mon 08:00-08:00",
                "Mon 08:00-24:01",
                "Mon 08:60-09:00",
                "Mo 08:00-09:00",
                "Mon 8-9",
                "Mon 08:00-18:00,",
                "Mon 08:00-18:00;Tue 08:00-18:00"
            })
    void refused(String text) {
        assertTrue(WeeklyHours.parse(text).isEmpty(), text);
    }

    @Test
    @DisplayName("have a limit")
    void limited() {
        assertFalse(WeeklyHours.parse(String.join(",", java.util.Collections.nCopies(14, "Mon-Sun 08:00-18:00")))
                .isEmpty());
        assertTrue(WeeklyHours.parse(String.join(",", java.util.Collections.nCopies(15, "Mon-Sun 08:00-18:00")))
                .isEmpty());
    }
}
