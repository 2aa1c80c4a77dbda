package dev.faultline.standalone.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.EncodedEvent;
import dev.faultline.log.EventLog;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogRecord;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.TopicGuard;
import dev.faultline.log.kafka.TopicSettings;
import dev.faultline.log.kafka.streams.FaultyStreamLogs;
import dev.faultline.log.kafka.streams.KafkaStreamLog;
import dev.faultline.log.kafka.streams.StreamSettings;
import dev.faultline.log.streams.AppendOutcome;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogContract;
import dev.faultline.log.streams.StreamLogObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract of streams on a real broker, and what only Kafka can do wrong. */
@Timeout(180)
class KafkaStreamLogTest extends StreamLogContract {
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final StreamSettings STREAMS = new StreamSettings(Duration.ofSeconds(5), 1024 * 1024);

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static KafkaSettings settings;
    private static KafkaEventLog log;
    private static Admin admin;

    private EventLog unreachable;

    @BeforeAll
    static void start() {
        QuietKafka.quiet();
        broker = EmbeddedBroker.start(data, 0);
        settings = new KafkaSettings(broker.bootstrapServers(), Duration.ofSeconds(10), Map.of());
        log = new KafkaEventLog(settings);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        log.close();
        broker.close();
    }

    @AfterEach
    void closeUnreachable() {
        if (unreachable != null) {
            unreachable.close();
        }
    }

    @Override
    protected String newTopic() {
        String topic = "streams-" + TOPICS.getAndIncrement();
        new TopicGuard(settings, new TopicSettings(3, 1, 1)).ensure(List.of(topic), PATIENCE);
        return topic;
    }

    @Override
    protected EventLog eventLog() {
        return log;
    }

    @Override
    protected StreamLog open(String topic) {
        return new KafkaStreamLog(settings, STREAMS, log, topic, StreamLogObserver.NONE);
    }

    @Override
    protected StreamLog openWithoutCache(String topic) {
        return new KafkaStreamLog(
                settings, new StreamSettings(Duration.ofSeconds(5), 0), log, topic, StreamLogObserver.NONE);
    }

    @Override
    protected StreamLog openLosingTheFirstAnswer(String topic, boolean taken) {
        // Nor can it find out by taking the partition over, so it does not know.
        return faulty(topic, Map.of("commitTransaction 1", losing(taken), "initTransactions 2", losing(false)));
    }

    private static FaultyStreamLogs.Fault losing(boolean taken) {
        return call -> {
            if (taken) {
                call.call();
            }
            throw new TimeoutException("the answer is lost");
        };
    }

    private static StreamLog faulty(String topic, Map<String, FaultyStreamLogs.Fault> faults) {
        return FaultyStreamLogs.open(settings, STREAMS, log, topic, StreamLogObserver.NONE, faults);
    }

