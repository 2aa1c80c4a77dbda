package dev.faultline.log.wiring;

/** Where Kafka is. A service that brings its own broker says so by a bean of this type. */
@FunctionalInterface
public interface KafkaAddress {
    /** {@code host:port}, several separated by commas. Asked once, when the log is first used. */
    String bootstrapServers();
}
