package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.events.DeviceEvent.StateChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceEventCodecTest {
    @Test
    void what_is_encoded_decodes_to_an_equal_event() throws UnreadableEventException {
        var envelope = new Envelope<DeviceEvent>(
                "e1",
                CloudEvents.RECORDER_SOURCE,
                Optional.of(Instant.parse("2013-09-05T00:00:00Z")),
                new StateChanged(
                        "sw-1",
                        "dallas",
                        "switch",
                        DeviceState.DOWN,
                        Instant.parse("2013-09-03T17:00:00.25Z"),
                        Duration.ofMinutes(30),
                        Optional.of("a \"watcher\""),
                        Optional.of("café 📡\n")));
        EncodedEvent encoded = DeviceEventCodec.encode(envelope);
        assertEquals(
                "{\"device\":\"sw-1\",\"datacenter\":\"dallas\",\"role\":\"switch\",\"state\":\"down\","
                        + "\"occurredAt\":\"2013-09-03T17:00:00.250Z\",\"uncertainty\":\"PT1800S\","
                        + "\"observer\":\"a \\\"watcher\\\"\",\"reason\":\"café 📡\\n\"}",
                new String(encoded.value(), UTF_8));
        assertEquals(envelope, Samples.decode(encoded));
    }
}
