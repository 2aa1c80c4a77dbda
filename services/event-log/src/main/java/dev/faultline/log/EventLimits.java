package dev.faultline.log;

import dev.faultline.events.EncodedEvent;
import java.util.List;
import java.util.Optional;

/** What a log takes at most, the same for every log so that an event taken by one is taken by all. */
public final class EventLimits {
    /**
     * The largest event, in bytes: key, value and headers together, each header counted with {@link #HEADER_OVERHEAD}.
     * Kafka's own default limit is 1,048,576 with its framing.
     */
    public static final int MAX_EVENT_BYTES = 1_000_000;

    /** What a header counts beyond its name and value, in bytes. */
    public static final int HEADER_OVERHEAD = 16;

    private EventLimits() {}

    /** The size of an event as it is held against {@link #MAX_EVENT_BYTES}, in bytes. */
    public static long bytes(EncodedEvent event) {
        long bytes = (long) event.key().length + event.value().length;
        for (EncodedEvent.Header header : event.headers()) {
            bytes += (long) HEADER_OVERHEAD + header.name().length() + header.value().length;
        }
        return bytes;
    }

    /** Why the events cannot be appended, naming the first that is too large; empty when they can. */
    public static Optional<String> fault(List<EncodedEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            long bytes = bytes(events.get(i));
            if (bytes > MAX_EVENT_BYTES) {
                return Optional.of("event " + (i + 1) + " of " + events.size() + " has " + bytes
                        + " bytes with its headers, and the log takes " + MAX_EVENT_BYTES);
            }
        }
        return Optional.empty();
    }
}
