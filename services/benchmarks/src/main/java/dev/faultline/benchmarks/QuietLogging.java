package dev.faultline.benchmarks;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets nothing below a warning be logged. A log manager that nobody configures takes every message for wanted: Kafka's
 * producer then spends most of its time on describing each record, and the yardstick is a third as fast as it is.
 */
final class QuietLogging {
    /** Held, for a logger that nobody holds loses its level. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";

    private QuietLogging() {}

    /** To be called before the first client is made; fails when messages would be made all the same. */
    static void begin() {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        ROOT.addHandler(new ConsoleHandler());
        ROOT.setLevel(Level.WARNING);
        if (Logger.getLogger(PRODUCER).isLoggable(Level.INFO)) {
            throw new IllegalStateException("Kafka's clients would log what slows them down");
        }
    }
}
