package dev.faultline.timeline;

import dev.faultline.log.EventLog;
import dev.faultline.timeline.feed.Feed;
import dev.faultline.timeline.feed.FeedLimits;
import dev.faultline.timeline.following.StreamLimits;
import dev.faultline.timeline.following.Streams;
import dev.faultline.timeline.http.Reads;
import dev.faultline.timeline.http.StreamReading;
import dev.faultline.timeline.replay.Timeline;
import dev.faultline.timeline.replay.TimelineWiring;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Puts together what those get who follow, measures it, and ends it before anything waits for requests to end. */
@Singleton
public class StreamsWiring {
    private Thread ending;

    /** The latest events. Made at start, so that a wrong limit is found then. */
    @Produces
    @Singleton
    Feed feed(TimelineConfig config) {
        return named(() ->
                new Feed(new FeedLimits(config.feedEvents(), config.feedBytes().asLongValue())));
    }

    @Produces
    @Singleton
    Streams streams(TimelineConfig config, EventLog log, Timeline timeline, Feed feed, TimelineClock clock) {
        StreamLimits limits = named(() -> new StreamLimits(
                config.maxStreams(),
                config.maxCatchUps(),
                config.heartbeat(),
                config.writeWait(),
                config.streamRetry()));
        return new Streams(log, TimelineWiring.TOPICS, timeline, feed, clock, limits);
    }

    @Produces
    @Singleton
    StreamReading reading(Reads reads, Timeline timeline, TimelineClock clock, Streams streams) {
        return new StreamReading(reads, timeline, clock, streams);
    }

    /** The timeline can be asked only once it runs. */
    void start(
            @Observes @Priority(TimelineWiring.REPLAY_PRIORITY + 1) StartupEvent started,
            Streams streams,
            MeterRegistry registry) {
        // The server waits for requests under way when it is told to stop, and a stream ends by itself never.
        ending = new Thread(streams::close, "streams-end");
        Runtime.getRuntime().addShutdownHook(ending);
        Gauge.builder("faultline.timeline.streams.open", streams, Streams::openCount)
                .description("Streams that are open")
                .register(registry);
        counter(registry, streams, "events", "Events that streams were sent", Streams::sentCount);
        counter(registry, streams, "overruns", "Streams ended because events came too fast", Streams::overrunCount);
        counter(registry, streams, "stalled", "Streams closed because nobody read", Streams::stalledCount);
        counter(registry, streams, "catchups", "Streams that began by reading the log", Streams::catchUpCount);
    }

    void stop(@Observes ShutdownEvent stopping, Streams streams) {
        streams.close();
        if (ending != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(ending);
            } catch (IllegalStateException goingDown) {
                // Then it has run, or does.
            }
        }
    }

    private static void counter(
            MeterRegistry registry, Streams streams, String name, String description, ToDoubleFunction<Streams> value) {
        FunctionCounter.builder("faultline.timeline.streams." + name, streams, value)
                .description(description)
                .register(registry);
    }

    private static <T> T named(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("faultline.timeline." + refused.getMessage(), refused);
        }
    }
}
