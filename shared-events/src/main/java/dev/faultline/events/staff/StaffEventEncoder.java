package dev.faultline.events.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.EncodedEvent.Header;
import dev.faultline.events.Instants;
import dev.faultline.events.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events to records, with headers and fields always in the same order, so that equal events have equal bytes. */
final class StaffEventEncoder {
    private StaffEventEncoder() {}

    static EncodedEvent encode(StaffEnvelope envelope) {
        byte[] value = StaffValueEncoder.encode(envelope.event());
        // Only now is the subject known to be writable as UTF-8.
        byte[] key = envelope.event().subject().getBytes(UTF_8);
        return new EncodedEvent(Topics.INCIDENT_EVENTS, key, headers(envelope, key), value);
    }

    private static List<Header> headers(StaffEnvelope envelope, byte[] key) {
        if (envelope.sequence() < 1) {
            throw new IllegalArgumentException("the event's sequence is below 1: " + envelope.sequence());
        }
        StaffEvent event = envelope.event();
        StaffEnvelope.Request request = envelope.request();
        List<Header> headers = new ArrayList<>();
        headers.add(header(CloudEvents.SPEC_VERSION, CloudEvents.VERSION));
        headers.add(Header.of(CloudEvents.ID, "the event's id", envelope.id()));
        headers.add(Header.of(CloudEvents.SOURCE, "the event's source", envelope.source()));
        headers.add(header(CloudEvents.TYPE, StaffEventType.of(event).wire()));
        headers.add(new Header(CloudEvents.SUBJECT, key));
        headers.add(instant(CloudEvents.TIME, event.act().occurredAt()));
        envelope.knownAt().ifPresent(known -> headers.add(instant(CloudEvents.KNOWN_AT, known)));
        headers.add(header(CloudEvents.SEQUENCE, Long.toString(envelope.sequence())));
        headers.add(Header.of(CloudEvents.IDEMPOTENCY_KEY, "the request's key", request.key()));
        headers.add(Header.of(CloudEvents.REQUEST_HASH, "the request's hash", request.hash()));
        headers.add(header(CloudEvents.CONTENT_TYPE, CloudEvents.JSON));
        return List.copyOf(headers);
    }

    private static Header instant(String name, Instant instant) {
        return new Header(name, Instants.text(Instants.toEpochNanos(instant)));
    }

    private static Header header(String name, String value) {
        return new Header(name, value.getBytes(UTF_8));
    }
}
