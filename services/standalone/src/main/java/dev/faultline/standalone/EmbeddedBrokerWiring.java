package dev.faultline.standalone;

import dev.faultline.standalone.broker.EmbeddedBroker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts the broker before anything that wants it, and stops it after everything else. */
@Singleton
public class EmbeddedBrokerWiring {
    private static final int FIRST = 1;
    private static final int LAST = Integer.MAX_VALUE;

    private final StandaloneConfig config;
    private DataFolder folder;
    private EmbeddedBroker broker;

    EmbeddedBrokerWiring(StandaloneConfig config) {
        this.config = config;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        folder = DataFolder.claim(config.data().toAbsolutePath().normalize());
        broker = EmbeddedBroker.start(folder.path().resolve("kafka"), config.kafkaPort());
    }

    void stop(@Observes @Priority(LAST) ShutdownEvent event) {
        if (broker != null) {
            broker.close();
            broker = null;
        }
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }

    /** Host and port at which the broker answers. */
    String address() {
        return broker.bootstrapServers();
    }
}
