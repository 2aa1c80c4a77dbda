package dev.faultline.benchmarks.phases;

import dev.faultline.benchmarks.load.BareSending;
import dev.faultline.benchmarks.load.HttpSending;
import dev.faultline.benchmarks.report.Figure;
import dev.faultline.benchmarks.report.Report;
import dev.faultline.benchmarks.report.Rounds;
import dev.faultline.benchmarks.report.Target;
import dev.faultline.events.Topics;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Facts over HTTP in arrays of 100 until they are acknowledged, against a bare producer that sends what they become to the
 * same topic. Both have the same number of batches under way at most.
 */
public final class IngestPhase {
    private static final int BATCH = 100;
    private static final int UNDER_WAY = 64;
    private static final int NO_BOUND = 10_000;
    private static final int WARM_UP_SECONDS = 5;
    private static final double LEAST_SHARE = 0.6;
    private static final Duration CATCH_UP = Duration.ofMinutes(5);

    private final Bench bench;
    private final Report report;
    private final Rounds bare = new Rounds();
    private final Rounds unbounded = new Rounds();
    private final Rounds http = new Rounds();
    private final Rounds ratios = new Rounds();

    public IngestPhase(Bench bench) {
        this.bench = bench;
        this.report = bench.report();
    }

    /** Measures. */
    public void run() throws IOException, InterruptedException {
        report.say(
                "ingest: arrays of %d over %d connections against a bare producer with as many batches under way",
                BATCH, UNDER_WAY);
        try (var sending = new BareSending(bench.server(), bench.fleet(), BATCH, UNDER_WAY);
                var free = new BareSending(bench.server(), bench.fleet(), BATCH, NO_BOUND);
                var posting = new HttpSending(bench.server(), bench.fleet(), BATCH, UNDER_WAY)) {
            for (int round = 0; round <= bench.rounds(); round++) {
                int seconds = round == 0 ? WARM_UP_SECONDS : bench.seconds();
                double bareRate = sending.run(seconds);
                catchUp();
                double httpRate = posting.run(seconds);
                catchUp();
                double freeRate = free.run(seconds);
                catchUp();
                report.say(
                        "  %s: bare %,.0f/s, HTTP %,.0f/s, ratio %.2f; bare without a bound %,.0f/s",
                        round == 0 ? "warm-up" : "round " + round, bareRate, httpRate, httpRate / bareRate, freeRate);
                if (round > 0) {
                    bare.add(bareRate);
                    unbounded.add(freeRate);
                    http.add(httpRate);
                    ratios.add(httpRate / bareRate);
                }
            }
        }
        report.add(new Figure("bare producer, facts/s", bare.median(), bare.text("%,.0f"), Target.NONE));
        report.add(new Figure(
                "bare producer without a bound, facts/s", unbounded.median(), unbounded.text("%,.0f"), Target.NONE));
        report.add(new Figure("HTTP in arrays of 100, facts/s", http.median(), http.text("%,.0f"), Target.NONE));
        report.add(new Figure(
                "HTTP ÷ bare producer", ratios.median(), ratios.text("%.2f"), new Target.AtLeast(LEAST_SHARE, "")));
    }

    /** So that no side pays for what the other left to be folded. */
    private void catchUp() throws IOException, InterruptedException {
        var settings = new KafkaSettings(bench.server().kafka(), Duration.ofSeconds(10), Map.of());
        try (var log = new KafkaEventLog(settings)) {
            bench.server().awaitVisible(log.end(List.of(Topics.DEVICE_EVENTS), Duration.ofSeconds(10)), CATCH_UP);
        }
    }
}
