package dev.faultline.log.kafka;

import dev.faultline.log.LogRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as Kafka's consumer gives it, made one of the log. */
public final class PolledRecord {
    private PolledRecord() {}

    /** The same record; its headers are read when they are asked for. */
    public static LogRecord logRecord(ConsumerRecord<byte[], byte[]> polled) {
        return new LogRecord(
                polled.topic(),
                polled.partition(),
                polled.offset(),
                polled.timestamp(),
                polled.key(),
                new HeaderAttributes(polled.headers()),
                polled.value());
    }
}
