package dev.faultline.log.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How to reach Kafka, and how the topics have to be laid out. */
@ConfigMapping(prefix = "faultline.kafka")
public interface EventLogConfig {
    /** Brokers to ask first, {@code host:port}, several separated by commas. */
    @WithDefault("localhost:9092")
    String bootstrapServers();

    /** After this an append fails as unavailable; 1 second to 10 minutes. */
    @WithDefault("10s")
    Duration appendTimeout();

    /** How long a service that starts waits for Kafka to answer about the topics before it gives up. */
    @WithDefault("30s")
    Duration startTimeout();

    /** Partitions of a topic at least; set before the first start and then never changed. 1 to 1,000. */
    @WithDefault("6")
    int partitions();

    /** Brokers that hold each record. */
    @WithDefault("3")
    int replicationFactor();

    /** Brokers that must have a record before it is acknowledged. */
    @WithDefault("2")
    int minInsyncReplicas();

    /** After this the broker ends a transaction that a recorder left open; 1 second to 1 minute. */
    @WithDefault("5s")
    Duration transactionTimeout();

    /** How much memory the records of incidents may take that a recorder holds ready, such as 32M; 0 to 4G. */
    @WithDefault("32M")
    MemorySize streamCache();

    /** Further properties of Kafka's clients, for TLS and SASL, like {@code client."security.protocol"=SSL}. */
    Map<String, String> client();

    /**
     * Properties of Kafka's clients whose values lie in files, like
     * {@code secret-files."sasl.jaas.config"=/etc/faultline/kafka-user/sasl.jaas.config}.
     */
    Map<String, String> secretFiles();

    /** The name of this site, of 1 to 20 small letters, digits and hyphens. Positions are given out under it. */
    Optional<String> site();

    /** Where Kafka of the first site is, when the topics here are a copy of those there. Then nothing is recorded here. */
    Optional<String> originServers();

    /** As {@link #client}, to reach the first site. */
    Map<String, String> originClient();

    /** As {@link #secretFiles}, to reach the first site. */
    Map<String, String> originSecretFiles();
}
