package dev.faultline.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.log.kafka.SettingsOfTheLog;
import org.junit.jupiter.api.Test;

class YardstickTest {
    private static final String KAFKA = "localhost:9092";

    @Test
    void the_bare_consumer_is_set_as_the_reader_of_the_log() {
        assertEquals(SettingsOfTheLog.consumer(KAFKA), Yardstick.consumerProperties(KAFKA, Yardstick.RECORDS_PER_POLL));
    }

    @Test
    void the_bare_producer_is_set_as_the_log_that_appends() {
        assertEquals(SettingsOfTheLog.producer(KAFKA), Yardstick.producerProperties(KAFKA, BareSending.LINGER_MILLIS));
    }
}
