package dev.faultline.timeline.status;

/**
 * How a datacenter fared on a day of UTC, or on as much of it as has passed. Instants are nanoseconds since
 * 1970-01-01T00:00Z, durations nanoseconds.
 *
 * @param from when it began
 * @param length how much of it has passed
 * @param down how long the datacenter was down
 * @param impaired how long it was impaired, or down
 * @param unobserved how long nothing of it was observed
 * @param planned how long it was in planned work as a whole
 */
public record Day(long from, long length, long down, long impaired, long unobserved, long planned) {
    /** What the day is shown as: the worst that it had, and unobserved only where nothing else is known of it. */
    public Condition condition() {
        if (down > 0) {
            return Condition.DOWN;
        }
        if (impaired > 0) {
            return Condition.DEGRADED;
        }
        if (length > 0 && unobserved >= length) {
            return Condition.UNOBSERVED;
        }
        return planned > 0 ? Condition.MAINTENANCE : Condition.OPERATIONAL;
    }
}
