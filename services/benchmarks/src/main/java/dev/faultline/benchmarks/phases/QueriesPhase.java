package dev.faultline.benchmarks.phases;

import dev.faultline.benchmarks.load.BackgroundLoad;
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
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** How long questions take over HTTP while facts come in: one client, one question at a time. */
public final class QueriesPhase {
    private static final int WARM_UP = 200;
    private static final int LEAST = 500;
    private static final int MOST = 20_000;
    private static final int LEAST_FOR_INFORMATION = 5;
    private static final Target FIGURES = new Target.AtMost(25, " ms at p99");
    private static final Target RECOVERY = new Target.AtMost(5, " ms at p99");

    private final Bench bench;
    private final Report report;
    private final SplittableRandom random = new SplittableRandom(7);

    public QueriesPhase(Bench bench) {
        this.bench = bench;
        this.report = bench.report();
    }

    /** Measures. */
    public void run() throws IOException {
        report.say("queries: over HTTP, while %,d facts/s come in", BackgroundLoad.FACTS_PER_SECOND);
        try (var load = new BackgroundLoad(bench.server(), bench.fleet());
                HttpConnection connection = bench.server().connect()) {
            String midYear = bench.yearStart().plus(Workload.YEAR.dividedBy(2)).toString();
            ask(connection, "figures by datacenter, a year", FIGURES, this::figures);
            ask(
                    connection,
                    "recovery of a datacenter, a day",
                    RECOVERY,
                    () -> recovery(random.nextInt(bench.fleet().datacenters())));
            ask(connection, "recovery of the largest datacenter, a day", RECOVERY, () -> recovery(0));
            ask(connection, "outages of a datacenter, a month, first page", Target.NONE, this::outages);
            ask(connection, "all datacenters now", Target.NONE, () -> "/api/v1/datacenters");
            ask(
                    connection,
                    "figures by datacenter, a year, as known at mid-year",
                    Target.NONE,
                    () -> figures() + "&knownAt=" + midYear);
            report.add(new Figure(
                    "facts/s that came in meanwhile",
                    load.rate(),
                    String.format(Locale.ROOT, "%,.0f", load.rate()),
                    Target.NONE));
        }
    }

    private void ask(HttpConnection connection, String name, Target target, Supplier<String> paths) throws IOException {
        var loop = new ClosedLoop(connection, paths);
        boolean informs = target.equals(Target.NONE);
        loop.run(informs ? LEAST_FOR_INFORMATION : WARM_UP, informs ? WARM_UP : MOST, 1);
        Timings timings = loop.run(informs ? LEAST_FOR_INFORMATION : LEAST, MOST, bench.seconds());
        report.say("  %s: answers of %,d bytes", name, connection.bodyLength());
        report.add(name, timings, target);
    }

    private String figures() {
        return "/api/v1/figures?groupBy=datacenter&from=" + bench.yearStart() + "&to=" + Instant.now();
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
