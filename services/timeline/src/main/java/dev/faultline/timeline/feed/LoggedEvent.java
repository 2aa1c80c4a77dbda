package dev.faultline.timeline.feed;

import dev.faultline.log.Position;
import java.nio.charset.StandardCharsets;

/**
 * One event as it lies on the log. The arrays are not copied: whoever takes one leaves them as they are. Instants are
 * nanoseconds since 1970-01-01T00:00Z.
 *
 * @param topic where it lies
 * @param partition of the topic
 * @param offset in the partition
 * @param type the stable word for what the body is, with its version
 * @param id UTF-8 of the event's id
 * @param source who issued the id
 * @param subject UTF-8 of the device, incident or maintenance
 * @param occurredAt when it happened
 * @param knownAt when the organisation learned of it, not later than {@code recordedAt}
 * @param recordedAt when the log accepted it
 * @param body UTF-8 of a JSON object
 * @param about what it is about, as far as the event says so itself
 */
public record LoggedEvent(
        String topic,
        int partition,
        long offset,
        String type,
        byte[] id,
        String source,
        byte[] subject,
        long occurredAt,
        long knownAt,
        long recordedAt,
        byte[] body,
        About about) {
    /** What an event takes beyond its bytes: itself, its arrays and its place. */
    private static final int OVERHEAD = 256;

    /** What an event is about beside its subject. */
    public sealed interface About {
        /** A device that the event says stands there. */
        record Placed(String datacenter, String role) implements About {}

        /** An earlier fact about the device. */
        record Fact(String id) implements About {}

        /** An incident. */
        record Incident() implements About {}

        /** Planned work. */
        record Maintenance() implements About {}
    }

    /** The device, incident or maintenance. */
    public String subjectText() {
        return new String(subject, StandardCharsets.UTF_8);
    }

    /** The position just behind it. */
    public Position position() {
        return Position.after(topic, partition, offset);
    }

    /** Whether a reader at this position has it already. */
    public boolean isBefore(Position position) {
        return offset < position.next(topic, partition);
    }

    /** About how much memory it takes, in bytes. */
    public long bytes() {
        return (long) OVERHEAD + id.length + subject.length + body.length;
    }
}
