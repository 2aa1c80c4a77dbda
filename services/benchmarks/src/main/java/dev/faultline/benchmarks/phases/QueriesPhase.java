package dev.faultline.benchmarks.phases;

import dev.faultline.benchmarks.load.BackgroundLoad;
import dev.faultline.benchmarks.load.DeclaredIncidents;
import dev.faultline.benchmarks.report.Figure;
import dev.faultline.benchmarks.report.Report;
import dev.faultline.benchmarks.report.Target;
import dev.faultline.benchmarks.report.Timings;
import dev.faultline.benchmarks.server.HttpConnection;
import dev.faultline.benchmarks.workload.Fleet;
import dev.faultline.benchmarks.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** How long questions take over HTTP while facts come in: one client, one question at a time. */
public final class QueriesPhase {
    private static final int WARM_UP = 200;
    private static final int LEAST = 500;
    private static final int MOST = 20_000;
    private static final int LEAST_FOR_GROUPINGS = 100;
    private static final int LEAST_FOR_INFORMATION = 5;
    /** An answer has no more groups than this. */
    private static final String UNDER_LOAD = ", under load";

    private static final Target FIGURES = new Target.AtMost(25, " ms at p99");
    private static final Target TWO_GROUPINGS = new Target.AtMost(100, " ms at p99");
    private static final Target RECOVERY = new Target.AtMost(5, " ms at p99");
    private static final Target LOOKING_BACK = new Target.AtMost(4, "");

    private final Bench bench;
    private final Report report;
    private final SplittableRandom random = new SplittableRandom(7);

    public QueriesPhase(Bench bench) {
        this.bench = bench;
        this.report = bench.report();
    }

    /** Measures. */
    public void run() throws IOException, InterruptedException {
        report.say("queries: %d incidents are declared and resolved first", DeclaredIncidents.COUNT);
        DeclaredIncidents.post(bench.server(), bench.fleet(), bench.yearStart());
        report.say("queries: over HTTP, while nothing comes in");
        try (HttpConnection connection = bench.server().connect()) {
            ask(connection, "figures by datacenter, a year", FIGURES, LEAST, () -> figures("datacenter"));
            groupings(connection, "", FIGURES, TWO_GROUPINGS);
            lookingBack(connection);
        }
        report.say("queries: over HTTP, while %,d facts/s come in", BackgroundLoad.FACTS_PER_SECOND);
        try (var load = new BackgroundLoad(bench.server(), bench.fleet());
                HttpConnection connection = bench.server().connect()) {
            ask(connection, "figures by datacenter, a year" + UNDER_LOAD, FIGURES, LEAST, () -> figures("datacenter"));
            groupings(connection, UNDER_LOAD, Target.NONE, Target.NONE);
            ask(
                    connection,
                    "recovery of a datacenter, a day",
                    RECOVERY,
                    LEAST,
                    () -> recovery(random.nextInt(bench.fleet().datacenters())));
            ask(connection, "recovery of the largest datacenter, a day", RECOVERY, LEAST, () -> recovery(0));
            inform(connection, "outages of a datacenter, a month, first page", this::outages);
            inform(connection, "all datacenters now", () -> "/api/v1/datacenters");
            inform(
                    connection,
                    "figures by datacenter, a year, outages of 5 minutes or more",
                    () -> figures("datacenter") + "&minDuration=PT5M");
            report.add(new Figure(
                    "facts/s that came in meanwhile",
                    load.rate(),
                    String.format(Locale.ROOT, "%,.0f", load.rate()),
                    Target.NONE));
        }
    }

