package dev.faultline.events;

import dev.faultline.events.EncodedEvent.Header;
import java.util.List;
import java.util.function.Function;

/** What several tests of this package need. */
final class Samples {
    private Samples() {}

    static Envelope<DeviceEvent> decode(EncodedEvent encoded) throws UnreadableEventException {
        return DeviceEventCodec.decode(encoded.key(), attributes(encoded.headers()), encoded.value());
    }

    static Function<String, byte[]> attributes(List<Header> headers) {
        return name -> {
            for (Header header : headers) {
                if (header.name().equals(name)) {
                    return header.value();
                }
            }
            return null;
        };
    }
}
