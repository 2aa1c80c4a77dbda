package dev.faultline.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.log.Position;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.Timeline;
import dev.faultline.timeline.replay.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimelineHealthTest {
    private static final Instant NOW = Instant.parse("2026-05-03T00:00:00Z");

    @Test
    @DisplayName(
            "given the log cannot be reached since an hour, then the timeline is ready and live, and tells the age")
    void log_gone() {
        TimelineHealth health = health(true, Optional.empty());
        HealthCheckResponse ready = health.ready().call();
        assertEquals(HealthCheckResponse.Status.UP, ready.getStatus());
        assertEquals(3600L, ready.getData().orElseThrow().get("secondsSinceLogAnswered"));
        assertEquals(HealthCheckResponse.Status.UP, health.live().call().getStatus());
    }

    @Test
    @DisplayName("given the replay is under way, then the timeline is neither started nor ready, but live")
    void replaying() {
        TimelineHealth health = health(false, Optional.empty());
        assertEquals(HealthCheckResponse.Status.DOWN, health.ready().call().getStatus());
        assertEquals(HealthCheckResponse.Status.DOWN, health.started().call().getStatus());
        assertEquals(HealthCheckResponse.Status.UP, health.live().call().getStatus());
    }

    @Test
    @DisplayName("given reading failed for good, then the timeline is dead and says why")
    void dead() {
        HealthCheckResponse live =
                health(true, Optional.of("history is gone")).live().call();
        assertEquals(HealthCheckResponse.Status.DOWN, live.getStatus());
        assertEquals("history is gone", live.getData().orElseThrow().get("failure"));
    }

    private static TimelineHealth health(boolean ready, Optional<String> failure) {
        var status = new Timeline.Status(
                NOW,
                ready,
                failure.isEmpty(),
                failure,
                Position.START,
                Position.START,
                Position.START,
                0,
                Optional.of(NOW.minus(Duration.ofHours(1))),
                0,
                0,
                0);
        return new TimelineHealth(new StatusOnly(status), new Quarantine(), () -> NOW);
    }

    private record StatusOnly(Status status) implements Timeline {
        @Override
        public Optional<TimelineView> view() {
            return Optional.empty();
        }

        @Override
        public Optional<TimelineView> await(Position after, Duration timeout) {
            return Optional.empty();
        }

        @Override
        public Set<Position.Partition> partitions() {
            return Set.of();
        }
    }
}
