package dev.faultline.standalone.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.EncodedEvent;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.TopicGuard;
import dev.faultline.log.kafka.TopicSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The broker is killed as {@code kill -9} does, in a process of its own. */
@Timeout(180)
class BrokerKilledTest {
    private static final String TOPIC = "killed";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @BeforeAll
    static void quiet() {
        QuietKafka.quiet();
    }

    @Test
    @DisplayName(
            "given a broker killed while events are appended, when it is back, then all that was acknowledged is there")
    void nothing_acknowledged_is_lost() throws Exception {
        BrokerProcess broker = BrokerProcess.start(data, 0);
        var settings = new KafkaSettings(broker.bootstrapServers(), Duration.ofSeconds(2), Map.of());
        new TopicGuard(settings, new TopicSettings(6, 1, 1)).ensure(List.of(TOPIC), PATIENCE);
        try (var log = new KafkaEventLog(settings);
                LogReader reader = log.read(List.of(TOPIC))) {
            Set<String> acknowledged = ConcurrentHashMap.newKeySet();
            var writer = CompletableFuture.supplyAsync(() -> writeUntilRefused(log, acknowledged));
            while (acknowledged.size() < 2_000) {
                assertFalse(writer.isDone(), "the writer ended early");
                Thread.onSpinWait();
            }
            broker.kill();

            assertInstanceOf(LogUnavailableException.class, writer.get(60, TimeUnit.SECONDS));
            assertThrows(LogUnavailableException.class, () -> log.end(List.of(TOPIC), Duration.ofSeconds(1)));
            assertTrue(drain(reader, Duration.ofSeconds(1)).size() < acknowledged.size() + 100, "reads on in vain");

            broker = BrokerProcess.start(data, broker.port());
            Position later = append(log, List.of(event("after-the-kill")));

            List<String> read;
            try (LogReader second = log.read(List.of(TOPIC))) {
                read = readUpTo(second, later.max(log.end(List.of(TOPIC), PATIENCE)));
            }
            var missing = new HashSet<>(acknowledged);
            missing.removeAll(new HashSet<>(read));
            assertEquals(Set.of(), missing, "acknowledged and not on the log");
            assertEquals(read.size(), new HashSet<>(read).size(), "the producer's own repetition doubles nothing");
            assertTrue(read.contains("after-the-kill"));
            assertTrue(readUpTo(reader, later).contains("after-the-kill"), "the reader from before goes on");
        } finally {
            broker.close();
        }
    }

    /** Appends batches of 50 until one fails, and gives that failure. */
    private static Throwable writeUntilRefused(KafkaEventLog log, Set<String> acknowledged) {
        for (int batch = 0; ; batch++) {
            int number = batch;
            List<String> ids =
                    IntStream.range(0, 50).mapToObj(i -> number + "-" + i).toList();
            try {
                log.append(ids.stream().map(BrokerKilledTest::event).toList())
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS);
                acknowledged.addAll(ids);
            } catch (ExecutionException e) {
                return e.getCause();
            } catch (Exception e) {
                return e;
            }
        }
    }

    /** Appends again and again, as a client does whose append was refused, until it is acknowledged. */
    private static Position append(KafkaEventLog log, List<EncodedEvent> events) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return log.append(events).toCompletableFuture().get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private static List<String> drain(LogReader reader, Duration time) {
        var read = new ArrayList<String>();
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < deadline) {
            add(reader.poll(Duration.ofMillis(100)), read);
        }
        return read;
    }

    private static List<String> readUpTo(LogReader reader, Position end) {
        var read = new ArrayList<String>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Position reached = Position.START;
        while (!reached.covers(end)) {
            assertTrue(System.nanoTime() < deadline, "did not reach " + end);
            LogBatch batch = reader.poll(Duration.ofMillis(100));
            add(batch, read);
            reached = batch.end();
        }
        return read;
    }

    private static void add(LogBatch batch, List<String> to) {
        batch.records().forEach(r -> to.add(new String(r.value(), UTF_8)));
    }

    private static EncodedEvent event(String id) {
        return new EncodedEvent(TOPIC, id.getBytes(UTF_8), List.of(), id.getBytes(UTF_8));
    }
}
