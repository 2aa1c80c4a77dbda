package dev.faultline.timeline.status;

/**
 * Planned work as the public is told of it. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param key names it, the same for ever, and tells nothing
 * @param title what staff call it, redacted
 * @param toldAt when the organisation learned of it
 */
public record PublicWork(String key, String title, long from, long to, Affected affected, long toldAt) {
    /** Whether it is done at an instant. */
    public boolean holds(long instant) {
        return from <= instant && instant < to;
    }
}
