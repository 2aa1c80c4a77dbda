package dev.faultline.timeline.http;

import dev.faultline.timeline.counting.BusinessHours;
import dev.faultline.timeline.counting.WeeklyHours;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * By which calendar a question is read.
 *
 * @param zone whose months turn and whose clocks are looked at
 * @param hours as they were given
 * @param holidays in ascending order
 */
record AskedCalendar(ZoneId zone, Optional<String> hours, Set<LocalDate> holidays, Optional<BusinessHours> openings) {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** The parameters that say it. */
    static final Set<String> NAMES = Set.of("tz", "businessHours", "holidays");

    static AskedCalendar of(Ask ask) {
        ZoneId zone = zone(ask);
        Optional<String> hours = ask.one("businessHours");
        Set<LocalDate> holidays = holidays(ask);
        if (!holidays.isEmpty() && hours.isEmpty()) {
            ask.wrong("holidays", "goes with businessHours only: a holiday is a day without them");
        }
        Optional<WeeklyHours> weekly = hours.flatMap(WeeklyHours::parse);
        if (hours.isPresent() && weekly.isEmpty()) {
            ask.wrong(
                    "businessHours",
                    "must be days (Mon to Sun) and times, like Mon-Fri 08:00-18:00,Sat 09:00-24:00: the first day and the first time before the last, %d openings at most, days counted one by one; and is %s"
                            .formatted(WeeklyHours.MAX_OPENINGS, Ask.quoted(hours.get())));
        }
        return new AskedCalendar(
                zone, hours, holidays, weekly.map(openings -> new BusinessHours(zone, openings, holidays)));
    }

    /** The zone that a question names; UTC where it names none. */
    static ZoneId zone(Ask ask) {
        Optional<String> name = ask.one("tz");
        if (name.isEmpty()) {
            return UTC;
        }
        try {
            return ZoneId.of(name.get());
        } catch (DateTimeException unknown) {
            ask.wrong("tz", "must be an IANA zone like America/New_York or UTC, and is " + Ask.quoted(name.get()));
            return UTC;
        }
    }

    private static Set<LocalDate> holidays(Ask ask) {
        var holidays = new TreeSet<LocalDate>();
        for (String day : ask.names("holidays")) {
            try {
                holidays.add(LocalDate.parse(day));
            } catch (DateTimeException notADay) {
                ask.wrong("holidays", "each must be a day like 2013-12-25, and one is " + Ask.quoted(day));
            }
        }
        return holidays;
    }
}