    /** @param when behind each name */
    private void groupings(HttpConnection connection, String when, Target ofOne, Target ofTwo) throws IOException {
        for (String by : List.of("role", "month", "incident")) {
            ask(connection, "figures by " + by + ", a year" + when, ofOne, LEAST_FOR_GROUPINGS, () -> figures(by));
        }
        ask(connection, "figures by device, a year" + when, ofOne, LEAST_FOR_GROUPINGS, () -> figures("device"));
        ask(
                connection,
                "figures by device of a datacenter, a year" + when,
                ofOne,
                LEAST_FOR_GROUPINGS,
                () -> figures("device") + "&datacenter="
                        + Fleet.datacenterName(random.nextInt(bench.fleet().datacenters())));
        ask(
                connection,
                "figures by device, a year, 1,000 devices at a time" + when,
                Target.NONE,
                LEAST_FOR_GROUPINGS,
                () -> figures("device") + "&limit=1000");
        for (String by : List.of("datacenter,month", "datacenter,role", "role,month")) {
            ask(
                    connection,
                    "figures by " + by.replace(",", " and ") + ", a year" + when,
                    ofTwo,
                    LEAST_FOR_GROUPINGS,
                    () -> figures(by));
        }
    }

    /** The present and the past are asked for in turn, so that whatever slows the machine down slows both. */
    private void lookingBack(HttpConnection connection) throws IOException {
        Instant midYear = bench.yearStart().plus(Workload.YEAR.dividedBy(2));
        var present = new ClosedLoop(connection, () -> figures("datacenter"));
        var past = new ClosedLoop(connection, () -> figures("datacenter") + "&knownAt=" + midYear);
        var ofPresent = new Timings();
        var ofPast = new Timings();
        for (int i = 0; i < LEAST_FOR_INFORMATION; i++) {
            present.run(1, 1, 0);
            past.run(1, 1, 0);
        }
        long end = System.nanoTime() + bench.seconds() * 1_000_000_000L;
        while (ofPast.count() < LEAST_FOR_INFORMATION || ofPast.count() < MOST && System.nanoTime() < end) {
            ofPresent.add(present.run(1, 1, 0));
            ofPast.add(past.run(1, 1, 0));
        }
        report.add("figures by datacenter, a year, in turn with the next", ofPresent, Target.NONE);
        report.add("figures by datacenter, a year, as known at mid-year", ofPast, Target.NONE);
        double ratio = ofPast.millis(50) / ofPresent.millis(50);
        report.add(new Figure(
                "as known at mid-year ÷ as known now, at p50",
                ratio,
                String.format(Locale.ROOT, "%.1f", ratio),
                LOOKING_BACK));
    }

    /** Of questions that an index answers or should. */
    private void ask(HttpConnection connection, String name, Target target, int least, Supplier<String> paths)
            throws IOException {
        measure(connection, name, target, least, least == LEAST ? WARM_UP : least / 2, paths);
    }

    /** Of questions that go through the devices: few are asked, for they may take long. */
    private void inform(HttpConnection connection, String name, Supplier<String> paths) throws IOException {
        measure(connection, name, Target.NONE, LEAST_FOR_INFORMATION, LEAST_FOR_INFORMATION, paths);
    }

    private void measure(
            HttpConnection connection, String name, Target target, int least, int warmUp, Supplier<String> paths)
            throws IOException {
        var loop = new ClosedLoop(connection, paths);
        loop.run(warmUp, target.equals(Target.NONE) ? WARM_UP : MOST, 1);
        Timings timings = loop.run(least, MOST, bench.seconds());
        report.say("  %s: answers of %,d bytes", name, connection.bodyLength());
        report.add(name, timings, target);
    }

    private String figures(String groupBy) {
        return "/api/v1/figures?groupBy=" + groupBy + "&from=" + bench.yearStart() + "&to=" + Instant.now();
    }

    private String recovery(int datacenter) {
        Instant from = instantBefore(Duration.ofDays(1));
        return "/api/v1/datacenters/" + Fleet.datacenterName(datacenter) + "/recovery?from=" + from + "&to="
                + from.plus(Duration.ofDays(1));
    }

    private String outages() {
        Instant from = instantBefore(Duration.ofDays(30));
        return "/api/v1/outages?datacenter="
                + Fleet.datacenterName(random.nextInt(bench.fleet().datacenters())) + "&from=" + from + "&to="
                + from.plus(Duration.ofDays(30));
    }

    /** An instant of the year with at least so much of it left. */
    private Instant instantBefore(Duration left) {
        return bench.yearStart()
                .plusSeconds(random.nextLong(Workload.YEAR.minus(left).toSeconds()));
    }
}
