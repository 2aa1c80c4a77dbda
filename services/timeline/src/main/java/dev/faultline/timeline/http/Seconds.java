package dev.faultline.timeline.http;

import dev.faultline.timeline.figures.TimeSum;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Durations as numbers of seconds, exact to the nanosecond, without an exponent and without zeros at their end. */
final class Seconds {
    private static final int NANO_DIGITS = 9;

    private Seconds() {}

    static BigDecimal of(long nanos) {
        return plain(BigDecimal.valueOf(nanos, NANO_DIGITS));
    }

    static BigDecimal of(TimeSum sum) {
        return plain(sum.exactSeconds());
    }

    /** Null for what is no number. */
    static BigDecimal of(double seconds) {
        return Double.isFinite(seconds)
                ? plain(BigDecimal.valueOf(seconds).setScale(NANO_DIGITS, RoundingMode.HALF_EVEN))
                : null;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
