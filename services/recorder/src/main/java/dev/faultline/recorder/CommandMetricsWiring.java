package dev.faultline.recorder;

import dev.faultline.recorder.intake.CommandMetrics;
import dev.faultline.recorder.intake.CommandsUnderWay;
import dev.faultline.recorder.requests.Admission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

/** Counts staff commands for Prometheus. The names are those of docs and dashboards. */
@Singleton
public class CommandMetricsWiring implements CommandMetrics {
    private final MeterRegistry registry;
    private final Counter repeated;
    private final Counter retries;
    private final Timer recorded;
    private final Timer notRecorded;

    /** Registers the meters. */
    CommandMetricsWiring(MeterRegistry registry, CommandsUnderWay underWay) {
        this.registry = registry;
        this.repeated = Counter.builder("faultline.recorder.commands.repeated")
                .description("Staff commands that had been recorded before, and were answered as then")
                .register(registry);
        this.retries = Counter.builder("faultline.recorder.commands.retries")
                .description("How often a staff command was decided anew, for somebody else was faster")
                .register(registry);
        this.recorded = command("recorded");
        this.notRecorded = command("not-recorded");
        Gauge.builder("faultline.recorder.commands.in.flight", underWay.admission(), Admission::requests)
                .description("Staff commands under way")
                .register(registry);
    }

    private Timer command(String outcome) {
        return Timer.builder("faultline.recorder.command")
                .description("From handing a staff command over until it is decided and the log has it, or not")
                .tag("outcome", outcome)
                .serviceLevelObjectives(LatencyBuckets.ALL)
                .register(registry);
    }

    @Override
    public void recorded(String type) {
        Counter.builder("faultline.recorder.commands")
                .description("Staff commands whose event the log has")
                .tag("type", type)
                .register(registry)
                .increment();
    }

    @Override
    public void repeated() {
        repeated.increment();
    }

    @Override
    public void refused(String reason) {
        Counter.builder("faultline.recorder.commands.refused")
                .description("Staff commands that were answered without success")
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    @Override
    public void retried() {
        retries.increment();
    }

    @Override
    public Handling started() {
        var sample = Timer.start(registry);
        return done -> sample.stop(done ? recorded : notRecorded);
    }
}
