package dev.faultline.log.wiring;

import dev.faultline.events.Topics;
import dev.faultline.log.EventLog;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.SecretFiles;
import dev.faultline.log.kafka.TopicGuard;
import dev.faultline.log.kafka.TopicSettings;
import dev.faultline.log.kafka.streams.KafkaStreamLog;
import dev.faultline.log.kafka.streams.StreamSettings;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogObserver;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives a service its log, and lets it start only on topics that keep everything. */
@Singleton
public class EventLogWiring {
    /** When the topics are checked among what happens at start: a broker starts before it, users of the log after. */
    public static final int TOPIC_CHECK_PRIORITY = 10;

    @Produces
    @DefaultBean
    @Singleton
    KafkaAddress configuredAddress(EventLogConfig config) {
        return config::bootstrapServers;
    }

    @Produces
    @ApplicationScoped
    EventLog eventLog(EventLogConfig config, KafkaAddress address) {
        return named(() -> new KafkaEventLog(settings(config, address), origin(config)));
    }

    void closeLog(@Disposes EventLog log) {
        log.close();
    }

    @Produces
    @DefaultBean
    @Singleton
    StreamLogObserver nobodyObserves() {
        return StreamLogObserver.NONE;
    }

    /**
     * The streams of incidents and maintenance. A process that does not ask for them does not have them; one that does is a
     * recorder, and does not start on a copy.
     */
    @Produces
    @ApplicationScoped
    StreamLog incidentStreams(EventLogConfig config, KafkaAddress address, EventLog log, StreamLogObserver observer) {
        if (config.originServers().isPresent()) {
            throw new IllegalArgumentException(
                    "faultline.kafka.origin-servers says that the log here is a copy, and nothing is recorded on a copy:"
                            + " run the recorder at the first site, or see docs/operations.md on making this one the first");
        }
        return named(() -> new KafkaStreamLog(
                settings(config, address), streamSettings(config), log, Topics.INCIDENT_EVENTS, observer));
    }

    void closeStreams(@Disposes StreamLog streams) {
        streams.close();
    }

    void checkTopics(
            @Observes @Priority(TOPIC_CHECK_PRIORITY) StartupEvent started,
            EventLogConfig config,
            KafkaAddress address) {
        TopicGuard guard = named(() -> new TopicGuard(
                settings(config, address),
                new TopicSettings(
                        config.partitions(),
                        config.replicationFactor(),
                        config.minInsyncReplicas(),
                        config.originServers().isPresent()
                                ? TopicSettings.Times.OF_THE_ORIGIN
                                : TopicSettings.Times.OF_THIS_LOG)));
        // Streams are made when they are first asked for; a wrong setting of theirs is to be found now.
        named(() -> streamSettings(config));
        guard.ensure(List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS), config.startTimeout());
    }

    private static KafkaSettings settings(EventLogConfig config, KafkaAddress address) {
        return new KafkaSettings(
                address.bootstrapServers(),
                config.appendTimeout(),
                SecretFiles.added(
                        new SecretFiles.Names("client", "secret-files"), config.client(), config.secretFiles()),
                config.site().orElse(""));
    }

    private static Optional<KafkaSettings> origin(EventLogConfig config) {
        return config.originServers()
                .map(servers -> new KafkaSettings(
                        servers,
                        config.appendTimeout(),
                        SecretFiles.added(
                                new SecretFiles.Names("origin-client", "origin-secret-files"),
                                config.originClient(),
                                config.originSecretFiles())));
    }

    private static StreamSettings streamSettings(EventLogConfig config) {
        return new StreamSettings(
                config.transactionTimeout(), config.streamCache().asLongValue());
    }

    /** A refused value begins with the name of its setting; in front of it comes where that setting lies. */
    private static <T> T named(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("faultline.kafka." + e.getMessage(), e);
        }
    }
}
