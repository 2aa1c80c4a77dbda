package dev.faultline.recorder;

import dev.faultline.log.streams.AppendOutcome;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogObserver;
import dev.faultline.log.streams.StreamLogStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Counts what happens to the streams of incidents, for Prometheus. The names are those of docs and dashboards. */
@Singleton
public class StreamsMetricsWiring implements StreamLogObserver {
    private static final String NAME = "faultline.recorder.streams.";

    private final MeterRegistry registry;
    private final Timer reads;
    private final Counter fetched;
    private final Counter fenced;
    private final Counter commits;

    /**
     * Registers the meters.
     *
     * @param streams asked for its status whenever the meters are read
     */
    StreamsMetricsWiring(MeterRegistry registry, StreamLog streams) {
        this.registry = registry;
        this.reads = Timer.builder(NAME + "read")
                .description(
                        "Reading a stream: the wait until all is read that was acknowledged before, and the records")
                .serviceLevelObjectives(LatencyBuckets.ALL)
                .register(registry);
        this.fetched = counter("fetched", "Records that a read had to fetch because they were not held ready");
        this.fenced = counter("fenced", "Times that a partition was lost to somebody who took it over");
        this.commits = counter("commits", "Transactions committed");
        gauge(streams, "lag", "Offsets between what is followed and the end of the topic", StreamLogStatus::lag);
        gauge(streams, "known", "Streams known", StreamLogStatus::streams);
        gauge(streams, "records", "Records known", StreamLogStatus::records);
        gauge(streams, "cached.bytes", "Memory of the records held ready", StreamLogStatus::cachedBytes);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(NAME + name).description(description).register(registry);
    }

    private void gauge(StreamLog streams, String name, String description, ToDoubleFunction<StreamLogStatus> value) {
        Gauge.builder(NAME + name, streams, asked -> value.applyAsDouble(asked.status()))
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void appended(AppendOutcome outcome, Duration took) {
        Timer.builder(NAME + "append")
                .description("From handing an append to the log until its outcome")
                .tag("outcome", word(outcome))
                .serviceLevelObjectives(LatencyBuckets.ALL)
                .register(registry)
                .record(took);
    }

    private static String word(AppendOutcome outcome) {
        return switch (outcome) {
            case AppendOutcome.Recorded recorded -> "recorded";
            case AppendOutcome.Conflict conflict -> "conflict";
            case AppendOutcome.Unavailable unavailable -> "unavailable";
            case AppendOutcome.Unknown unknown -> "unknown";
        };
    }

    @Override
    public void takenOver(Reason reason) {
        Counter.builder(NAME + "takeovers")
                .description("Partitions taken over: to append, or to end a transaction that was left open")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    @Override
    public void fenced() {
        fenced.increment();
    }

    @Override
    public void committed(int appends) {
        commits.increment();
    }

    @Override
    public void read(Duration took, int fetchedRecords) {
        reads.record(took);
        fetched.increment(fetchedRecords);
    }
}
