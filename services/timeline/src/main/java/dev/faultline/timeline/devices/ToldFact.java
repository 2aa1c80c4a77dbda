package dev.faultline.timeline.devices;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.Annotation;
import java.util.Optional;

/**
 * One fact as it was told. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param place where it lies on the log, see {@link dev.faultline.timeline.facts.LogPlace}
 * @param annotation uncertainty, observer and reason
 * @param retracted that it was taken back, as far as that is known
 */
public record ToldFact(
        String id,
        String source,
        DeviceState state,
        String datacenter,
        String role,
        Annotation annotation,
        long occurredAt,
        long knownAt,
        long recordedAt,
        long place,
        Optional<TakenBack> retracted) {
    /** That a fact was taken back: by which event, and when that was known and recorded. */
    public record TakenBack(String id, long knownAt, long recordedAt, String by, String reason) {}

    /** Its place in the history. */
    public FactKey key() {
        return new FactKey(occurredAt, recordedAt, place);
    }
}
