package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.events.EncodedEvent.Header;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What several tests of this package need. */
final class Samples {
    /** The attributes of a state change. */
    static final Function<String, byte[]> STATE_CHANGED = attributes(EventType.STATE_CHANGED, Map.of());

    private Samples() {}

    static Envelope<DeviceEvent> decode(EncodedEvent encoded) throws UnreadableEventException {
        return DeviceEventCodec.decode(encoded.key(), attributes(encoded.headers()), encoded.value());
    }

    static Function<String, byte[]> attributes(List<Header> headers) {
        return name -> headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }

    /** Valid attributes of a type, some of them given otherwise; an attribute given as empty text is left out. */
    static Function<String, byte[]> attributes(EventType type, Map<String, String> otherwise) {
        Map<String, String> valid = Map.of(
                CloudEvents.SPEC_VERSION,
                CloudEvents.VERSION,
                CloudEvents.ID,
                "e",
                CloudEvents.SOURCE,
                CloudEvents.RECORDER_SOURCE,
                CloudEvents.TYPE,
                type.wire());
        return name -> {
            String text = otherwise.containsKey(name) ? otherwise.get(name) : valid.get(name);
            return text == null || text.isEmpty() ? null : text.getBytes(UTF_8);
        };
    }
}
