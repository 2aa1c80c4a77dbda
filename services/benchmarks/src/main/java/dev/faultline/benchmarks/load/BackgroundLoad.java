package dev.faultline.benchmarks.load;

import dev.faultline.benchmarks.server.HttpConnection;
import dev.faultline.benchmarks.server.Server;
import dev.faultline.benchmarks.workload.FactBatch;
import dev.faultline.benchmarks.workload.Fleet;
import dev.faultline.benchmarks.workload.PresentFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Posts 10,000 facts a second, in arrays of 100 at even distances, until it is closed. What comes late is not left out. */
public final class BackgroundLoad implements AutoCloseable {
    /** What it tries to reach. */
    public static final int FACTS_PER_SECOND = 10_000;

    private static final int BATCH = 100;
    private static final int CONNECTIONS = 4;
    private static final long INTERVAL_NANOS = 1_000_000_000L * BATCH * CONNECTIONS / FACTS_PER_SECOND;
    private static final int CREATED = 201;

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final long began = System.nanoTime();
    private volatile boolean stopping;

    /** Begins. */
    public BackgroundLoad(Server server, Fleet fleet) {
        for (int i = 0; i < CONNECTIONS; i++) {
            var facts = PresentFacts.unwatched(fleet, BATCH, 1_000 + i);
            long first = began + INTERVAL_NANOS * i / CONNECTIONS;
            threads.add(Thread.ofPlatform().daemon().name("bench-load-" + i).start(() -> post(server, facts, first)));
        }
    }

    /** How many facts a second were acknowledged since the beginning. Fails when a request did. */
    public double rate() throws IOException {
        if (failure.get() != null) {
            throw new IOException("the load in the background failed", failure.get());
        }
        return acknowledged.get() * 1e9 / (System.nanoTime() - began);
    }

    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
            try {
                thread.join(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void post(Server server, PresentFacts facts, long first) {
        try (HttpConnection connection = server.connect()) {
            for (long due = first; !stopping; due += INTERVAL_NANOS) {
                for (long left = due - System.nanoTime(); left > 0 && !stopping; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                FactBatch batch = facts.next();
                int status = connection.post("/api/v1/device-events", batch.body());
                if (status != CREATED) {
                    throw new IOException("POST answered " + status + ": " + connection.text());
                }
                acknowledged.addAndGet(batch.size());
            }
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }
}
