package dev.faultline.timeline.incidents;

/**
 * A time between two instants, either of which may be uncertain. In nanoseconds.
 *
 * @param nanos from the one to the other, 0 where the other is said to lie before it
 * @param uncertainty how far the real time may lie from it on either side
 * @param early how far the other is said to lie before the one, else 0
 */
public record Elapsed(long nanos, long uncertainty, long early) {
    /** The time from the one instant to the other. */
    static Elapsed between(long one, long other, long uncertainty) {
        return new Elapsed(Math.max(0, other - one), uncertainty, Math.max(0, one - other));
    }

    /** The shortest that it can have been. */
    public long least() {
        return Math.max(0, nanos - uncertainty);
    }

    /** The longest that it can have been. */
    public long most() {
        return nanos + uncertainty;
    }

    /** Whether both instants are exact. */
    public boolean isExact() {
        return uncertainty == 0;
    }
}
