package dev.faultline.events;

import java.time.Duration;

/** How far the real instant may lie from the one given: its bounds, and its one canonical text. */
public final class Uncertainty {
    /** The largest uncertainty that an event may have; the smallest is zero. */
    public static final Duration LARGEST = Duration.ofDays(366);

    private Uncertainty() {}

    /** Whether an event may have this uncertainty. */
    public static boolean inBounds(Duration uncertainty) {
        return !uncertainty.isNegative() && uncertainty.compareTo(LARGEST) <= 0;
    }

    /**
     * The text as it goes on the log: seconds, with as much fraction as there is, like {@code PT1800S} or
     * {@code PT0.25S}.
     *
     * @throws IllegalArgumentException if the uncertainty is out of bounds
     */
    public static String text(Duration uncertainty) {
        if (!inBounds(uncertainty)) {
            throw new IllegalArgumentException(
                    "an uncertainty of " + uncertainty + " is not from PT0S to " + LARGEST + ", its bounds");
        }
        StringBuilder text = new StringBuilder("PT").append(uncertainty.getSeconds());
        if (uncertainty.getNano() != 0) {
            String nanos = Integer.toString(1_000_000_000 + uncertainty.getNano());
            int end = nanos.length();
            while (nanos.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(nanos, 1, end);
        }
        return text.append('S').toString();
    }
}
