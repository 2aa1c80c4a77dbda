package dev.faultline.standalone.broker;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Keeps Kafka from filling the output of the tests with more than a thousand lines for each broker. */
public final class QuietKafka {
    /** Held, for a logger that nobody holds forgets its level. */
    private static final List<Logger> LOGGERS = Stream.of("kafka", "org.apache.kafka", "state.change.logger")
            .map(Logger::getLogger)
            .toList();

    private QuietKafka() {}

    public static void quiet() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
