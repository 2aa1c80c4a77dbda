package dev.faultline.events.staff;

import java.time.LocalDate;

/** The bounds of days, those of {@link dev.faultline.events.Instants}. */
public final class Days {
    /** The earliest day that an event may name. */
    public static final LocalDate EARLIEST = LocalDate.of(1910, 1, 1);
    /** The latest. */
    public static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private Days() {}

    /** Whether an event may name this day. */
    public static boolean inBounds(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }
}
