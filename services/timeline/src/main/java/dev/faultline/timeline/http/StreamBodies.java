package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.faultline.events.Instants;
import dev.faultline.timeline.feed.LoggedEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a stream sends, as it is written. */
final class StreamBodies {
    private StreamBodies() {}

    /**
     * One event.
     *
     * @param position just behind the event alone; the {@code id} of the message is what resumes a stream
     * @param body as it lies on the log
     */
    record StreamedEvent(
            String id,
            String source,
            String type,
            String subject,
            Instant occurredAt,
            Instant knownAt,
            Instant recordedAt,
            String position,
            Object body) {}

    /**
     * How a stream stands.
     *
     * @param position up to where everything was sent
     * @param asOf the time of the service
     * @param staleSeconds for how many seconds the log has not answered, where that is long
     */
    record Standing(
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long staleSeconds) {}

    /**
     * That a reader was too slow.
     *
     * @param position from where to go on; nothing before it is missing
     * @param detail the same in words
     */
    record Overrun(String position, String detail) {}

    /** Writes an event in the shape of {@link StreamedEvent}, on one line; its body is copied byte for byte but for line ends. */
    static void write(LoggedEvent event, ByteArrayOutputStream to) {
        text(to, "{\"id\":\"");
        quoted(to, new String(event.id(), StandardCharsets.UTF_8));
        text(to, "\",\"source\":\"");
        quoted(to, event.source());
        text(to, "\",\"type\":\"");
        quoted(to, event.type());
        text(to, "\",\"subject\":\"");
        quoted(to, event.subjectText());
        text(to, "\",\"occurredAt\":\"");
        instant(to, event.occurredAt());
        text(to, "\",\"knownAt\":\"");
        instant(to, event.knownAt());
        text(to, "\",\"recordedAt\":\"");
        instant(to, event.recordedAt());
        text(to, "\",\"position\":\"");
        text(to, event.position().toString());
        text(to, "\",\"body\":");
        // A line end between the tokens of the body would end the message's line; within a text of JSON there is none.
        for (byte each : event.body()) {
            to.write(each == '\n' || each == '\r' ? ' ' : each);
        }
        text(to, "}");
    }

    private static void instant(ByteArrayOutputStream to, long nanos) {
        to.writeBytes(Instants.text(nanos));
    }

    private static void text(ByteArrayOutputStream to, String text) {
        to.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void quoted(ByteArrayOutputStream to, String text) {
        to.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
    }
}
