package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.EncodedEvent.Header;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the tests of both codecs need. */
public final class Samples {
    /** The attributes of a state change. */
    static final Function<String, byte[]> STATE_CHANGED = attributes(EventType.STATE_CHANGED, Map.of());

    private Samples() {}

    static Envelope<DeviceEvent> decode(EncodedEvent encoded) throws UnreadableEventException {
        return DeviceEventCodec.decode(encoded.key(), attributes(encoded.headers()), encoded.value());
    }

    /** The attributes that these headers are. */
    public static Function<String, byte[]> attributes(List<Header> headers) {
        return name -> headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }

    /** Valid attributes of a type, some of them given otherwise; an attribute given as empty text is left out. */
    static Function<String, byte[]> attributes(EventType type, Map<String, String> otherwise) {
        return attributes(type.wire(), otherwise);
    }

    /** Valid attributes of a type, some of them given otherwise; an attribute given as empty text is left out. */
    public static Function<String, byte[]> attributes(String type, Map<String, String> otherwise) {
        Map<String, String> valid = Map.of(
                CloudEvents.SPEC_VERSION,
                CloudEvents.VERSION,
                CloudEvents.ID,
                "e",
                CloudEvents.SOURCE,
                CloudEvents.RECORDER_SOURCE,
                CloudEvents.TYPE,
                type,
                CloudEvents.SEQUENCE,
                "7",
                CloudEvents.IDEMPOTENCY_KEY,
                "k",
                CloudEvents.REQUEST_HASH,
                "h");
        return name -> {
            String text = otherwise.containsKey(name) ? otherwise.get(name) : valid.get(name);
            return text == null || text.isEmpty() ? null : text.getBytes(UTF_8);
        };
    }

    /** Decoding may refuse, but in no other way than in one short line. */
    public static void assertShortAndHarmless(UnreadableEventException refusal) {
        String message = refusal.getMessage();
        assertTrue(message.length() < 500, message);
        assertTrue(message.chars().noneMatch(Character::isISOControl), message);
    }

    /** JSON written with single quotes, for the eye. */
    public static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }
}
