package dev.faultline.timeline.report;

import dev.faultline.events.Instants;
import dev.faultline.events.staff.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How times, durations and numbers are told to people. Instants and durations are nanoseconds, as read models count them.
 */
public final class Words {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int NANO_DIGITS = 9;
    private static final int SHOWN_DIGITS = 3;
    private static final int PERCENT_DIGITS = 3;
    /** What is less than a millisecond is not shown: a window ends a nanosecond behind its last instant. */
    private static final int SHOWN_FROM = 1_000_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ZoneId zone;
    private final boolean oneOffset;

    /**
     * Words by the clocks of a zone.
     *
     * @param from the earliest instant that is told
     * @param to the latest
     */
    public Words(ZoneId zone, long from, long to) {
        this.zone = zone;
        this.oneOffset = oneOffset(zone, Instants.ofEpochNanos(from), Instants.ofEpochNanos(to));
    }

    private static boolean oneOffset(ZoneId zone, Instant from, Instant to) {
        ZoneOffsetTransition turn = zone.getRules().nextTransition(from);
        return turn == null || turn.getInstant().isAfter(to);
    }

    /** By which clocks. */
    public ZoneId zone() {
        return zone;
    }

    /** The zone, and its offset where that is the same for all times that are told. */
    public String zoneInWords(long at) {
        ZoneOffset offset = zone.getRules().getOffset(Instants.ofEpochNanos(at));
        String name = zone.getId();
        return oneOffset && !name.equals(offset(offset)) ? name + " (" + offset(offset) + ")" : name;
    }

    /** A time with the offset of the clocks that show it. */
    public String time(long at) {
        ZonedDateTime shown = shown(at);
        return clock(shown) + " " + offset(shown.getOffset());
    }

    /** A time, with the offset only where that is not the same for all times that are told. */
    public String shortTime(long at) {
        return oneOffset ? clock(shown(at)) : time(at);
    }

    /** How far a time may be wrong; nothing where it is exact. */
    static String around(long uncertainty) {
        return uncertainty == 0 ? "" : " ± " + duration(uncertainty);
    }

    private ZonedDateTime shown(long at) {
        return Instants.ofEpochNanos(at).atZone(zone);
    }

    private static String clock(ZonedDateTime shown) {
        return shown.getSecond() == 0 && shown.getNano() < SHOWN_FROM ? MINUTES.format(shown) : SECONDS.format(shown);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }

    /** A duration, as in {@code 4 h 30 min}. */
    public static String duration(long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        List<String> parts = new ArrayList<>();
        part(parts, duration.toDays(), "d");
        part(parts, duration.toHoursPart(), "h");
        part(parts, duration.toMinutesPart(), "min");
        BigDecimal seconds = BigDecimal.valueOf(
                        duration.toSecondsPart() * NANOS_PER_SECOND + duration.toNanosPart(), NANO_DIGITS)
                .setScale(SHOWN_DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        if (seconds.signum() > 0 || parts.isEmpty()) {
            parts.add(seconds.toPlainString() + " s");
        }
        return String.join(" ", parts);
    }

    private static void part(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }

    /** A duration, and between which it lies where it is not exact. */
    static String duration(long nanos, long uncertainty) {
        return duration(nanos)
                + (uncertainty == 0
                        ? ""
                        : " (" + duration(Math.max(0, nanos - uncertainty)) + " to " + duration(nanos + uncertainty)
                                + ")");
    }

    /** A share of 1, told in percent. */
    static String percent(double share) {
        BigDecimal percent =
                BigDecimal.valueOf(share).movePointRight(2).setScale(PERCENT_DIGITS, RoundingMode.HALF_EVEN);
        // What is not whole must not look so for being rounded.
        boolean rounded = share < 1 && percent.compareTo(BigDecimal.valueOf(100)) == 0;
        return rounded ? "more than 99.999 %" : percent.stripTrailingZeros().toPlainString() + " %";
    }

    /** A whole number with its thousands set apart. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** So many of a thing. */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** So many devices. */
    static String devices(long number) {
        return count(number, "device", "devices");
    }

    /** Which devices a scope means; empty where it means all of a wider one. */
    static Optional<String> scope(Scope scope) {
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        if (!scope.datacenters().isEmpty() || !scope.roles().isEmpty()) {
            String roles = scope.roles().isEmpty() ? "" : listed(scope.roles());
            String datacenters = scope.datacenters().isEmpty() ? "" : listed(scope.datacenters());
            parts.add(roles.isEmpty() || datacenters.isEmpty() ? roles + datacenters : roles + " in " + datacenters);
        }
        if (!scope.devices().isEmpty()) {
            parts.add(listed(scope.devices()));
        }
        return Optional.of(String.join("; ", parts));
    }

    /** Names one after the other, no more of them than one can take in. */
    static String listed(List<String> names) {
        int shown = 10;
        return names.size() <= shown
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, shown)) + " and " + (names.size() - shown) + " more";
    }

    /** Words with a full stop behind them, where they end without one. */
    static String sentence(String words) {
        String trimmed = words.strip();
        return trimmed.endsWith(".") || trimmed.endsWith("!") || trimmed.endsWith("?") || trimmed.endsWith("”")
                ? trimmed
                : trimmed + ".";
    }

    /** The same with a capital at its beginning. */
    static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
