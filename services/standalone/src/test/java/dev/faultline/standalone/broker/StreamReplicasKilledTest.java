package dev.faultline.standalone.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.log.LogReader;
import dev.faultline.log.Position;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.TopicGuard;
import dev.faultline.log.kafka.TopicSettings;
import dev.faultline.log.kafka.streams.KafkaStreamLog;
import dev.faultline.log.kafka.streams.StreamSettings;
import dev.faultline.log.streams.StreamLogObserver;
import dev.faultline.standalone.processes.ChildProcess;
import dev.faultline.standalone.processes.StreamHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replicas in processes of their own append to the same streams, and are killed and paused. */
@Timeout(180)
class StreamReplicasKilledTest {
    private static final String TOPIC = "replicas";
    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(3);

    /** Longer than the transaction timeout, so that the broker or another replica ends what the paused one left open. */
    private static final Duration PAUSE = TRANSACTION_TIMEOUT.plusSeconds(2);

    /** A few seconds: 5 as the docs say, and as much for a machine that does other things too. */
    private static final Duration HELD_BACK = Duration.ofSeconds(10);

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
            "given three replicas append at once, when some are killed and paused for longer than a transaction may take,"
                    + " then each stream has every version once, all that was acknowledged, and readers go on")
    void killed_and_paused_replicas_lose_double_and_hold_back_nothing() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data, 0)) {
            var settings = new KafkaSettings(broker.bootstrapServers(), Duration.ofSeconds(10), Map.of());
            new TopicGuard(settings, new TopicSettings(PARTITIONS, 1, 1)).ensure(List.of(TOPIC), PATIENCE);
            var over = new AtomicBoolean();
            var heldBack = CompletableFuture.supplyAsync(
                    () -> longestHeldBack(settings, over),
                    task -> Thread.ofPlatform().daemon().start(task));
            try {
                playFaults(broker);
            } finally {
                over.set(true);
            }
            Duration longest = heldBack.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            StreamHistory history = history(settings);

            assertEquals(List.of(), history.faults(acknowledged));
            assertTrue(history.size() >= acknowledgements.get(), history.size() + " on the log");
            assertTrue(longest.compareTo(HELD_BACK) < 0, "readers were held back for " + longest);
        }
    }

    private void playFaults(BrokerProcess broker) {
        ChildProcess a = replica(broker, "a");
        ChildProcess b = replica(broker, "b");
        ChildProcess c = replica(broker, "c");
        try {
            awaitMore(30);
            a.kill();
            awaitMore(30);
            a = replica(broker, "a2");
            b.pause();
            long resumed = System.nanoTime() + PAUSE.toNanos();
            awaitMore(30);
            awaitUntil(resumed);
            b.resume();
            awaitMore(30);
            c.pause();
            awaitMore(30);
            // A paused one is killed: what it left open is ended by the others.
            c.kill();
            awaitMore(30);
        } finally {
            a.kill();
            b.kill();
            c.kill();
        }
        List.of(a, b, c).forEach(process -> process.outputEnded().join());
    }

    private ChildProcess replica(BrokerProcess broker, String name) {
        return ChildProcess.start(
                StreamReplica.class,
                "128m",
                List.of(broker.bootstrapServers(), TOPIC, name, TRANSACTION_TIMEOUT.toString()),
                this::take);
    }

    private void take(String line) {
        String[] words = line.split(" ");
        if (words.length == 4 && words[0].equals(StreamReplica.ACKNOWLEDGED) && words[3].equals(StreamReplica.END)) {
            acknowledged
                    .computeIfAbsent(words[1], key -> ConcurrentHashMap.newKeySet())
                    .add(words[2]);
            acknowledgements.incrementAndGet();
        }
    }

    /** Waits until so many more appends were acknowledged to those that live. */
    private void awaitMore(int appends) {
        int goal = acknowledgements.get() + appends;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledgements.get() < goal) {
            assertTrue(System.nanoTime() < deadline, "no more appends are acknowledged");
            awaitUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static void awaitUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The longest time that a reader took to get to where the topic ended when it looked. */
    private static Duration longestHeldBack(KafkaSettings settings, AtomicBoolean over) {
        Duration longest = Duration.ZERO;
        try (var log = new KafkaEventLog(settings);
                Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()));
                LogReader reader = log.read(List.of(TOPIC))) {
            Position reached = Position.START;
            while (!over.get()) {
                Position end = highWatermarks(admin);
                long looked = System.nanoTime();
                while (!reached.covers(end) && !over.get()) {
                    reached = reader.poll(Duration.ofMillis(100)).end();
                }
                Duration took = Duration.ofNanos(System.nanoTime() - looked);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
            return longest;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Position highWatermarks(Admin admin) throws Exception {
        var asked = new TreeMap<Position.Partition, Long>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var topicPartition = new TopicPartition(TOPIC, partition);
            long end = admin.listOffsets(
                            Map.of(topicPartition, OffsetSpec.latest()),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .partitionResult(topicPartition)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .offset();
            asked.put(new Position.Partition(TOPIC, partition), end);
        }
        return Position.of(asked);
    }

    /** All streams, as one more replica reads them. */
    private static StreamHistory history(KafkaSettings settings) {
        var history = new StreamHistory();
        var streams = new StreamSettings(TRANSACTION_TIMEOUT, 0);
        try (var log = new KafkaEventLog(settings);
                var last = new KafkaStreamLog(settings, streams, log, TOPIC, StreamLogObserver.NONE)) {
            for (int i = 0; i < StreamReplica.STREAMS; i++) {
                String key = "incident-" + i;
                last.read(key).records().forEach(read -> history.add(key, StreamReplica.entry(read)));
            }
        }
        return history;
    }
}
