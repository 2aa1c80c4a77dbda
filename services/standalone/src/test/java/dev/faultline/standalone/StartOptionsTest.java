package dev.faultline.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartOptionsTest {
    @Test
    void with_nothing_set_it_answers_this_machine_only_and_keeps_its_data_under_the_working_folder() {
        StartOptions options = read(Map.of());

        assertEquals("127.0.0.1", options.httpHost());
        assertEquals(8080, options.httpPort());
        assertEquals(19_092, options.kafkaPort());
        assertEquals(Path.of("data/run").toAbsolutePath(), options.data());
        assertFalse(options.demo());
    }

    @Test
    void takes_every_option_that_is_set() {
        StartOptions options = read(Map.of(
                "quarkus.http.host", "0.0.0.0",
                "quarkus.http.port", "0",
                "faultline.standalone.kafka-port", " 9092 ",
                "faultline.standalone.data", "/somewhere/else",
                "faultline.standalone.demo-exit", "true"));

        assertEquals(new StartOptions("0.0.0.0", 0, 9092, Path.of("/somewhere/else"), true), options);
    }

    @Test
    void refuses_a_port_that_is_no_number_or_out_of_bounds_and_names_the_option() {
        for (String wrong : new String[] {"abc", "-1", "65536", "", "80 80", "99999999999"}) {
            String message = refusal(Map.of("quarkus.http.port", wrong));
            assertTrue(message.startsWith("--port (quarkus.http.port) is a number from 0 to 65535"), message);
            assertTrue(message.endsWith("it was: " + wrong), message);
        }
        assertEquals(65_535, read(Map.of("quarkus.http.port", "65535")).httpPort());
    }

    @Test
    void refuses_a_flag_that_is_neither_true_nor_false() {
        assertEquals(
                "faultline.standalone.demo is true or false; it was: yes",
                refusal(Map.of("faultline.standalone.demo", "yes")));
    }

    @Test
    void refuses_what_cannot_be_a_folder() {
        assertTrue(refusal(Map.of("faultline.standalone.data", "a\0b")).startsWith("--data"));
    }

    @Test
    void a_property_has_the_name_in_the_environment_that_quarkus_gives_it() {
        assertEquals(
                "FAULTLINE_STANDALONE_KAFKA_PORT", StartOptions.environmentName("faultline.standalone.kafka-port"));
    }

    private static String refusal(Map<String, String> set) {
        return assertThrows(StartRefusedException.class, () -> read(set)).getMessage();
    }

    private static StartOptions read(Map<String, String> set) {
        return StartOptions.read(property -> Optional.ofNullable(set.get(property)));
    }
}
