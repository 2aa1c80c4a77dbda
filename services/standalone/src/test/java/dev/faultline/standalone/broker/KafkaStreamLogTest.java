package dev.faultline.standalone.broker;

import dev.faultline.log.EventLog;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.TopicGuard;
import dev.faultline.log.kafka.TopicSettings;
import dev.faultline.log.kafka.streams.FaultyStreamLogs;
import dev.faultline.log.kafka.streams.KafkaStreamLog;
import dev.faultline.log.kafka.streams.StreamSettings;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogContract;
import dev.faultline.log.streams.StreamLogObserver;
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
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
