package dev.faultline.benchmarks.load;

import dev.faultline.events.EncodedEvent;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's own clients, set as Faultline's log sets them. A test compares the two. */
public final class Yardstick {
    /** How many records a poll of Faultline's own reader brings at most. */
    public static final int RECORDS_PER_POLL = 500;

    private Yardstick() {}

    /** The properties of a consumer. */
    static Map<String, Object> consumerProperties(String bootstrapServers, int recordsPerPoll) {
        return Map.ofEntries(
                Map.entry("bootstrap.servers", bootstrapServers),
                Map.entry("reconnect.backoff.max.ms", 500),
                Map.entry("request.timeout.ms", 30_000),
                Map.entry("default.api.timeout.ms", 10_000),
                Map.entry("enable.auto.commit", false),
                Map.entry("auto.offset.reset", "none"),
                Map.entry("isolation.level", "read_committed"),
                Map.entry("allow.auto.create.topics", false),
                Map.entry("fetch.max.bytes", 32 * 1024 * 1024),
                Map.entry("max.partition.fetch.bytes", 4 * 1024 * 1024),
                Map.entry("max.poll.records", recordsPerPoll),
                Map.entry("receive.buffer.bytes", 1024 * 1024),
                Map.entry("metadata.max.age.ms", 30_000));
    }

    /** The properties of a producer. */
    static Map<String, Object> producerProperties(String bootstrapServers, int lingerMillis) {
        return Map.ofEntries(
                Map.entry("bootstrap.servers", bootstrapServers),
                Map.entry("reconnect.backoff.max.ms", 500),
                Map.entry("acks", "all"),
                Map.entry("enable.idempotence", true),
                Map.entry("max.in.flight.requests.per.connection", 5),
                Map.entry("compression.type", "lz4"),
                Map.entry("linger.ms", lingerMillis),
                Map.entry("batch.size", 128 * 1024),
                Map.entry("buffer.memory", 32L * 1024 * 1024),
                Map.entry("max.block.ms", 5_000),
                Map.entry("request.timeout.ms", 5_000),
                Map.entry("delivery.timeout.ms", 10_000));
    }

    /** A bare consumer; Faultline's own takes {@link #RECORDS_PER_POLL}. */
    public static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, int recordsPerPoll) {
        return new KafkaConsumer<>(
                consumerProperties(bootstrapServers, recordsPerPoll),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A bare producer; Faultline's own lingers 1 ms. */
    public static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, int lingerMillis) {
        return new KafkaProducer<>(
                producerProperties(bootstrapServers, lingerMillis),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** An event as a record. */
    public static ProducerRecord<byte[], byte[]> record(EncodedEvent event) {
        var headers = new RecordHeaders();
        for (EncodedEvent.Header header : event.headers()) {
            headers.add(new RecordHeader(header.name(), header.value()));
        }
        return new ProducerRecord<>(event.topic(), null, null, event.key(), event.value(), headers);
    }
}
