package dev.faultline.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.LocalDate;

/**
 * RFC 3339 text to nanoseconds and back, eight bytes at a time: every event on the log passes here, and the JDK's parser
 * costs more than reading all the rest of the event.
 */
final class InstantText {
    /** {@code 2024-03-01T12:34:56} without what follows. */
    static final int SECONDS_LENGTH = 19;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    // "0000-00-" and "00T00:00", the first character in the lowest byte
    private static final long YEAR_MONTH = 0x2d30_302d_3030_3030L;
    private static final long DAY_MINUTE = 0x3030_3a30_3054_3030L;
    // What must be added to a byte of text XOR pattern to reach 16 if it is no digit (6), or not the separator (15).
    private static final long YEAR_MONTH_LIMIT = 0x0f06_060f_0606_0606L;
    private static final long DAY_MINUTE_LIMIT = 0x0606_0f06_060f_0606L;
    private static final long HIGH_NIBBLES = 0xf0f0_f0f0_f0f0_f0f0L;

    // An offset may carry an instant within bounds into the year before or after.
    private static final int FIRST_YEAR = 1699;
    private static final int LAST_YEAR = 2200;
    private static final int[] DAYS_BEFORE_YEAR = new int[LAST_YEAR - FIRST_YEAR + 1];
    // By month, and by month + 16 in leap years; impossible months have no days.
    private static final int[] DAYS_BEFORE_MONTH = new int[32];
    private static final int[] DAYS_IN_MONTH = new int[32];
    private static final int[] POWER_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };
    private static final long NANOS_PER_DAY = 86_400L * 1_000_000_000L;

    static {
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            DAYS_BEFORE_YEAR[year - FIRST_YEAR] =
                    Math.toIntExact(LocalDate.of(year, 1, 1).toEpochDay());
        }
        for (int month = 1; month <= 12; month++) {
            DAYS_BEFORE_MONTH[month] = LocalDate.of(2023, month, 1).getDayOfYear() - 1;
            DAYS_IN_MONTH[month] = LocalDate.of(2023, month, 1).lengthOfMonth();
            DAYS_BEFORE_MONTH[16 + month] = LocalDate.of(2024, month, 1).getDayOfYear() - 1;
            DAYS_IN_MONTH[16 + month] = LocalDate.of(2024, month, 1).lengthOfMonth();
        }
    }

    private InstantText() {}

    static long parse(byte[] text, int from, int to) {
        if (to - from <= SECONDS_LENGTH) {
            return Instants.NOT_AN_INSTANT;
        }
        long nanos = parseToSeconds(text, from);
        if (nanos == Instants.NOT_AN_INSTANT) {
            return nanos;
        }
        int at = from + SECONDS_LENGTH;
        if (text[at] == '.') {
            int begin = ++at;
            int fraction = 0;
            while (at < to && at - begin < 9 && isDigit(text[at])) {
                fraction = fraction * 10 + text[at++] - '0';
            }
            if (at == begin) {
                return Instants.NOT_AN_INSTANT;
            }
            nanos += (long) fraction * POWER_OF_TEN[9 - (at - begin)];
        }
        if (to - at == 1 && text[at] == 'Z') {
            return bounded(nanos);
        }
        return parseOffset(text, at, to, nanos);
    }

    /** How many digits of a canonical fraction begin here, up to a {@code Z}: 3, 6 or 9; 0 if there is none. */
    static int canonicalFractionDigits(byte[] text, int from) {
        for (int digits = 3; digits <= 9 && from + digits < text.length; digits += 3) {
            if (text[from + digits] == 'Z') {
                return digits;
            }
        }
        return 0;
    }

    /** The nanoseconds that this fraction of 3, 6 or 9 digits tells; -1 unless {@link #write} would write it so. */
    static int canonicalFraction(byte[] text, int from, int digits) {
        int fraction = 0;
        for (int at = from; at < from + digits; at++) {
            if (!isDigit(text[at])) {
                return -1;
            }
            fraction = fraction * 10 + text[at] - '0';
        }
        return fraction % 1_000 == 0 ? -1 : fraction * POWER_OF_TEN[9 - digits];
    }

    /**
     * Reads the 19 characters from year to second as UTC; the array must hold them.
     *
     * @return nanoseconds since 1970 within a year of the bounds, or {@link Instants#NOT_AN_INSTANT}
     */
    static long parseToSeconds(byte[] text, int from) {
        long yearMonth = (long) LONG.get(text, from) ^ YEAR_MONTH;
        long dayMinute = (long) LONG.get(text, from + 8) ^ DAY_MINUTE;
        int tens = text[from + 17] - '0';
        int ones = text[from + 18] - '0';
        // Each byte of text XOR pattern is below 16, and stays below 16 with its limit added.
        long wrong = (yearMonth | (yearMonth + YEAR_MONTH_LIMIT) | dayMinute | (dayMinute + DAY_MINUTE_LIMIT))
                & HIGH_NIBBLES;
        if (wrong != 0 || text[from + 16] != ':' || tens < 0 || tens > 5 || ones < 0 || ones > 9) {
            return Instants.NOT_AN_INSTANT;
        }
        // Every byte becomes ten times itself plus the next one: two-digit numbers where two digits meet.
        long date = yearMonth * 10 + (yearMonth >>> 8);
        long time = dayMinute * 10 + (dayMinute >>> 8);
        int year = (int) (date & 0xff) * 100 + (int) (date >>> 16 & 0xff);
        int month = (int) (date >>> 40 & 0xff);
        int day = (int) (time & 0xff);
        int hour = (int) (time >>> 24 & 0xff);
        int minute = (int) (time >>> 48 & 0xff);
        if (year < FIRST_YEAR || year > LAST_YEAR || month > 12 || hour > 23 || minute > 59) {
            return Instants.NOT_AN_INSTANT;
        }
        boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        int monthIndex = leap ? month + 16 : month;
        if (day < 1 || day > DAYS_IN_MONTH[monthIndex]) {
            return Instants.NOT_AN_INSTANT;
        }
        long days = DAYS_BEFORE_YEAR[year - FIRST_YEAR] + DAYS_BEFORE_MONTH[monthIndex] + day - 1;
        int second = (hour * 60 + minute) * 60 + tens * 10 + ones;
        return (days * 86_400 + second) * 1_000_000_000L;
    }

    static long bounded(long nanos) {
        return Instants.inBounds(nanos) ? nanos : Instants.NOT_AN_INSTANT;
    }

    private static long parseOffset(byte[] text, int at, int to, long nanos) {
        if (to - at != 6
                || text[at] != '+' && text[at] != '-'
                || !isDigit(text[at + 1])
                || !isDigit(text[at + 2])
                || text[at + 3] != ':'
                || !isDigit(text[at + 4])
                || !isDigit(text[at + 5])) {
            return Instants.NOT_AN_INSTANT;
        }
        int hours = (text[at + 1] - '0') * 10 + text[at + 2] - '0';
        int minutes = (text[at + 4] - '0') * 10 + text[at + 5] - '0';
        if (hours > 23 || minutes > 59) {
            return Instants.NOT_AN_INSTANT;
        }
        long offset = (hours * 60L + minutes) * 60_000_000_000L;
        return bounded(text[at] == '+' ? nanos - offset : nanos + offset);
    }

    static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    static int length(long epochNanos) {
        int fraction = (int) Math.floorMod(epochNanos, 1_000_000_000L);
        return SECONDS_LENGTH + 1 + (fraction == 0 ? 0 : 1 + fractionDigits(fraction));
    }

    private static int fractionDigits(int fraction) {
        return fraction % 1_000_000 == 0 ? 3 : fraction % 1_000 == 0 ? 6 : 9;
    }

    static int write(long epochNanos, byte[] into, int at) {
        int epochDay = (int) Math.floorDiv(epochNanos, NANOS_PER_DAY);
        long nanoOfDay = epochNanos - epochDay * NANOS_PER_DAY;
        int second = (int) (nanoOfDay / 1_000_000_000L);
        int fraction = (int) (nanoOfDay - second * 1_000_000_000L);

        // The guess is at most one year too late, never too early.
        int yearIndex = Math.clamp((epochDay - DAYS_BEFORE_YEAR[0]) / 365L, 0, DAYS_BEFORE_YEAR.length - 1);
        while (DAYS_BEFORE_YEAR[yearIndex] > epochDay) {
            yearIndex--;
        }
        int year = FIRST_YEAR + yearIndex;
        int dayOfYear = epochDay - DAYS_BEFORE_YEAR[yearIndex];
        boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        int leapIndex = leap ? 16 : 0;
        int month = Math.min(12, dayOfYear / 29 + 1);
        while (DAYS_BEFORE_MONTH[leapIndex + month] > dayOfYear) {
            month--;
        }

        twoDigits(year / 100, into, at);
        twoDigits(year % 100, into, at + 2);
        into[at + 4] = '-';
        twoDigits(month, into, at + 5);
        into[at + 7] = '-';
        twoDigits(dayOfYear - DAYS_BEFORE_MONTH[leapIndex + month] + 1, into, at + 8);
        into[at + 10] = 'T';
        twoDigits(second / 3600, into, at + 11);
        into[at + 13] = ':';
        twoDigits(second / 60 % 60, into, at + 14);
        into[at + 16] = ':';
        twoDigits(second % 60, into, at + 17);
        int end = at + SECONDS_LENGTH;
        if (fraction != 0) {
            int digits = fractionDigits(fraction);
            into[end] = '.';
            int rest = fraction / POWER_OF_TEN[9 - digits];
            for (int i = end + digits; i > end; i--) {
                into[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            end += 1 + digits;
        }
        into[end] = 'Z';
        return end + 1;
    }

    private static void twoDigits(int number, byte[] into, int at) {
        into[at] = (byte) ('0' + number / 10);
        into[at + 1] = (byte) ('0' + number % 10);
    }
}
