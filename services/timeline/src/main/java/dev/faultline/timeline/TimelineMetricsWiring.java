package dev.faultline.timeline;

import dev.faultline.log.Position;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.ReplayObserver;
import dev.faultline.timeline.replay.Timeline;
import dev.faultline.timeline.replay.TimelineWiring;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Measures the replay for Prometheus. The names are those of docs and dashboards. */
@Singleton
public class TimelineMetricsWiring implements ReplayObserver {
    /** Of so many partitions at most the position is given. */
    static final int MAX_PARTITIONS = 1_000;

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100), Duration.ofSeconds(1)
    };

    private final MeterRegistry registry;
    private final Timeline timeline;
    private final Quarantine quarantine;
    private final TimelineClock clock;
    private final Timer fold;
    private final Timer publish;
    private final Set<Position.Partition> measured = new HashSet<>();
    private volatile boolean started;

    TimelineMetricsWiring(MeterRegistry registry, Timeline timeline, Quarantine quarantine, TimelineClock clock) {
        this.registry = registry;
        this.timeline = timeline;
        this.quarantine = quarantine;
        this.clock = clock;
        this.fold = Timer.builder("faultline.timeline.fold")
                .description("Applying one batch of records")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        this.publish = Timer.builder("faultline.timeline.publish")
                .description("Publishing one view of the read models")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** The timeline can be asked only once it runs. */
    void measure(@Observes @Priority(TimelineWiring.REPLAY_PRIORITY + 1) StartupEvent event) {
        gauge("lag", "Records between what is applied and where the log was last seen to end", Timeline.Status::lag);
        gauge("facts", "Facts held, repeats not counted", Timeline.Status::facts);
        gauge("ready", "1 once the log was replayed to where it ended at the start", s -> s.ready() ? 1 : 0);
        gauge("log.contact.seconds", "Since the log last answered", this::secondsSinceContact);
        counter("facts.applied", "Records applied since the start, repeats included", Timeline.Status::applied);
        counter("conflicts", "Facts told again under the same id with another content", Timeline.Status::conflicts);
        FunctionCounter.builder("faultline.timeline.quarantined", quarantine, Quarantine::count)
                .description("Records that cannot be read")
                .register(registry);
        started = true;
    }

    private void gauge(String name, String description, ToDoubleFunction<Timeline.Status> value) {
        Gauge.builder("faultline.timeline." + name, timeline, asked -> value.applyAsDouble(asked.status()))
                .description(description)
                .register(registry);
    }

    private void counter(String name, String description, ToDoubleFunction<Timeline.Status> value) {
        FunctionCounter.builder("faultline.timeline." + name, timeline, asked -> value.applyAsDouble(asked.status()))
                .description(description)
                .register(registry);
    }

    private double secondsSinceContact(Timeline.Status status) {
        return status.contact()
                .map(contact -> Duration.between(contact, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    @Override
    public void folded(int records, long nanos) {
        fold.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void published(long nanos) {
        publish.record(nanos, TimeUnit.NANOSECONDS);
        if (started) {
            measurePartitions(timeline.status().position());
        }
    }

    /** A partition has a position once it has a record. Called on one thread only. */
    private void measurePartitions(Position position) {
        if (position.nextOffsets().size() == measured.size()) {
            return;
        }
        for (Position.Partition partition : position.nextOffsets().keySet()) {
            if (measured.size() < MAX_PARTITIONS && measured.add(partition)) {
                Gauge.builder(
                                "faultline.timeline.position",
                                timeline,
                                asked -> asked.status().position().next(partition.topic(), partition.number()))
                        .description("Offset of the next record to apply")
                        .tag("topic", partition.topic())
                        .tag("partition", Integer.toString(partition.number()))
                        .register(registry);
            }
        }
    }
}
