package dev.faultline.recorder;

import dev.faultline.recorder.deviceevents.IntakeMetrics;
import dev.faultline.recorder.requests.Admission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

/** Counts for Prometheus. The names are those of docs and dashboards. */
@Singleton
public class IntakeMetricsWiring implements IntakeMetrics {
    private final MeterRegistry registry;
    private final Counter stateChanges;
    private final Counter retractions;
    private final Counter skipped;
    private final Timer confirmed;
    private final Timer unconfirmed;

    /** Registers the meters. */
    IntakeMetricsWiring(MeterRegistry registry, Admission admission) {
        this.registry = registry;
        this.stateChanges = events("state-changed");
        this.retractions = events("state-retracted");
        this.skipped = Counter.builder("faultline.recorder.lines.skipped")
                .description("Wrong lines left out of requests whose other lines the log confirmed")
                .register(registry);
        this.confirmed = append("confirmed");
        this.unconfirmed = append("unconfirmed");
        Gauge.builder("faultline.recorder.requests.in.flight", admission, Admission::requests)
                .description("Requests to record events under way")
                .register(registry);
        Gauge.builder("faultline.recorder.bodies.in.flight", admission, Admission::bytes)
                .description("What the bodies of requests under way hold together")
                .baseUnit("bytes")
                .register(registry);
    }

    private Counter events(String kind) {
        return Counter.builder("faultline.recorder.events")
                .description("Events that the log confirmed")
                .tag("kind", kind)
                .register(registry);
    }

    private Timer append(String outcome) {
        return Timer.builder("faultline.recorder.append")
                .description("From handing a request's events to the log until it confirms them, or the time is up")
                .tag("outcome", outcome)
                .serviceLevelObjectives(LatencyBuckets.ALL)
                .register(registry);
    }

    @Override
    public void recorded(int changes, int retracted) {
        stateChanges.increment(changes);
        retractions.increment(retracted);
    }

    @Override
    public void skipped(int lines) {
        skipped.increment(lines);
    }

    @Override
    public void refused(String reason) {
        Counter.builder("faultline.recorder.refused")
                .description("Requests that were answered without success")
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    @Override
    public Append appendStarted() {
        var sample = Timer.start(registry);
        return done -> sample.stop(done ? confirmed : unconfirmed);
    }
}
