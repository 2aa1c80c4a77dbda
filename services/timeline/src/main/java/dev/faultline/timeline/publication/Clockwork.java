package dev.faultline.timeline.publication;

import dev.faultline.events.Instants;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes instants and durations for people, in one zone. Instants are nanoseconds since 1970-01-01T00:00Z. */
public final class Clockwork {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    private final ZoneId zone;

    Clockwork(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * An instant for people.
     *
     * @param text to the minute, with its offset
     * @param iso the same for programs, exact, in UTC
     * @param about how far it may be off; empty where it is exact
     */
    public record Moment(String text, String iso, String about) {}

    /** The name of the zone. */
    String name() {
        return isUtc() ? "UTC" : zone.getId();
    }

    /** The minute that an instant lies in. */
    Moment minute(long instant) {
        return moment(instant - Math.floorMod(instant, NANOS_PER_MINUTE));
    }

    Moment moment(long instant) {
        return moment(instant, 0);
    }

    Moment moment(long instant, long uncertainty) {
        ZonedDateTime local = local(instant);
        return new Moment(
                MINUTE.format(local) + " " + offset(local.getOffset()),
                iso(instant),
                uncertainty == 0 ? "" : "± " + lasted(uncertainty));
    }

    String month(long instant) {
        return MONTH.format(local(instant));
    }

    /** The zone and how far it is from UTC at an instant. */
    String zoneAt(long instant) {
        String offset = local(instant).getOffset().getId().replace("Z", "+00:00");
        return name() + " (" + offset + ")";
    }

    private boolean isUtc() {
        return zone.equals(ZoneOffset.UTC) || zone.getId().equals("UTC");
    }

    /** A day of UTC, whatever the zone. */
    static String day(long instant) {
        return DAY.format(Instants.ofEpochNanos(instant).atZone(ZoneOffset.UTC));
    }

    static String iso(long instant) {
        return Instants.ofEpochNanos(instant).toString();
    }

    /** A duration in its two largest units, of days, hours and minutes; what is shorter than a minute is said to be. */
    static String lasted(long nanos) {
        Duration duration = Duration.ofMinutes(Math.round((double) nanos / NANOS_PER_MINUTE));
        if (duration.isZero()) {
            return "less than a minute";
        }
        List<String> parts = new ArrayList<>();
        add(parts, duration.toDays(), "d");
        add(parts, duration.toHoursPart(), "h");
        add(parts, duration.toMinutesPart(), "min");
        return String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }

    private ZonedDateTime local(long instant) {
        return Instants.ofEpochNanos(instant).atZone(zone);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId();
    }
}
