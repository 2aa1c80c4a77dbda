package dev.faultline.benchmarks.phases;

import dev.faultline.benchmarks.load.BackgroundLoad;
import dev.faultline.benchmarks.report.Target;
import dev.faultline.benchmarks.report.Timings;
import dev.faultline.benchmarks.server.HttpConnection;
import dev.faultline.benchmarks.workload.FactBatch;
import dev.faultline.benchmarks.workload.PresentFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The time from the sending of a fact to the end of the first answer that shows it; the client asks without pause. */
public final class VisibilityPhase {
    private static final int WARM_UP = 200;
    private static final int LEAST = 500;
    private static final int MOST = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Target TARGET = new Target.AtMost(25, " ms at p99");

    private final Bench bench;
    private final PresentFacts facts;

    public VisibilityPhase(Bench bench) {
        this.bench = bench;
        this.facts = PresentFacts.watched(bench.fleet(), 99);
    }

    /** Measures, first alone and then under load. */
    public void run() throws IOException {
        bench.report().say("visibility: one fact posted, then its device asked for until the answer names the fact");
        measure("a fact shows in a GET, idle");
        try (var load = new BackgroundLoad(bench.server(), bench.fleet())) {
            measure("a fact shows in a GET, under load");
            bench.report().say("  %,.0f facts/s came in meanwhile", load.rate());
        }
    }

    private void measure(String name) throws IOException {
        try (HttpConnection connection = bench.server().connect()) {
            for (int i = 0; i < WARM_UP; i++) {
                post(connection);
            }
            var timings = new Timings();
            long end = System.nanoTime() + bench.seconds() * 1_000_000_000L;
            while (timings.count() < LEAST || System.nanoTime() < end && timings.count() < MOST) {
                timings.add(post(connection));
            }
            bench.report().add(name, timings, TARGET);
        }
    }

    private long post(HttpConnection connection) throws IOException {
        FactBatch fact = facts.next();
        String device = new String(fact.events().get(0).key(), StandardCharsets.UTF_8);
        String path = "/api/v1/devices/" + device;
        String id = fact.id(0);
        long began = System.nanoTime();
        require(201, connection.post("/api/v1/device-events", fact.body()), connection);
        while (true) {
            require(200, connection.get(path), connection);
            long took = System.nanoTime() - began;
            if (connection.text().contains(id)) {
                return took;
            }
            if (took > PATIENCE.toNanos()) {
                throw new IOException("a fact did not show within " + PATIENCE + ": " + connection.text());
            }
        }
    }

    private static void require(int wanted, int status, HttpConnection connection) throws IOException {
        if (status != wanted) {
            throw new IOException("an answer of " + status + ": " + connection.text());
        }
    }
}
