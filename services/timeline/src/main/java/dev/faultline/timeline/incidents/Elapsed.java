package dev.faultline.timeline.incidents;

/**
 * A time between two instants, either of which may be uncertain. In nanoseconds.
 *
 * @param nanos from the one to the other, never below 0
 * @param uncertainty how far the real time may lie from it on either side
 */
public record Elapsed(long nanos, long uncertainty) {
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
