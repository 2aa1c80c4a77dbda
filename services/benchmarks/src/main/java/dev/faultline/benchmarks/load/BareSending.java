package dev.faultline.benchmarks.load;

import dev.faultline.benchmarks.server.Server;
import dev.faultline.benchmarks.workload.FactBatch;
import dev.faultline.benchmarks.workload.Fleet;
import dev.faultline.benchmarks.workload.PresentFacts;
import dev.faultline.events.EncodedEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;

/** Sends batches of facts with a bare producer, as fast as it takes them, with so many batches not yet acknowledged. */
public final class BareSending implements AutoCloseable {
    static final int LINGER_MILLIS = 1;
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final PresentFacts facts;
    private final int underWay;
    private final Semaphore room;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * Makes the producer.
     *
     * @param batch facts in a batch
     * @param underWay batches sent and not yet acknowledged, at most; more than fit into the producer's 32 MiB are no bound
     */
    public BareSending(Server server, Fleet fleet, int batch, int underWay) {
        this.producer = Yardstick.producer(server.kafka(), LINGER_MILLIS);
        this.facts = PresentFacts.unwatched(fleet, batch, 5_000);
        this.underWay = underWay;
        this.room = new Semaphore(underWay);
    }

    /** Sends for so long; gives the facts acknowledged per second. */
    public double run(int seconds) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        long sent = 0;
        while (System.nanoTime() < end) {
            room.acquire();
            FactBatch batch = facts.next();
            Callback acknowledged = whenAll(batch.size());
            for (EncodedEvent event : batch.events()) {
                producer.send(Yardstick.record(event), acknowledged);
            }
            sent += batch.size();
        }
        room.acquire(underWay);
        room.release(underWay);
        if (failure.get() != null) {
            throw new IOException("the bare producer failed", failure.get());
        }
        return sent * 1e9 / (System.nanoTime() - began);
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }

    private Callback whenAll(int size) {
        var open = new AtomicInteger(size);
        return (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
            if (open.decrementAndGet() == 0) {
                room.release();
            }
        };
    }
}
