package dev.faultline.log.kafka;

import dev.faultline.log.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How to reach Kafka, and how long to wait for it.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param appendTimeout after which an append fails as unavailable, 1 second to 10 minutes
 * @param client further properties of every Kafka client, for TLS and SASL; none of those that Faultline sets itself
 * @param site the name under which positions are given out, see {@link Position}; empty where there is one site
 */
public record KafkaSettings(String bootstrapServers, Duration appendTimeout, Map<String, String> client, String site) {
    /** What the guarantees of the log hang on: nobody else sets it. */
    private static final Set<String> OWN = Set.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
            CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
            CommonClientConfigs.GROUP_ID_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            ProducerConfig.RETRIES_CONFIG,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            ProducerConfig.PARTITIONER_CLASS_CONFIG,
            ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
            ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG);

    /** Of a log whose site has no name. */
    public KafkaSettings(String bootstrapServers, Duration appendTimeout, Map<String, String> client) {
        this(bootstrapServers, appendTimeout, client, "");
    }

    public KafkaSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrap-servers must name at least one host:port");
        }
        if (appendTimeout.compareTo(Duration.ofSeconds(1)) < 0 || appendTimeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    "append-timeout must be between PT1S and PT10M, and is " + appendTimeout);
        }
        if (!site.isEmpty() && !site.matches(Position.SITE_NAMES)) {
            throw new IllegalArgumentException(
                    "site must be 1 to 20 small letters, digits and hyphens, and is \"" + site + "\"");
        }
        client = Map.copyOf(client);
        for (String name : client.keySet()) {
            if (OWN.contains(name)) {
                throw new IllegalArgumentException(
                        "client.\"" + name + "\" cannot be set: the guarantees of the log need Faultline's own value");
            }
        }
    }

    /** What every client is made from: the address and the further properties. */
    Map<String, Object> common() {
        var properties = new HashMap<String, Object>(client);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        // A broker that comes back is found soon, and one that stays away is not hammered.
        properties.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return properties;
    }

    /** For a client that asks about topics. */
    public Map<String, Object> admin() {
        Map<String, Object> properties = common();
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, halfTimeoutMillis());
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, appendTimeoutMillis());
        return properties;
    }

    /** For the producer. */
    Map<String, Object> producer() {
        Map<String, Object> properties = common();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 1);
        properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        properties.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L * 1024 * 1024);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, halfTimeoutMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, halfTimeoutMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, appendTimeoutMillis());
        return properties;
    }

    /**
     * For a producer whose appends are transactions. Each of its calls waits a quarter of the append timeout at most: to
     * take over, to read what is there, to send and to commit are four.
     *
     * @param transactionalId in whose name it appends; whoever takes it up last shuts out the others
     * @param transactionTimeout after which the broker ends a transaction that nobody ends
     */
    public Map<String, Object> transactionalProducer(String transactionalId, Duration transactionTimeout) {
        Map<String, Object> properties = producer();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(transactionTimeout.toMillis()));
        // Whole transactions are gathered before they are sent, and there may be one of these for each partition.
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // Right after a commit the broker refuses the next transaction until the marker of the last one is written,
        // which
        // takes a few milliseconds; and so it does while it ends what the last holder left open.
        properties.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 5);
        properties.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, 100);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * 1024 * 1024);
        int quarter = appendTimeoutMillis() / 4;
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, quarter);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, quarter);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, quarter);
        return properties;
    }

    /**
     * For a reader that fetches single records here and there: as {@link #consumer}, but little at a time, for most of
     * what lies between is not wanted.
     */
    public Map<String, Object> pickingConsumer() {
        Map<String, Object> properties = consumer();
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1024 * 1024);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 128 * 1024);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, halfTimeoutMillis());
        return properties;
    }

    /** For a reader that follows by itself: no group, and no jumping over what is missing. */
    public Map<String, Object> consumer() {
        Map<String, Object> properties = common();
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 30_000);
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, appendTimeoutMillis());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 32 * 1024 * 1024);
        properties.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        // Few records at a time: they are decoded while the processor's cache still holds them. With thousands in
        // flight
        // between reading and folding, looking up headers takes more than twice as long.
        properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        properties.putIfAbsent(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1024 * 1024);
        properties.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        return properties;
    }

    /** Without the values of the client's properties, for there are secrets among them. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", appendTimeout=" + appendTimeout + ", client="
                + new TreeSet<>(client.keySet()) + ", site=" + site + "]";
    }

    private int appendTimeoutMillis() {
        return Math.toIntExact(appendTimeout.toMillis());
    }

    /** Two waits of half the time each make up the whole: for room or metadata, then for the acknowledgement. */
    private int halfTimeoutMillis() {
        return appendTimeoutMillis() / 2;
    }
}
