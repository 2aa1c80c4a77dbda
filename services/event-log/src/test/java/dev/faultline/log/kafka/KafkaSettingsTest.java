package dev.faultline.log.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acks",
                "enable.idempotence",
                "isolation.level",
                "auto.offset.reset",
                "bootstrap.servers",
                "transaction.timeout.ms"
            })
    @DisplayName("given a client property that the guarantees hang on, then it is refused by name")
    void own_properties_are_refused(String name) {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> new KafkaSettings("host:1", TEN_SECONDS, Map.of(name, "x")));
        assertTrue(refused.getMessage().contains(name), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "PT10M1S", "PT0S", "-PT5S"})
    @DisplayName("given an append timeout out of bounds, then it is refused")
    void the_append_timeout_has_bounds(Duration timeout) {
        assertThrows(IllegalArgumentException.class, () -> new KafkaSettings("host:1", timeout, Map.of()));
    }

    @Test
    @DisplayName("given a secret among the properties, then the settings as text have its name and not its value")
    void secrets_are_not_told() {
        String text = new KafkaSettings("host:1", TEN_SECONDS, Map.of("ssl.key.password", "hush")).toString();
        assertTrue(text.contains("client=[ssl.key.password]"), text);
        assertTrue(!text.contains("hush"), text);
    }

    @Test
    @DisplayName("given no server, then that is refused")
    void a_server_is_needed() {
        assertThrows(IllegalArgumentException.class, () -> new KafkaSettings(" ", TEN_SECONDS, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"West", "west~", "a b", "abcdefghijklmnopqrstu", "ä"})
    @DisplayName("given a site whose name no token could carry, then it is refused")
    void a_site_has_a_plain_name(String site) {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> new KafkaSettings("host:1", TEN_SECONDS, Map.of(), site));
        assertTrue(refused.getMessage().startsWith("site must be"), refused.getMessage());
    }

    @Test
    @DisplayName("given properties for TLS, then every client gets them, and the waits add up to the append timeout")
    void further_properties_reach_every_client() {
        var settings = new KafkaSettings("host:1", TEN_SECONDS, Map.of("security.protocol", "SSL"));
        for (var client : List.of(settings.admin(), settings.producer(), settings.consumer())) {
            assertEquals("SSL", client.get("security.protocol"));
            assertEquals("host:1", client.get("bootstrap.servers"));
        }
        assertEquals(5_000, settings.producer().get("max.block.ms"));
        assertEquals(10_000, settings.producer().get("delivery.timeout.ms"));
    }

    @Test
    @DisplayName(
            "given a producer of transactions, then its four waits add up to the append timeout, and it sends at once")
    void a_transactional_producer_waits_a_quarter_at_a_time() {
        var settings = new KafkaSettings("host:1", TEN_SECONDS, Map.of("linger.ms", "50", "security.protocol", "SSL"));

        var properties = settings.transactionalProducer("topic-3", Duration.ofSeconds(5));

        assertEquals("topic-3", properties.get("transactional.id"));
        assertEquals(5_000, properties.get("transaction.timeout.ms"));
        assertEquals("all", properties.get("acks"));
        assertEquals(0, properties.get("linger.ms"));
        assertEquals("SSL", properties.get("security.protocol"));
        for (String wait : List.of("max.block.ms", "request.timeout.ms", "delivery.timeout.ms")) {
            assertEquals(2_500, properties.get(wait), wait);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1,1", "1001,1,1", "1,0,1", "1,101,1", "1,1,0", "1,1,2"})
    @DisplayName("given a layout out of bounds, then it is refused")
    void a_layout_has_bounds(int partitions, int replicationFactor, int minInsyncReplicas) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TopicSettings(partitions, replicationFactor, minInsyncReplicas));
    }
}
