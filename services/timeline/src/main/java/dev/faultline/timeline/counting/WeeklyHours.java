package dev.faultline.timeline.counting;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of the week, by the clocks on the wall.
 *
 * @param openings which may overlap
 */
public record WeeklyHours(List<Opening> openings) {
    /** How many openings there may be, days counted one by one. */
    public static final int MAX_OPENINGS = 100;

    private static final int MINUTES_A_DAY = 24 * 60;
    private static final Pattern PART =
            Pattern.compile("([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? (\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

    /**
     * From one time of a day to another.
     *
     * @param from in minutes since the day's 00:00, 0 to below 1,440
     * @param to likewise, above {@code from}, at most 1,440
     */
    public record Opening(DayOfWeek day, int from, int to) {}

    public WeeklyHours {
        openings = List.copyOf(openings);
    }

    /** Reads hours like {@code Mon-Fri 08:00-18:00,Sat 09:00-13:00}; empty where the text does not say such. */
    public static Optional<WeeklyHours> parse(String text) {
        List<Opening> openings = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.trim());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int first = day(matcher.group(1));
            int last = matcher.group(2) == null ? first : day(matcher.group(2));
            int from = minutes(matcher.group(3));
            int to = minutes(matcher.group(4));
            if (first < 1 || last < first || from < 0 || to <= from) {
                return Optional.empty();
            }
            for (int day = first; day <= last; day++) {
                openings.add(new Opening(DayOfWeek.of(day), from, to));
            }
            if (openings.size() > MAX_OPENINGS) {
                return Optional.empty();
            }
        }
        return Optional.of(new WeeklyHours(openings));
    }

    /** 1 for Monday to 7; 0 for what is no day. */
    private static int day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(name.toUpperCase(Locale.ROOT))) {
                return day.getValue();
            }
        }
        return 0;
    }

    /** Minutes since 00:00, 24:00 included; -1 for what is no time. */
    private static int minutes(String time) {
        int hours = Integer.parseInt(time.substring(0, 2));
        int minutes = Integer.parseInt(time.substring(3));
        int all = hours * 60 + minutes;
        return minutes >= 60 || all > MINUTES_A_DAY ? -1 : all;
    }
}
