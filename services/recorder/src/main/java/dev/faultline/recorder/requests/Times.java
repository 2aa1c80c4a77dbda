package dev.faultline.recorder.requests;

import dev.faultline.events.Instants;
import dev.faultline.events.Uncertainty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads instants and durations, and says what is wrong with those that cannot be read. */
public final class Times {
    private static final int LONGEST_DURATION = 64;
    private static final Pattern ZONELESS =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern SHAPE = Pattern.compile(
            "([0-9]{4})-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:([0-9]{2})(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private static final Pattern SPACED = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} +[0-9].*", Pattern.DOTALL);
    private static final Pattern DIGITS =
            Pattern.compile("[0-9]+-[0-9]+-[0-9]+T[0-9]+:[0-9]+:[0-9]+(\\.[0-9]+)?(Z|[+-][0-9]+:[0-9]+)");

    private Times() {}

    /** The instant; empty when the text is none, or lies out of bounds: ask {@link #instantFault} why. */
    public static Optional<Instant> instant(String text) {
        long nanos = Instants.parse(text);
        return nanos == Instants.NOT_AN_INSTANT ? Optional.empty() : Optional.of(Instants.ofEpochNanos(nanos));
    }

    /** What is wrong with a text that {@link #instant} does not take. */
    public static String instantFault(String text) {
        String given = ", and is " + Texts.quote(text);
        if (ZONELESS.matcher(text).matches()) {
            return "must say its zone: end it with Z for UTC or an offset such as -04:00" + given;
        }
        if (DATE.matcher(text).matches()) {
            return "must be a date with a time and a zone, such as 2013-08-28T00:00:00-04:00" + given;
        }
        var shape = SHAPE.matcher(text);
        if (shape.matches() && text.equals(text.toUpperCase(Locale.ROOT)) && text.indexOf(' ') < 0) {
            int year = Integer.parseInt(shape.group(1));
            if (year < 1910 || year >= 2200) {
                return "must lie from " + Instants.EARLIEST + " on and before " + Instants.LATEST + given;
            }
            if (shape.group(2).equals("60")) {
                return "must not be a leap second: give the second before it" + given;
            }
            if (shape.group(3) != null && shape.group(3).length() > 10) {
                return "must have at most nine digits of a second" + given;
            }
            return "must be an instant that the calendar has, from " + Instants.EARLIEST + " on and before "
                    + Instants.LATEST + given;
        }
        if (SPACED.matcher(text).matches()) {
            return "must have a T between date and time, such as 2013-08-28T00:00:00-04:00" + given;
        }
        if (DIGITS.matcher(text).matches()) {
            return "must have four digits of the year and two of each other part, such as 2013-08-28T00:00:00-04:00"
                    + given;
        }
        return "must be an RFC 3339 instant such as 2013-08-28T04:00:00Z or 2013-08-28T00:00:00-04:00" + given;
    }

    /** The duration; empty when the text is none, or lies out of bounds. */
    public static Optional<Duration> uncertainty(String text) {
        if (text.length() > LONGEST_DURATION) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text)).filter(Uncertainty::inBounds);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with a text that {@link #uncertainty} does not take. */
    public static String uncertaintyFault(String text) {
        return "must be an ISO-8601 duration in days, hours, minutes and seconds such as PT15M, from PT0S to P366D"
                + ", and is " + Texts.quote(text);
    }
}
