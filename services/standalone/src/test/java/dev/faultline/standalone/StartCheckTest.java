package dev.faultline.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StartCheckTest {
    private static final Path DATA = Path.of("data");

    @Test
    void free_ports_stand_in_nobodys_way() {
        var options = new StartOptions("127.0.0.1", 0, 0, DATA, false);

        assertSame(options, StartCheck.check(options, false));
    }

    @Test
    void an_http_port_in_use_is_refused_with_the_option_that_changes_it() throws IOException {
        try (ServerSocket taken = taken()) {
            var options = new StartOptions("127.0.0.1", taken.getLocalPort(), 0, DATA, false);

            assertRefused(options, false, "HTTP port " + taken.getLocalPort() + " of 127.0.0.1 is in use", "--port");
        }
    }

    @Test
    void a_kafka_port_in_use_is_refused_with_the_option_that_changes_it() throws IOException {
        try (ServerSocket taken = taken()) {
            var options = new StartOptions("127.0.0.1", 0, taken.getLocalPort(), DATA, false);

            assertRefused(options, false, "Kafka port " + taken.getLocalPort(), "--kafka-port");
        }
    }

    @Test
    void the_demo_takes_a_free_kafka_port_when_the_usual_one_is_in_use() throws IOException {
        try (ServerSocket taken = taken()) {
            var options = new StartOptions("127.0.0.1", 0, taken.getLocalPort(), DATA, true);

            assertEquals(0, StartCheck.check(options, false).kafkaPort());
        }
    }

    @Test
    void the_demo_does_not_pass_over_a_kafka_port_that_was_chosen() throws IOException {
        try (ServerSocket taken = taken()) {
            var options = new StartOptions("127.0.0.1", 0, taken.getLocalPort(), DATA, true);

            assertRefused(options, true, "Kafka port " + taken.getLocalPort(), "--kafka-port");
        }
    }

    @Test
    void it_is_open_on_this_machine_and_refused_on_any_other_host() {
        StartCheck.checkAccess(set(Map.of()));
        StartCheck.checkAccess(set(Map.of("quarkus.http.host", "localhost")));

        var refused = assertThrows(
                StartRefusedException.class, () -> StartCheck.checkAccess(set(Map.of("quarkus.http.host", "0.0.0.0"))));

        assertTrue(refused.getMessage().contains("quarkus.http.host is 0.0.0.0"), refused.getMessage());
        assertTrue(refused.getMessage().contains("faultline.access.issuer"), refused.getMessage());
    }

    @Test
    void with_tokens_it_may_be_anywhere_but_loads_no_demo() {
        Map<String, String> tokens = new HashMap<>(Map.of(
                "quarkus.http.host", "0.0.0.0",
                "faultline.access.mode", "token",
                "faultline.access.issuer", "https://login.our.org",
                "faultline.access.audience", "faultline",
                "faultline.access.keys-url", "https://login.our.org/certs"));
        StartCheck.checkAccess(set(tokens));
        tokens.put("faultline.standalone.demo", "true");

        var refused = assertThrows(StartRefusedException.class, () -> StartCheck.checkAccess(set(tokens)));

        assertTrue(refused.getMessage().startsWith("faultline.standalone.demo "), refused.getMessage());
    }

    private static Function<String, Optional<String>> set(Map<String, String> settings) {
        return name -> Optional.ofNullable(settings.get(name));
    }

    private static void assertRefused(StartOptions options, boolean kafkaPortChosen, String... parts) {
        String message = assertThrows(StartRefusedException.class, () -> StartCheck.check(options, kafkaPortChosen))
                .getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
        assertEquals(1, message.lines().count());
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }
}
