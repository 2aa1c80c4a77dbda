package dev.faultline.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.log.WrongTopicException;
import dev.faultline.standalone.broker.BrokerStartException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.BindException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    @Test
    void what_an_operator_can_mend_is_explained_in_one_line_however_deep_it_lies() {
        assertEquals(
                Optional.of("the folder is in use"),
                StartFailure.explain(new RuntimeException(
                        "Failed to start", new RuntimeException(new BrokerStartException("the folder is in use")))));
        assertEquals(
                Optional.of("topic a: retention is wrong topic b: it is too"),
                StartFailure.explain(new RuntimeException(
                        new WrongTopicException("topic a: retention is wrong\n  topic b: it is too"))));
    }

    @Test
    void a_port_taken_between_the_check_and_the_start_is_named() {
        var error = new QuarkusBindException("127.0.0.1", 8080, new BindException("in use"));

        assertEquals(Optional.of("HTTP port 8080 is in use; choose another with --port"), StartFailure.explain(error));
    }

    @Test
    void a_refused_setting_is_explained() {
        assertEquals(
                Optional.of("faultline.kafka.partitions must be between 1 and 1000, and is 0"),
                StartFailure.explain(new IllegalArgumentException(
                        "faultline.kafka.partitions must be between 1 and 1000, and is 0")));
    }

    @Test
    void a_start_that_would_be_open_to_whoever_comes_by_is_explained() {
        assertEquals(
                Optional.of("faultline.access.issuer must be set"),
                StartFailure.explain(
                        new RuntimeException(new ConfigurationException("faultline.access.issuer must be set"))));
    }

    @Test
    void a_fault_of_the_program_is_left_to_its_stack_trace() {
        assertEquals(Optional.empty(), StartFailure.explain(new NullPointerException()));
        assertEquals(Optional.empty(), StartFailure.explain(new IllegalArgumentException("x is not y")));
    }

    @Test
    void causes_that_go_round_in_a_ring_end() {
        var first = new RuntimeException("first");
        var second = new RuntimeException("second", first);
        first.initCause(second);

        assertEquals(Optional.empty(), StartFailure.explain(first));
    }
}
