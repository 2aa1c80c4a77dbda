package dev.faultline.benchmarks.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.DeviceState;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Envelope;
import dev.faultline.events.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FactBatchTest {
    private static final long AT = 1_700_000_000_123_000_000L;

    private final SplittableRandom random = new SplittableRandom(1);
    private final FactBatch batch =
            new FactBatch(new Fleet(10, 2, new SplittableRandom(3)), new int[] {3, 7, 9}, DeviceState.DOWN);

    @Test
    void a_renewed_event_has_the_bytes_that_the_codec_gives_it() throws UnreadableEventException {
        batch.renew(random, AT);
        for (EncodedEvent event : batch.events()) {
            EncodedEvent encoded = DeviceEventCodec.encode(decoded(event));
            assertArrayEquals(encoded.value(), event.value());
            assertArrayEquals(encoded.key(), event.key());
            for (int i = 0; i < encoded.headers().size(); i++) {
                assertEquals(
                        encoded.headers().get(i).name(), event.headers().get(i).name());
                assertArrayEquals(
                        encoded.headers().get(i).value(), event.headers().get(i).value());
            }
        }
    }

    @Test
    void the_body_tells_the_same_facts_as_the_events() throws UnreadableEventException {
        batch.renew(random, AT);
        String body = new String(batch.body(), StandardCharsets.US_ASCII);
        for (int i = 0; i < batch.size(); i++) {
            Envelope<DeviceEvent> told = decoded(batch.events().get(i));
            var fact = (DeviceEvent.StateChanged) told.event();
            assertEquals(batch.id(i), told.id());
            assertEquals(Instant.parse("2023-11-14T22:13:20.123001Z"), fact.occurredAt());
            assertTrue(body.contains(
                    "{\"id\":\"%s\",\"device\":\"%s\",\"datacenter\":\"%s\",\"role\":\"%s\",\"state\":\"down\",\"occurredAt\":\"%s\"}"
                            .formatted(told.id(), fact.device(), fact.datacenter(), fact.role(), fact.occurredAt())));
        }
    }

    @Test
    void every_renewal_gives_new_ids() {
        batch.renew(random, AT);
        String before = batch.id(0);
        batch.renew(random, AT);
        assertNotEquals(before, batch.id(0));
        assertNotEquals(batch.id(0), batch.id(1));
    }

    private static Envelope<DeviceEvent> decoded(EncodedEvent event) throws UnreadableEventException {
        return DeviceEventCodec.decode(
                event.key(),
                name -> event.headers().stream()
                        .filter(header -> header.name().equals(name))
                        .map(EncodedEvent.Header::value)
                        .findFirst()
                        .orElse(null),
                event.value());
    }
}
