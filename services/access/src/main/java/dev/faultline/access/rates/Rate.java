package dev.faultline.access.rates;

/**
 * How often one caller may call.
 *
 * @param perSecond 0 is without limit
 * @param burst how many at once, at least one
 */
public record Rate(int perSecond, int burst) {
    /** Without limit. */
    public static final Rate NONE = new Rate(0, 1);

    /** The highest rate and burst. */
    public static final int MOST = 1_000_000;

    public Rate {
        if (perSecond < 0 || perSecond > MOST) {
            throw new IllegalArgumentException("per-second must be 0 to %,d, and is %d".formatted(MOST, perSecond));
        }
        if (burst < 1 || burst > MOST) {
            throw new IllegalArgumentException("burst must be 1 to %,d, and is %d".formatted(MOST, burst));
        }
    }

    /** Whether there is a limit. */
    boolean limited() {
        return perSecond > 0;
    }
}
