package dev.faultline.benchmarks.load;

import dev.faultline.benchmarks.server.HttpConnection;
import dev.faultline.benchmarks.server.Server;
import dev.faultline.benchmarks.workload.FactBatch;
import dev.faultline.benchmarks.workload.Fleet;
import dev.faultline.benchmarks.workload.PresentFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Posts arrays of facts on many connections, each of which waits for its answer before it posts again. */
public final class HttpSending implements AutoCloseable {
    private static final int CREATED = 201;

    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("bench-post-", 0).factory());

    private record Client(HttpConnection connection, PresentFacts facts) {}

    /**
     * Connects.
     *
     * @param batch facts in an array
     * @param underWay connections
     */
    public HttpSending(Server server, Fleet fleet, int batch, int underWay) throws IOException {
        for (int i = 0; i < underWay; i++) {
            clients.add(new Client(server.connect(), PresentFacts.unwatched(fleet, batch, 10_000 + i)));
        }
    }

    /** Posts for so long; gives the facts acknowledged per second. */
    public double run(int seconds) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        List<Future<Long>> posted = new ArrayList<>();
        for (Client client : clients) {
            posted.add(threads.submit(() -> post(client, end)));
        }
        long acknowledged = 0;
        for (Future<Long> each : posted) {
            try {
                acknowledged += each.get();
            } catch (ExecutionException e) {
                throw new IOException("posting failed", e.getCause());
            }
        }
        return acknowledged * 1e9 / (System.nanoTime() - began);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clients.forEach(client -> client.connection.close());
    }

    private static long post(Client client, long end) throws IOException {
        long acknowledged = 0;
        while (System.nanoTime() < end) {
            FactBatch batch = client.facts.next();
            int status = client.connection.post("/api/v1/device-events", batch.body());
            if (status != CREATED) {
                throw new IOException("POST answered " + status + ": " + client.connection.text());
            }
            acknowledged += batch.size();
        }
        return acknowledged;
    }
}
