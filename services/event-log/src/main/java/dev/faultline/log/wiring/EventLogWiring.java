package dev.faultline.log.wiring;

import dev.faultline.events.Topics;
import dev.faultline.log.EventLog;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
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
        return named(() -> new KafkaEventLog(settings(config, address)));
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

    /** The streams of incidents and maintenance. A process that does not ask for them does not have them. */
    @Produces
    @ApplicationScoped
    StreamLog incidentStreams(EventLogConfig config, KafkaAddress address, EventLog log, StreamLogObserver observer) {
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
                new TopicSettings(config.partitions(), config.replicationFactor(), config.minInsyncReplicas())));
        // Streams are made when they are first asked for; a wrong setting of theirs is to be found now.
        named(() -> streamSettings(config));
        guard.ensure(List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS), config.startTimeout());
    }

    private static KafkaSettings settings(EventLogConfig config, KafkaAddress address) {
        return new KafkaSettings(address.bootstrapServers(), config.appendTimeout(), config.client());
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
