package dev.faultline.timeline.status;

import dev.faultline.events.staff.Severity;
import java.util.List;
import java.util.OptionalLong;

/**
 * An incident as the public is told of it. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param key names it, the same for ever, and tells nothing
 * @param path its name in addresses: its id where that tells no name of a device or of staff and is plain, else the key
 * @param title what staff call it, redacted
 * @param started when users first suffered
 * @param uncertainty how far the real start may lie from it on either side, in nanoseconds
 * @param ended when it was over, as staff say; empty while it is not
 * @param createdAt when the organisation learned of it
 * @param updatedAt when the latest update was told
 * @param updates in the order of time, the latest {@link PublicView#MAX_UPDATES}
 */
public record PublicIncident(
        String key,
        String path,
        String title,
        Severity severity,
        Phase phase,
        long started,
        long uncertainty,
        OptionalLong ended,
        Affected affected,
        long createdAt,
        long updatedAt,
        List<Update> updates) {
    public PublicIncident {
        updates = List.copyOf(updates);
    }
}
