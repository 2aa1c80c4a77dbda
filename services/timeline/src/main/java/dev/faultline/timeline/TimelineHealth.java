package dev.faultline.timeline;

import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.Timeline;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Live while records are read and applied; started and ready once the log was replayed to where it ended at the start. A
 * log that cannot be reached makes it neither dead nor unready: it goes on answering, and says how stale it is.
 */
public class TimelineHealth {
    private static final int SHOWN_PLACES = 5;

    private final Timeline timeline;
    private final Quarantine quarantine;
    private final TimelineClock clock;

    TimelineHealth(Timeline timeline, Quarantine quarantine, TimelineClock clock) {
        this.timeline = timeline;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck live() {
        return () -> {
            Timeline.Status status = timeline.status();
            var response = HealthCheckResponse.named("timeline: reader").status(status.readerAlive());
            status.failure().ifPresent(why -> response.withData("failure", why));
            return response.build();
        };
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck ready() {
        return () -> standing("timeline: position");
    }

    @Produces
    @Singleton
    @Startup
    HealthCheck started() {
        return () -> standing("timeline: replay");
    }

    private HealthCheckResponse standing(String name) {
        Timeline.Status status = timeline.status();
        HealthCheckResponseBuilder response = HealthCheckResponse.named(name)
                .status(status.ready())
                .withData("position", status.position().toString())
                .withData("goal", status.goal().toString())
                .withData("lag", status.lag())
                .withData("quarantined", quarantine.count());
        String places = quarantine.named().stream()
                .limit(SHOWN_PLACES)
                .map(entry -> entry.place() + ": " + entry.why())
                .collect(Collectors.joining("; "));
        if (!places.isEmpty()) {
            response.withData("firstQuarantined", places);
        }
        status.contact()
                .ifPresent(contact -> response.withData(
                        "secondsSinceLogAnswered",
                        Math.max(0, Duration.between(contact, clock.instant()).toSeconds())));
        return response.build();
    }
}