    @Override
    protected StreamLog openUnreachable(String topic) {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var nobody = new KafkaSettings("127.0.0.1:" + socket.getLocalPort(), Duration.ofSeconds(2), Map.of());
            unreachable = new KafkaEventLog(nobody);
            return new KafkaStreamLog(nobody, STREAMS, unreachable, topic, StreamLogObserver.NONE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void forget(String topic, int partition, long offset) {
        await(admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .toCompletionStage());
    }

    @Test
    @DisplayName("given the answer to a commit is lost, but the log can be asked, then the append is recorded, once")
    void a_lost_answer_is_found_out() {
        for (boolean taken : List.of(true, false)) {
            StreamLog streams = kept(faulty(topic(), Map.of("commitTransaction 1", losing(taken))));
            String key = "taken-" + taken;

            Position position = recorded(streams.append(key, 0, List.of(event(key, "1"), event(key, "2"))));

            assertEquals(position, streams.read(key).records().getLast().position());
            assertEquals(List.of("1", "2"), valuesOnLog(key));
        }
    }

    @Test
    @DisplayName("given a commit races a take-over, when somebody else appended first, then it is a conflict")
    void a_commit_that_was_overtaken_is_decided_anew() {
        StreamLog other = replica();
        StreamLog streams = kept(faulty(topic(), Map.of("commitTransaction 1", call -> {
            recordedAfterAll(other, "a", "first");
            return call.call();
        })));

        AppendOutcome outcome = outcome(streams.append("a", 0, List.of(event("a", "second"))));

        assertInstanceOf(AppendOutcome.Conflict.class, outcome);
        assertEquals(List.of("first"), values(streams.read("a")));
    }

    @Test
    @DisplayName("given a commit races a take-over for another stream, then it is recorded all the same, once")
    void a_take_over_for_another_stream_is_no_conflict() {
        StreamLog other = replica();
        for (String fault : List.of("send 1", "commitTransaction 1")) {
            String key = "stream-" + fault;
            StreamLog streams = kept(faulty(topic(), Map.of(fault, call -> {
                // A stream of the same partition, so that the partition is lost.
                recordedAfterAll(other, inPartitionOf(key), fault);
                return call.call();
            })));

            recorded(streams.append(key, 0, List.of(event(key, "1"))));

            assertEquals(List.of("1"), valuesOnLog(key));
        }
    }

    private static String inPartitionOf(String key) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "other-" + i)
                .filter(other -> partition(other) == partition(key))
                .findFirst()
                .orElseThrow();
    }

    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % 3;
    }

    @Test
    @DisplayName("given a replica has not read what another appended, then it decides nothing until it has")
    void nothing_is_decided_before_all_is_read() {
        var gate = new AtomicBoolean(true);
        var brief = new KafkaSettings(broker.bootstrapServers(), Duration.ofSeconds(2), Map.of());
        StreamLog late = kept(new KafkaStreamLog(brief, STREAMS, gated(gate), topic(), StreamLogObserver.NONE));
        assertEquals(0, late.read("a").version());
        gate.set(false);
        recordedAfterAll(replica(), "a", "1");

        assertInstanceOf(AppendOutcome.Unavailable.class, outcome(late.append("a", 0, List.of(event("a", "2")))));
        assertThrows(LogUnavailableException.class, () -> late.read("a"));
        gate.set(true);

        assertEquals(List.of("1"), values(late.read("a")));
        assertInstanceOf(AppendOutcome.Conflict.class, outcome(late.append("a", 0, List.of(event("a", "2")))));
        assertEquals(List.of("1"), valuesOnLog("a"));
    }

    /** The log under test, whose readers bring nothing while the gate is shut. */
    private static EventLog gated(AtomicBoolean open) {
        return new EventLog() {
            @Override
            public CompletionStage<Position> append(List<EncodedEvent> events) {
                return log.append(events);
            }

            @Override
            public LogReader read(Collection<String> topics, Position from) {
                LogReader reader = log.read(topics, from);
                return new LogReader() {
                    private Position end = from;

                    @Override
                    public LogBatch poll(Duration timeout) {
                        LogBatch batch = open.get() ? reader.poll(Duration.ofMillis(20)) : new LogBatch(List.of(), end);
                        end = batch.end();
                        return batch;
                    }

                    @Override
                    public Set<Position.Partition> partitions() {
                        return reader.partitions();
                    }

                    @Override
                    public void wakeup() {
                        reader.wakeup();
                    }

                    @Override
                    public void close() {
                        reader.close();
                    }
                };
            }

            @Override
            public Position end(Collection<String> topics, Duration timeout) {
                return log.end(topics, timeout);
            }

            @Override
            public void close() {
                // The log under test stays open.
            }
        };
    }

    @Test
    @DisplayName("given the log does not take the events, then the append is unavailable, and they never appear")
    void events_not_taken_never_appear() {
        StreamLog streams = kept(faulty(topic(), Map.of("send 2", losing(false))));

        AppendOutcome outcome = outcome(streams.append("a", 0, List.of(event("a", "1"), event("a", "2"))));

        assertInstanceOf(AppendOutcome.Unavailable.class, outcome);
        recorded(streams.append("a", 0, List.of(event("a", "3"))));
        assertEquals(List.of("3"), valuesOnLog("a"));
    }

    @Test
    @DisplayName(
            "given the time of an append was over before it was begun, then it is unavailable and never begun later")
    void an_append_out_of_time_is_not_begun_later() throws Exception {
        var released = new CountDownLatch(1);
        var brief = new KafkaSettings(broker.bootstrapServers(), Duration.ofSeconds(1), Map.of());
        StreamLog streams = kept(FaultyStreamLogs.open(
                brief,
                STREAMS,
                log,
                topic(),
                StreamLogObserver.NONE,
                Map.of("initTransactions 1", blocking(released))));

        AppendOutcome outcome = outcome(streams.append("a", 0, List.of(event("a", "late"))));
        released.countDown();

        assertInstanceOf(AppendOutcome.Unavailable.class, outcome);
        recordedAfterAll(streams, "a", "1");
        assertEquals(List.of("1"), valuesOnLog("a"));
    }

    @Test
    @DisplayName("given as many appends wait as may, then one more is refused at once, and the others are not harmed")
    void the_queue_is_bounded() {
        var released = new CountDownLatch(1);
        StreamLog streams = kept(faulty(topic(), Map.of("initTransactions 1", blocking(released))));
        var appends = new ArrayList<CompletableFuture<AppendOutcome>>();
        AppendOutcome refused = null;
        while (refused == null) {
            List<EncodedEvent> events = List.of(event("a", "" + appends.size()));
            appends.add(streams.append("a", appends.size(), events).toCompletableFuture());
            refused = appends.getLast().getNow(null);
            assertTrue(appends.size() < 1_000, "the queue has no bound");
        }
        released.countDown();

        assertInstanceOf(AppendOutcome.Unavailable.class, refused);
        assertTrue(refused.toString().contains("256 appends wait"), refused.toString());
        appends.removeLast();
        // Decided one on the other, they were all right.
        appends.forEach(StreamLogContract::recorded);
        assertEquals(appends.size(), streams.read("a").version());
    }

    private static FaultyStreamLogs.Fault blocking(CountDownLatch released) {
        return call -> {
            assertTrue(released.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            return call.call();
        };
    }

    @Test
    @DisplayName("given a producer left a transaction open for a minute, then commands and readers go on all the same")
    void a_transaction_left_open_is_ended() {
        StreamLog streams = replica();
        recorded(streams.append("a", 0, List.of(event("a", "1"))));
        leaveOpen("a");

        assertEquals(List.of("1"), values(streams.read("a")));

        leaveOpen("a");
        Position end = log.end(List.of(topic()), PATIENCE);
        // Nobody commands, and still a reader gets past it: the whole minute would be longer than it waits.
        assertTrue(readPast(end), "the reader is held back");
        recordedAfterAll(streams, "a", "2");
        assertEquals(List.of("1", "2"), valuesOnLog("a"));
    }

    /** As a replica does that is killed between sending and committing. */
    private void leaveOpen(String key) {
        var properties = settings.transactionalProducer(topic() + "-" + partition(key), Duration.ofMinutes(1));
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            await(CompletableFuture.supplyAsync(() -> {
                try {
                    return producer.send(new ProducerRecord<>(
                                    topic(), partition(key), key.getBytes(UTF_8), "open".getBytes(UTF_8)))
                            .get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
            producer.close(Duration.ZERO);
        }
    }

    /** Whether a reader gets behind the stable end of now, within half a minute. */
    private boolean readPast(Position stable) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (LogReader reader = log.read(List.of(topic()))) {
            while (System.nanoTime() < deadline) {
                Position read = reader.poll(Duration.ofMillis(100)).end();
                if (stable.distanceTo(read) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    @DisplayName("given a key, then its events go to the partition that Kafka's own producers choose")
    void a_key_has_the_partition_that_kafka_chooses() {
        StreamLog streams = replica();
        for (int i = 0; i < 20; i++) {
            String key = "störung/" + i;
            recorded(streams.append(key, 0, List.of(event(key, "1"))));
            await(log.append(List.of(event(key, "2"))));

            List<LogRecord> records = streams.read(key).records();

            assertEquals(2, records.size());
            assertEquals(records.getFirst().partition(), records.getLast().partition());
            assertEquals(partition(key), records.getFirst().partition());
        }
    }

    @Test
    @DisplayName(
            "given records of a key lie in a partition that is not its own, then its stream is refused, and no other")
    void a_torn_stream_is_refused() {
        var misplaced = new ProducerRecord<>(
                topic(), (partition("a") + 1) % 3, "a".getBytes(UTF_8), "misplaced".getBytes(UTF_8));
        send(misplaced);
        send(new ProducerRecord<>(topic(), 0, null, "no key".getBytes(UTF_8)));
        send(new ProducerRecord<>(topic(), 0, new byte[] {(byte) 0xff}, "no text".getBytes(UTF_8)));
        StreamLog streams = replica();

        var torn = assertThrows(LogUnavailableException.class, () -> streams.read("a"));

        assertTrue(torn.getMessage().contains("stream a"), torn.getMessage());
        assertInstanceOf(AppendOutcome.Unavailable.class, outcome(streams.append("a", 1, List.of(event("a", "1")))));
        recorded(streams.append("b", 0, List.of(event("b", "1"))));
        assertEquals(List.of("1"), values(streams.read("b")));
        assertEquals(2, streams.status().streams());
    }

    @Test
    @DisplayName("given partitions were added while it runs, then nothing is decided any more, and the status says why")
    void added_partitions_are_refused() {
        var often = new KafkaSettings(
                broker.bootstrapServers(), Duration.ofSeconds(10), Map.of("metadata.max.age.ms", "500"));
        try (var other = new KafkaEventLog(often)) {
            StreamLog streams = kept(new KafkaStreamLog(often, STREAMS, other, topic(), StreamLogObserver.NONE));
            recorded(streams.append("a", 0, List.of(event("a", "1"))));
            await(admin.createPartitions(Map.of(topic(), NewPartitions.increaseTo(4)))
                    .all()
                    .toCompletionStage());
            send(new ProducerRecord<>(topic(), 3, "b".getBytes(UTF_8), "elsewhere".getBytes(UTF_8)));

            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (streams.status().failure().isEmpty()) {
                assertTrue(System.nanoTime() < deadline, "it goes on");
                Thread.onSpinWait();
            }

            assertTrue(streams.status().failure().get().contains("partitions"));
            assertThrows(LogUnavailableException.class, () -> streams.read("a"));
            assertInstanceOf(
                    AppendOutcome.Unavailable.class, outcome(streams.append("a", 1, List.of(event("a", "2")))));
        }
    }

    private static void send(ProducerRecord<byte[], byte[]> sent) {
        var properties = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(sent).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
