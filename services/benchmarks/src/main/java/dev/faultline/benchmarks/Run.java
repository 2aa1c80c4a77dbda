package dev.faultline.benchmarks;

import dev.faultline.benchmarks.load.Loading;
import dev.faultline.benchmarks.phases.Bench;
import dev.faultline.benchmarks.phases.IngestPhase;
import dev.faultline.benchmarks.phases.QueriesPhase;
import dev.faultline.benchmarks.phases.ReplayPhase;
import dev.faultline.benchmarks.phases.VisibilityPhase;
import dev.faultline.benchmarks.report.Figure;
import dev.faultline.benchmarks.report.Machine;
import dev.faultline.benchmarks.report.Neighbours;
import dev.faultline.benchmarks.report.Report;
import dev.faultline.benchmarks.report.Summary;
import dev.faultline.benchmarks.report.Target;
import dev.faultline.benchmarks.server.Server;
import dev.faultline.benchmarks.workload.Workload;
import dev.faultline.events.Topics;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One run: a server, the workload in it, and the phases one after another. */
final class Run {
    private static final int DATACENTERS = 40;
    private static final Duration FOLDED = Duration.ofMinutes(10);
    private static final double QUIET_PERCENT = 10;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Options options;
    private final Path target;
    private final Report report;
    private final Instant yearStart = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Workload.YEAR);

    /**
     * @param target the folder for what is written; the application is looked for beside it
     */
    Run(Options options, Path target, Report report) {
        this.options = options;
        this.target = target;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        Path jar = target.resolve("../../standalone/target/quarkus-app/quarkus-run.jar")
                .normalize();
        report.print(Machine.line());
        try (var scratch = Scratch.in(target)) {
            report.say("starting Faultline in a process of its own");
            try (Server server = Server.start(jar, scratch.folder())) {
                var neighbours = new Neighbours(List.of(ProcessHandle.current(), server.process()));
                var workload = new Workload(yearStart, options.facts(), options.devices(), DATACENTERS);
                load(server, workload, scratch);
                measure(new Bench(server, workload.fleet(), yearStart, options.rounds(), options.seconds(), report));
                tell(neighbours);
            }
        }
        finish();
    }

    private void load(Server server, Workload workload, Scratch scratch) throws IOException, InterruptedException {
        report.say(
                "loading %,d facts of %,d devices in %d datacenters, %s to %s",
                options.facts(), options.devices(), DATACENTERS, yearStart, yearStart.plus(Workload.YEAR));
        var settings = new KafkaSettings(server.kafka(), ANSWER, Map.of());
        try (var log = new KafkaEventLog(settings)) {
            long before = scratch.bytes();
            // Also sees to it that every partition is led before the first record is sent.
            log.end(List.of(Topics.DEVICE_EVENTS), ANSWER);
            Loading.Loaded loaded = Loading.load(workload, server.kafka());
            double records = loaded.records();
            report.add(new Figure(
                    "facts loaded",
                    records,
                    String.format(Locale.ROOT, "%,d at %,.0f/s", loaded.records(), records * 1e9 / loaded.nanos()),
                    Target.NONE));
            report.add(new Figure(
                    "bytes a fact: NDJSON, record, on disk",
                    records,
                    String.format(
                            Locale.ROOT,
                            "%.0f, %.0f, %.0f",
                            loaded.ndjsonBytes() / records,
                            loaded.recordBytes() / records,
                            (scratch.bytes() - before) / records),
                    Target.NONE));
            long waiting = System.nanoTime();
            server.awaitVisible(log.end(List.of(Topics.DEVICE_EVENTS), ANSWER), FOLDED);
            report.say("  the server had folded them %.1f s later", (System.nanoTime() - waiting) / 1e9);
        }
    }

    private void measure(Bench bench) throws IOException, InterruptedException {
        if (options.measures(Phase.REPLAY)) {
            new ReplayPhase(bench).run();
        }
        if (options.measures(Phase.QUERIES)) {
            new QueriesPhase(bench).run();
        }
        if (options.measures(Phase.VISIBILITY)) {
            new VisibilityPhase(bench).run();
        }
        if (options.measures(Phase.INGEST)) {
            new IngestPhase(bench).run();
        }
    }

    private void tell(Neighbours neighbours) {
        neighbours
                .share()
                .ifPresent(share -> report.add(new Figure(
                        "processors taken by what is no part of this",
                        share * 100,
                        String.format(Locale.ROOT, "%.0f %%", share * 100),
                        new Target.AtMost(QUIET_PERCENT, " %"))));
    }

    private void finish() throws IOException {
        report.print("\n" + Summary.plain(report.figures()));
        Path written = target.resolve("benchmarks.md");
        Files.writeString(written, Machine.line() + "\n\n" + Summary.markdown(report.figures()));
        report.print("written as Markdown to " + written);
    }
}
