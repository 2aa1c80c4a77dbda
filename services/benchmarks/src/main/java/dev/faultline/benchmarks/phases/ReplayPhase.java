package dev.faultline.benchmarks.phases;

import dev.faultline.benchmarks.load.Yardstick;
import dev.faultline.benchmarks.report.Figure;
import dev.faultline.benchmarks.report.Report;
import dev.faultline.benchmarks.report.Rounds;
import dev.faultline.benchmarks.report.Target;
import dev.faultline.events.Instants;
import dev.faultline.events.Topics;
import dev.faultline.log.Position;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.Figures;
import dev.faultline.timeline.figures.FiguresQuery;
import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.replay.LiveTimeline;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.ReplayObserver;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The whole log into read models that answer, against a consumer that only counts its records; and what the read models
 * take of the heap. Both sides run in this JVM in turn, after a round of each that does not count.
 */
public final class ReplayPhase {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MANY_PER_POLL = 5_000;
    private static final double FASTEST_SHARE = 0.5;
    private static final double MOST_HEAP = 64;

    private final Bench bench;
    private final Report report;
    private final KafkaSettings settings;
    private final Rounds bare = new Rounds();
    private final Rounds bareManyPerPoll = new Rounds();
    private final Rounds replayed = new Rounds();
    private final Rounds ratios = new Rounds();
    private final Rounds heapAfterReplay = new Rounds();
    private final Rounds heapAfterFigures = new Rounds();

    public ReplayPhase(Bench bench) {
        this.bench = bench;
        this.report = bench.report();
        this.settings = new KafkaSettings(bench.server().kafka(), Duration.ofSeconds(10), Map.of());
    }

    /** Measures. */
    public void run() {
        Position end;
        try (var log = new KafkaEventLog(settings)) {
            end = log.end(List.of(Topics.DEVICE_EVENTS), POLL.multipliedBy(10));
        }
        long records = Position.START.distanceTo(end);
        report.say(
                "replay: %,d records, a bare consumer against the timeline, %d rounds after one to warm up",
                records, bench.rounds());
        for (int round = 0; round <= bench.rounds(); round++) {
            double bareRate = count(records, Yardstick.RECORDS_PER_POLL);
            Replayed timeline = replay(end, records);
            double manyRate = count(records, MANY_PER_POLL);
            report.say(
                    "  %s: bare %,.0f/s, replay %,.0f/s, ratio %.2f; heap a fact %.1f bytes, after figures %.1f; bare with %,d records a poll %,.0f/s",
                    round == 0 ? "warm-up" : "round " + round,
                    bareRate,
                    timeline.rate,
                    timeline.rate / bareRate,
                    timeline.heap,
                    timeline.heapAfterFigures,
                    MANY_PER_POLL,
                    manyRate);
            if (round > 0) {
                bare.add(bareRate);
                bareManyPerPoll.add(manyRate);
                replayed.add(timeline.rate);
                ratios.add(timeline.rate / bareRate);
                heapAfterReplay.add(timeline.heap);
                heapAfterFigures.add(timeline.heapAfterFigures);
            }
        }
        report.add(new Figure("bare consumer, records/s", bare.median(), bare.text("%,.0f"), Target.NONE));
        report.add(new Figure(
                "bare consumer with 5,000 records a poll, records/s",
                bareManyPerPoll.median(),
                bareManyPerPoll.text("%,.0f"),
                Target.NONE));
        report.add(new Figure("replay, records/s", replayed.median(), replayed.text("%,.0f"), Target.NONE));
        report.add(new Figure(
                "replay ÷ bare consumer", ratios.median(), ratios.text("%.2f"), new Target.AtLeast(FASTEST_SHARE, "")));
        report.add(new Figure(
                "heap a fact after replay",
                heapAfterReplay.median(),
                heapAfterReplay.text("%.1f") + " bytes",
                new Target.AtMost(MOST_HEAP, " bytes")));
        report.add(new Figure(
                "heap a fact after figures were asked",
                heapAfterFigures.median(),
                heapAfterFigures.text("%.1f") + " bytes",
                new Target.AtMost(MOST_HEAP, " bytes")));
    }

    private record Replayed(double rate, double heap, double heapAfterFigures) {}

    private double count(long records, int recordsPerPoll) {
        Heap.usedAfterCollection();
        long began = System.nanoTime();
        try (KafkaConsumer<byte[], byte[]> consumer =
                Yardstick.consumer(bench.server().kafka(), recordsPerPoll)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEVICE_EVENTS).stream()
                    .map(found -> new TopicPartition(found.topic(), found.partition()))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, 0));
            long counted = 0;
            while (counted < records) {
                counted += consumer.poll(POLL).count();
                requirePatience(began);
            }
            return rate(records, began);
        }
    }

    private Replayed replay(Position end, long records) {
        long before = Heap.usedAfterCollection();
        long began = System.nanoTime();
        var quarantine = new Quarantine();
        try (var log = new KafkaEventLog(settings);
                var timeline = new LiveTimeline(
                        log, List.of(Topics.DEVICE_EVENTS), InstantSource.system(), quarantine, ReplayObserver.NONE)) {
            if (timeline.await(end, PATIENCE).isEmpty()) {
                throw new IllegalStateException("the timeline did not replay the log: " + timeline.status());
            }
            double rate = rate(records, began);
            if (quarantine.count() > 0) {
                throw new IllegalStateException("the timeline could not read " + quarantine.named());
            }
            long facts = timeline.status().facts();
            double heap = (double) (Heap.usedAfterCollection() - before) / facts;
            askFigures(timeline.view().orElseThrow());
            return new Replayed(rate, heap, (double) (Heap.usedAfterCollection() - before) / facts);
        }
    }

    private void askFigures(TimelineView view) {
        long now = Instants.toEpochNanos(Instant.now());
        var query = new FiguresQuery(
                new Window(Instants.toEpochNanos(bench.yearStart()), now),
                Selection.ALL,
                OutagePolicy.DEFAULT,
                Counting.ALL,
                ZoneOffset.UTC,
                List.of(Dimension.DATACENTER));
        int groups = Figures.of(view.facts(), view.index(), query, Frame.present(now))
                .size();
        if (groups != bench.fleet().datacenters()) {
            throw new IllegalStateException("figures of " + groups + " datacenters");
        }
    }

    private static double rate(long records, long began) {
        return records * 1e9 / (System.nanoTime() - began);
    }

    private static void requirePatience(long began) {
        if (System.nanoTime() - began > PATIENCE.toNanos()) {
            throw new IllegalStateException("the log was not read within " + PATIENCE);
        }
    }
}
