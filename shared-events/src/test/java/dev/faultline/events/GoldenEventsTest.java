package dev.faultline.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.DeviceEvent.Registered;
import dev.faultline.events.DeviceEvent.StateChanged;
import dev.faultline.events.DeviceEvent.StateRetracted;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Given the golden file of a type and version")
class GoldenEventsTest {
    private static final Map<String, Envelope<DeviceEvent>> GOLDEN = Map.of(
            "faultline.device.state-changed.v1",
            new Envelope<>(
                    "0189f7ea-aeb0-7f9c-b1d2-c3e4f5a60b9d",
                    "/faultline/recorder",
                    Optional.empty(),
                    new StateChanged(
                            "edge-router-2",
                            "lisbon",
                            "edge-router",
                            DeviceState.UP,
                            Instant.parse("2024-05-03T17:04:00Z"),
                            Duration.ZERO,
                            Optional.empty(),
                            Optional.empty())),
            "faultline.device.state-changed.v1.uncertain",
            new Envelope<>(
                    "e3b6f2d0-5c1a-4a7e-9f00-1d2c3b4a5968",
                    "/faultline/recorder",
                    Optional.empty(),
                    new StateChanged(
                            "mail-queue-1",
                            "lisbon",
                            "mail-queue",
                            DeviceState.UNKNOWN,
                            Instant.parse("2024-05-03T00:00:00.000000001Z"),
                            Duration.ofHours(2),
                            Optional.empty(),
                            Optional.empty())),
            "faultline.device.state-changed.v1.full",
            new Envelope<>(
                    "import-2024/17",
                    "/monitoring/import",
                    Optional.of(Instant.parse("2024-05-03T16:41:12Z")),
                    new StateChanged(
                            "téléphonie-1",
                            "são paulo",
                            "phone system",
                            DeviceState.DEGRADED,
                            Instant.parse("2024-05-03T16:30:00.250Z"),
                            Duration.ofMinutes(30).plusMillis(500),
                            Optional.of("night shift 📞"),
                            Optional.of("calls drop with \"503\"\nafter a power cut at C:\\rack"))),
            "faultline.device.state-retracted.v1",
            new Envelope<>(
                    "5d0f7a52-8f5e-4c3b-8a38-0f6f1c2b7e11",
                    "/faultline/recorder",
                    Optional.of(Instant.parse("2024-05-04T09:00:00Z")),
                    new StateRetracted(
                            "edge-router-2",
                            "0189f7ea-aeb0-7f9c-b1d2-c3e4f5a60b9d",
                            Instant.parse("2024-05-04T09:00:00Z"),
                            "network desk",
                            "the probe watched the wrong port")),
            "faultline.device.registered.v1",
            new Envelope<>(
                    "b1f0c8d4-27b5-4a56-9d0e-6a7c5e4f3d2b",
                    "/faultline/recorder",
                    Optional.empty(),
                    new Registered(
                            "switch-7",
                            "lisbon",
                            "switch",
                            Instant.parse("2024-01-02T08:00:00Z"),
                            List.of("core-router-1", "core-router-2"))));

    static Set<String> files() {
        return GOLDEN.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    @DisplayName("encoding its event gives exactly its bytes, attributes in its order")
    void encoding_gives_its_bytes(String name) throws IOException {
        EncodedEvent encoded = DeviceEventCodec.encode(GOLDEN.get(name));
        assertEquals(Topics.DEVICE_EVENTS, encoded.topic());
        GoldenFile.read(name).assertIs(encoded);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    @DisplayName("decoding its bytes gives its event")
    void decoding_gives_its_event(String name) throws IOException, UnreadableEventException {
        GoldenFile golden = GoldenFile.read(name);
        Envelope<DeviceEvent> decoded =
                DeviceEventCodec.decode(golden.key(), Samples.attributes(golden.headers()), golden.value());
        assertEquals(GOLDEN.get(name), decoded);
    }

    @Test
    @DisplayName("every type has one, and every file is tested here")
    void every_type_has_one() throws IOException, URISyntaxException {
        for (EventType type : EventType.values()) {
            assertTrue(GOLDEN.containsKey(type.wire()), type.wire());
        }
        Set<String> files = GoldenFile.names();
        files.removeIf(name -> !name.startsWith("faultline.device."));
        assertEquals(GOLDEN.keySet(), files);
    }
}
