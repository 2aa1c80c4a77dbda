package dev.faultline.standalone;

import dev.faultline.log.wiring.KafkaAddress;
import dev.faultline.standalone.broker.EmbeddedBroker;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Starts the broker before anything that wants it, and stops it after everything else: singletons are destroyed after
 * the application-scoped beans, to which the log belongs.
 */
@Singleton
public class EmbeddedBrokerWiring {
    private static final int BEFORE_ALL_OTHERS = 1;

    private final StandaloneConfig config;
    private EmbeddedBroker broker;

    EmbeddedBrokerWiring(StandaloneConfig config) {
        this.config = config;
    }

    void start(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
        broker = EmbeddedBroker.start(config.data(), config.kafkaPort());
    }

    @PreDestroy
    void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Produces
    @Singleton
    KafkaAddress kafkaAddress() {
        return this::address;
    }

    /** Host and port at which the broker answers. */
    String address() {
        return broker.bootstrapServers();
    }
}
