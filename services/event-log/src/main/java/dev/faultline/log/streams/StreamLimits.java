package dev.faultline.log.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.events.EncodedEvent;
import dev.faultline.log.EventLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a {@link StreamLog} takes, the same for every one so that an append taken by one is taken by all. */
public final class StreamLimits {
    /** How many events one append may have. */
    public static final int MAX_EVENTS = 1_000;

    /** How large the events of one append may be together, in bytes as {@link EventLimits#bytes} counts them. */
    public static final long MAX_APPEND_BYTES = 8L * 1024 * 1024;

    private StreamLimits() {}

    /** The bytes of a key on the log; empty when it has none, for it holds half of a surrogate pair. */
    public static Optional<byte[]> keyBytes(String key) {
        return UTF_8.newEncoder().canEncode(key) ? Optional.of(key.getBytes(UTF_8)) : Optional.empty();
    }

    /** Why these events can never be appended to this stream; empty when they can. */
    public static Optional<String> fault(String topic, String key, long version, List<EncodedEvent> events) {
        Optional<byte[]> keyBytes = keyBytes(key);
        if (keyBytes.isEmpty()) {
            return Optional.of("the key of the stream is no text: it holds half of a surrogate pair");
        }
        if (version < 0) {
            return Optional.of("version must be 0 or more, and is " + version);
        }
        if (events.isEmpty() || events.size() > MAX_EVENTS) {
            return Optional.of("an append has 1 to " + MAX_EVENTS + " events, and this one " + events.size());
        }
        long bytes = 0;
        for (EncodedEvent event : events) {
            if (!event.topic().equals(topic)) {
                return Optional.of("the streams are those of topic " + topic + ", and not of " + event.topic());
            }
            if (!Arrays.equals(event.key(), keyBytes.get())) {
                return Optional.of("an event has another key than its stream, which is " + key);
            }
            bytes += EventLimits.bytes(event);
        }
        Optional<String> tooLarge = EventLimits.fault(events);
        if (tooLarge.isEmpty() && bytes > MAX_APPEND_BYTES) {
            return Optional.of(
                    "the events have " + bytes + " bytes together, and one append takes " + MAX_APPEND_BYTES);
        }
        return tooLarge;
    }
}
