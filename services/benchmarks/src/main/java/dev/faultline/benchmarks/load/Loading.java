package dev.faultline.benchmarks.load;

import dev.faultline.benchmarks.workload.Workload;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.EncodedEvent;
import dev.faultline.log.EventLimits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;

/** Puts a workload on the log with a bare producer. */
public final class Loading {
    private static final int LINGER_MILLIS = 5;

    private Loading() {}

    /**
     * What was loaded.
     *
     * @param records how many
     * @param nanos how long it took, the making of the facts included
     * @param ndjsonBytes what the facts have as lines of NDJSON
     * @param recordBytes what the records have before compression
     */
    public record Loaded(long records, long nanos, long ndjsonBytes, long recordBytes) {}

    /** Loads all of it; fails when a record is not acknowledged. */
    public static Loaded load(Workload workload, String bootstrapServers) {
        var failure = new AtomicReference<Exception>();
        long began = System.nanoTime();
        long records = 0;
        long ndjsonBytes = 0;
        long recordBytes = 0;
        try (Producer<byte[], byte[]> producer = Yardstick.producer(bootstrapServers, LINGER_MILLIS)) {
            for (Optional<Workload.Fact> fact = workload.next(); fact.isPresent(); fact = workload.next()) {
                EncodedEvent event = DeviceEventCodec.encode(workload.event(fact.get()));
                producer.send(Yardstick.record(event), (metadata, e) -> {
                    if (e != null) {
                        failure.compareAndSet(null, e);
                    }
                });
                records++;
                ndjsonBytes += ndjsonBytes(event);
                recordBytes += EventLimits.bytes(event);
                if (failure.get() != null) {
                    break;
                }
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the log did not take all of the workload", failure.get());
        }
        return new Loaded(records, System.nanoTime() - began, ndjsonBytes, recordBytes);
    }

    /** The value has all fields but id and knownAt, which a line of NDJSON has too. */
    private static long ndjsonBytes(EncodedEvent event) {
        long bytes = event.value().length + 1L;
        for (EncodedEvent.Header header : event.headers()) {
            switch (header.name()) {
                case "ce_id" -> bytes += ID_FIELD + header.value().length;
                case "ce_knownat" -> bytes += KNOWN_AT_FIELD + header.value().length;
                default -> {}
            }
        }
        return bytes;
    }

    private static final int ID_FIELD = "\"id\":\"\",".getBytes(StandardCharsets.US_ASCII).length;
    private static final int KNOWN_AT_FIELD = ",\"knownAt\":\"\"".getBytes(StandardCharsets.US_ASCII).length;
}
