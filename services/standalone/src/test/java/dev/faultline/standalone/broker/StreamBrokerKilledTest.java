package dev.faultline.standalone.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.EncodedEvent;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.TopicGuard;
import dev.faultline.log.kafka.TopicSettings;
import dev.faultline.log.kafka.streams.KafkaStreamLog;
import dev.faultline.log.kafka.streams.StreamSettings;
import dev.faultline.log.streams.AppendOutcome;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogObserver;
import dev.faultline.standalone.processes.StreamHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas append while their broker, in a process of its own, is paused and killed. */
@Timeout(180)
class StreamBrokerKilledTest {
    private static final String TOPIC = "broker-killed";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration APPEND_TIMEOUT = Duration.ofSeconds(4);
    private static final StreamSettings STREAMS = new StreamSettings(Duration.ofSeconds(2), 1024 * 1024);
    private static final int CALLERS = 4;

    @TempDir
    Path data;

    private final Map<String, Set<String>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledgements = new AtomicInteger();

    @BeforeAll
    static void quiet() {
        QuietKafka.quiet();
    }

    @Test
    @DisplayName(
            "given appends are under way, when the broker is paused and then killed, then callers are told in time, and when"
                    + " it is back every version is there once and all that was acknowledged")
    void a_broker_paused_and_killed_loses_and_doubles_nothing() throws Exception {
        BrokerProcess broker = BrokerProcess.start(data, 0);
        var settings = new KafkaSettings(broker.bootstrapServers(), APPEND_TIMEOUT, Map.of());
        var over = new AtomicBoolean();
        try (var log = new KafkaEventLog(settings);
                var one = new KafkaStreamLog(settings, STREAMS, log, TOPIC, StreamLogObserver.NONE);
                var other = new KafkaStreamLog(settings, STREAMS, log, TOPIC, StreamLogObserver.NONE)) {
            var patient = new KafkaSettings(broker.bootstrapServers(), PATIENCE, Map.of());
            new TopicGuard(patient, new TopicSettings(2, 1, 1)).ensure(List.of(TOPIC), PATIENCE);
            var callers = new ArrayList<CompletableFuture<Void>>();
            for (int caller = 0; caller < CALLERS; caller++) {
                String prefix = caller + "/";
                StreamLog replica = caller % 2 == 0 ? one : other;
                callers.add(CompletableFuture.runAsync(
                        () -> appendUntil(over, replica, prefix),
                        task -> Thread.ofPlatform().daemon().start(task)));
            }
            awaitMore(30);
            broker.pause();
            assertAway(one);
            broker.resume();
            awaitMore(30);
            broker.kill();
            assertAway(other);
            broker = BrokerProcess.start(data, broker.port());
            awaitMore(30);
            over.set(true);
            for (CompletableFuture<Void> caller : callers) {
                caller.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }

            assertEquals(List.of(), history(one).faults(acknowledged));
            assertEquals(List.of(), history(other).faults(acknowledged));
        } finally {
            over.set(true);
            // A paused one does not end in good order.
            broker.kill();
        }
    }

    /** Neither a read nor an append succeeds, and each says so in its time. */
    private static void assertAway(StreamLog log) throws Exception {
        assertThrows(LogUnavailableException.class, () -> log.read("a"));
        var event = new EncodedEvent(TOPIC, "a".getBytes(UTF_8), List.of(), "0 once".getBytes(UTF_8));
        AppendOutcome outcome =
                log.append("a", 0, List.of(event)).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertFalse(outcome instanceof AppendOutcome.Recorded, outcome.toString());
    }

    private void appendUntil(AtomicBoolean over, StreamLog log, String prefix) {
        try {
            for (int i = 0; !over.get(); i++) {
                String key = "incident-" + i % StreamReplica.STREAMS;
                if (StreamReplica.append(log, TOPIC, key, prefix + i, over::get)) {
                    acknowledged
                            .computeIfAbsent(key, unknown -> ConcurrentHashMap.newKeySet())
                            .add(prefix + i);
                    acknowledgements.incrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitMore(int appends) throws InterruptedException {
        int goal = acknowledgements.get() + appends;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledgements.get() < goal) {
            assertTrue(System.nanoTime() < deadline, "no more appends are acknowledged");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static StreamHistory history(StreamLog log) {
        var history = new StreamHistory();
        // What was tried while the broker was away was not acknowledged: it is there once, or not at all.
        assertTrue(log.read("a").version() <= 1);
        for (int i = 0; i < StreamReplica.STREAMS; i++) {
            String key = "incident-" + i;
            log.read(key).records().forEach(read -> history.add(key, StreamReplica.entry(read)));
        }
        return history;
    }
}
