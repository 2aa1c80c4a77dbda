package dev.faultline.timeline.replay;

import dev.faultline.events.Topics;
import dev.faultline.log.EventLog;
import dev.faultline.timeline.feed.Feed;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Starts the replay once the log's topics are known to be sound, and stops it before the log is closed. */
@Singleton
public class TimelineWiring {
    /** When the replay starts among what happens at start: after the check of the topics. */
    public static final int REPLAY_PRIORITY = 20;

    /** What is read. */
    public static final List<String> TOPICS = List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS);

    private final Quarantine quarantine = new Quarantine();
    private LiveTimeline timeline;

    void start(
            @Observes @Priority(REPLAY_PRIORITY) StartupEvent started,
            EventLog log,
            Feed feed,
            Instance<ReplayObserver> observer) {
        timeline = new LiveTimeline(
                log,
                TOPICS,
                InstantSource.system(),
                quarantine,
                observer.isResolvable() ? observer.get() : ReplayObserver.NONE,
                feed);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (timeline != null) {
            timeline.close();
        }
    }

    @Produces
    @Singleton
    Quarantine quarantine() {
        return quarantine;
    }

    /** A proxy of the timeline, since those who use it are made before it is started. */
    @Produces
    @ApplicationScoped
    Timeline timeline() {
        if (timeline == null) {
            throw new IllegalStateException("the timeline is asked for before it was started");
        }
        return timeline;
    }
}
