package dev.faultline.recorder.deviceevents;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Envelope;
import dev.faultline.events.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tests of this package start from. */
final class Given {
    static final Instant RECEIVED_AT = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private Given() {}

    /** new-1, new-2, and so on. */
    static EventIds countedIds() {
        var count = new AtomicInteger();
        return () -> "new-" + count.incrementAndGet();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Reading json(String body) {
        return read(BodyFormat.JSON, utf8(body));
    }

    static Reading ndjson(String body) {
        return read(BodyFormat.NDJSON, utf8(body));
    }

    static Reading read(BodyFormat format, byte[] body) {
        return read(IntakeLimits.DEFAULTS, format, body);
    }

    static Reading read(IntakeLimits limits, BodyFormat format, byte[] body) {
        return read(limits, format, body, IntakeOptions.NONE);
    }

    static Reading read(IntakeLimits limits, BodyFormat format, byte[] body, IntakeOptions options) {
        return new DeviceEventsReader(limits, countedIds()).read(format, body, body.length, RECEIVED_AT, options);
    }

    /** A reading that wrong lines were to be left out of, or the like. */
    static Reading ndjson(String body, IntakeOptions options) {
        return read(IntakeLimits.DEFAULTS, BodyFormat.NDJSON, utf8(body), options);
    }

    /** The faults of a refused body as "line field message" or "line message". */
    static List<String> faults(Reading reading) {
        return words(assertInstanceOf(Reading.Refused.class, reading).faults());
    }

    /** The faults as "line field message" or "line message". */
    static List<String> words(List<Fault> faults) {
        return faults.stream()
                .map(fault ->
                        fault.line() + " " + fault.field().map(f -> f + " ").orElse("") + fault.message())
                .toList();
    }

    static List<Envelope<DeviceEvent>> events(Reading reading) {
        return assertInstanceOf(
                        Reading.Accepted.class,
                        reading,
                        () -> "refused: " + (reading instanceof Reading.Refused r ? r : reading))
                .events()
                .stream()
                .map(Given::decoded)
                .toList();
    }

    static Envelope<DeviceEvent> decoded(EncodedEvent event) {
        try {
            return DeviceEventCodec.decode(event.key(), name -> header(event, name), event.value());
        } catch (UnreadableEventException e) {
            throw new AssertionError("recorded what cannot be read", e);
        }
    }

    private static byte[] header(EncodedEvent event, String name) {
        return event.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(EncodedEvent.Header::value)
                .findFirst()
                .orElse(null);
    }

    /** A right state change as JSON, with more fields behind it. */
    static String change(String more) {
        return "{\"device\":\"r1\",\"datacenter\":\"ams\",\"role\":\"edge\",\"state\":\"down\""
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    /** A right retraction as JSON, with more fields behind it. */
    static String retraction(String more) {
        return "{\"device\":\"r1\",\"retracts\":\"e1\",\"by\":\"noc\",\"reason\":\"a test\""
                + (more.isEmpty() ? "" : "," + more) + "}";
    }
}
