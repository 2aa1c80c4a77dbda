package dev.faultline.standalone.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.events.EncodedEvent;
import dev.faultline.log.LogRecord;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.streams.KafkaStreamLog;
import dev.faultline.log.kafka.streams.StreamSettings;
import dev.faultline.log.streams.AppendOutcome;
import dev.faultline.log.streams.EventStream;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogObserver;
import dev.faultline.standalone.processes.StreamHistory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A replica in a process of its own that appends to a few streams until it is ended, and prints what was acknowledged. The
 * value of each event is the version on which it was decided and its id.
 */
final class StreamReplica {
    /** What it prints of an append acknowledged: this, the stream, the id, and {@link #END}. */
    static final String ACKNOWLEDGED = "ACK";

    /** The end of a line, without which it was cut off. */
    static final String END = ".";

    static final int STREAMS = 6;

    private static final int CALLERS = 4;
    private static final int PAUSE_MILLIS = 10;

    private StreamReplica() {}

    /**
     * Runs until it is ended.
     *
     * @param arguments the address of the broker, the topic, its own name, its transaction timeout like {@code PT3S}
     */
    public static void main(String[] arguments) {
        QuietKafka.quiet();
        String topic = arguments[1];
        String name = arguments[2];
        var settings = new KafkaSettings(arguments[0], Duration.ofSeconds(10), Map.of());
        var streams = new StreamSettings(Duration.parse(arguments[3]), 1024 * 1024);
        var log = new KafkaStreamLog(settings, streams, new KafkaEventLog(settings), topic, StreamLogObserver.NONE);
        for (int caller = 0; caller < CALLERS; caller++) {
            String prefix = name + "/" + caller + "/";
            Thread.ofPlatform().start(() -> appendForEver(log, topic, prefix));
        }
    }

    private static void appendForEver(StreamLog log, String topic, String prefix) {
        var random = new Random(prefix.hashCode());
        try {
            for (int i = 0; ; i++) {
                String key = "incident-" + random.nextInt(STREAMS);
                append(log, topic, key, prefix + i, () -> false);
                System.out.println(ACKNOWLEDGED + " " + key + " " + prefix + i + " " + END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Appends as a client does that repeats under the same id until it is acknowledged, or it is over.
     *
     * @return whether it was acknowledged
     */
    static boolean append(StreamLog log, String topic, String key, String id, BooleanSupplier over)
            throws InterruptedException {
        while (!over.getAsBoolean()) {
            try {
                EventStream stream = log.read(key);
                if (stream.records().stream().anyMatch(read -> entry(read).id().equals(id))) {
                    return true;
                }
                byte[] value = (stream.version() + " " + id).getBytes(UTF_8);
                var event = new EncodedEvent(topic, key.getBytes(UTF_8), List.of(), value);
                AppendOutcome outcome = log.append(key, stream.version(), List.of(event))
                        .toCompletableFuture()
                        .join();
                if (outcome instanceof AppendOutcome.Recorded) {
                    return true;
                }
            } catch (LogUnavailableException e) {
                // As a client does that is answered 503.
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
        return false;
    }

    /** What an event says of itself. */
    static StreamHistory.Entry entry(LogRecord read) {
        String[] words = new String(read.value(), UTF_8).split(" ");
        return new StreamHistory.Entry(Long.parseLong(words[0]), words[1]);
    }
}
