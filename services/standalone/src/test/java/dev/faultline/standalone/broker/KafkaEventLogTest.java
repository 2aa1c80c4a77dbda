package dev.faultline.standalone.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.log.EventLog;
import dev.faultline.log.EventLogContract;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogRecord;
import dev.faultline.log.Position;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.TopicGuard;
import dev.faultline.log.kafka.TopicSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the log on a real broker, and what only Kafka can do wrong. */
@Timeout(120)
class KafkaEventLogTest extends EventLogContract {
    private static final AtomicInteger TOPICS = new AtomicInteger();

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
    protected EventLog log() {
        return log;
    }

    @Override
    protected EventLog unreachableLog() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var nobody = "127.0.0.1:" + socket.getLocalPort();
            unreachable = new KafkaEventLog(new KafkaSettings(nobody, Duration.ofSeconds(2), Map.of()));
            return unreachable;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String newTopic() {
        String topic = "test-" + TOPICS.getAndIncrement();
        new TopicGuard(settings, new TopicSettings(3, 1, 1)).ensure(List.of(topic), PATIENCE);
        return topic;
    }

    @Override
    protected void forget(String topic, int partition, long offset) {
        var upTo = Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset));
        await(admin.deleteRecords(upTo).all().toCompletionStage());
    }

    @Test
    @DisplayName("given an append, then the broker's clock says when it was recorded")
    void the_broker_says_when_an_event_is_recorded() {
        String topic = newTopic();
        long before = System.currentTimeMillis();
        Position end = appended(log, events(topic, 1));
        long after = System.currentTimeMillis();

        long recordedAt = readUpTo(topic, end).getFirst().recordedAtMillis();

        assertTrue(before <= recordedAt && recordedAt <= after, before + " <= " + recordedAt + " <= " + after);
    }

    @Test
    @DisplayName(
            "given a transaction was committed and one aborted, then a reader passes both and brings the first alone")
    void a_reader_passes_the_markers_of_transactions() {
        String topic = newTopic();
        var properties = Map.<String, Object>of(
                "bootstrap.servers", broker.bootstrapServers(), "transactional.id", "transaction-" + topic);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, null, "decided".getBytes(UTF_8)));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, null, "dropped".getBytes(UTF_8)));
            producer.flush();
            producer.abortTransaction();
        }
        Position end = log.end(List.of(topic), PATIENCE);

        List<LogRecord> read = readUpTo(topic, end);

        assertEquals(List.of("decided"), read.stream().map(r -> text(r.value())).toList());
        assertEquals(4, end.next(topic, 0));
    }

    @Test
    @DisplayName(
            "given a reader follows a topic, when partitions are added, then it reads these from their first record")
    void partitions_added_later_are_read() {
        String topic = newTopic();
        var often = new KafkaSettings(
                broker.bootstrapServers(), Duration.ofSeconds(10), Map.of("metadata.max.age.ms", "500"));
        try (var other = new KafkaEventLog(often);
                LogReader reader = other.read(List.of(topic))) {
            readUpTo(reader, appended(log, events(topic, 5)));
            await(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(4)))
                    .all()
                    .toCompletionStage());
            send(new ProducerRecord<>(topic, 3, null, "new".getBytes(UTF_8)));

            List<LogRecord> read = readUpTo(reader, Position.after(topic, 3, 0));

            assertEquals("new", text(read.getFirst().value()));
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
