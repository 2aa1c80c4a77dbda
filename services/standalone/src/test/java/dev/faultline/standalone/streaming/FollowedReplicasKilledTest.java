package dev.faultline.standalone.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.DeviceState;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Envelope;
import dev.faultline.events.Topics;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.TopicGuard;
import dev.faultline.log.kafka.TopicSettings;
import dev.faultline.standalone.broker.BrokerProcess;
import dev.faultline.standalone.processes.ChildProcess;
import dev.faultline.standalone.streaming.StreamClient.Message;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replicas of the timeline are killed as {@code kill -9} does while somebody follows. */
@Timeout(300)
class FollowedReplicasKilledTest {
    private static final int FACTS = 12_000;
    private static final int BATCH = 20;
    private static final int DEVICES = 7;
    private static final int KILLS = 3;

    @TempDir
    static Path data;

    /** A replica in a process of its own. */
    private record Replica(ChildProcess process, URI address) {
        static Replica start(String brokers) {
            var ready = new CompletableFuture<Integer>();
            ChildProcess process = ChildProcess.start(TimelineReplica.class, "192m", List.of(brokers), line -> {
                if (line.startsWith(TimelineReplica.READY)) {
                    ready.complete(Integer.valueOf(line.substring(TimelineReplica.READY.length())));
                }
            });
            CompletableFuture.anyOf(ready, process.outputEnded()).join();
            if (!ready.isDone()) {
                throw new IllegalStateException("the replica's process ended: " + process.output());
            }
            return new Replica(process, URI.create("http://127.0.0.1:" + ready.join() + "/api/v1/stream?after="));
        }
    }

    @Test
    @DisplayName(
            "given the replica that one follows is killed again and again, when he goes on with another, then nothing is lost or doubled")
    void nothing_is_lost_or_doubled() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (var broker = BrokerProcess.start(data, 0)) {
            var settings = new KafkaSettings(broker.bootstrapServers(), Duration.ofSeconds(10), Map.of());
            new TopicGuard(settings, new TopicSettings(3, 1, 1))
                    .ensure(List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS), Duration.ofSeconds(30));
            var replicas = new ArrayList<Replica>();
            try (var log = new KafkaEventLog(settings)) {
                replicas.add(Replica.start(broker.bootstrapServers()));
                replicas.add(Replica.start(broker.bootstrapServers()));
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(log));
                Map<String, List<Integer>> got = new HashMap<>();
                Optional<String> last = Optional.empty();
                int count = 0;
                for (int kill = 0; count < FACTS; kill++) {
                    Replica asked = replicas.get(0);
                    int enough = kill < KILLS ? count + 1 + random.nextInt(FACTS / KILLS / 2) : FACTS;
                    boolean killed = false;
                    try (StreamClient client = StreamClient.open(asked.address(), last)) {
                        for (Optional<Message> next = client.next(); next.isPresent(); next = client.next()) {
                            Message message = next.get();
                            if (message.id().isEmpty() && !message.event().equals("hello")) {
                                continue;
                            }
                            last = Optional.of(message.id());
                            if (message.isFact()) {
                                got.computeIfAbsent(
                                                message.data().get("subject").asText(), d -> new ArrayList<>())
                                        .add(Integer.valueOf(
                                                message.data().get("id").asText()));
                                count++;
                            }
                            if (count == FACTS) {
                                break;
                            }
                            if (count >= enough && !killed && kill < KILLS) {
                                asked.process().kill();
                                killed = true;
                            }
                        }
                    }
                    if (killed) {
                        replicas.remove(0);
                        if (kill + 1 < KILLS) {
                            replicas.add(Replica.start(broker.bootstrapServers()));
                        }
                    }
                }
                writing.join();
                Map<String, List<Integer>> written = new HashMap<>();
                for (int n = 0; n < FACTS; n++) {
                    written.computeIfAbsent("device-" + n % DEVICES, device -> new ArrayList<>())
                            .add(n);
                }
                assertEquals(written, got, "seed " + seed);
            } finally {
                replicas.forEach(replica -> replica.process().close());
            }
        }
    }

    private static void write(KafkaEventLog log) {
        for (int first = 0; first < FACTS; first += BATCH) {
            log.append(IntStream.range(first, first + BATCH)
                            .mapToObj(FollowedReplicasKilledTest::fact)
                            .toList())
                    .toCompletableFuture()
                    .join();
        }
    }

    private static EncodedEvent fact(int n) {
        return DeviceEventCodec.encode(new Envelope<>(
                String.valueOf(n),
                "/test",
                Optional.empty(),
                new DeviceEvent.StateChanged(
                        "device-" + n % DEVICES,
                        "us-va",
                        "core",
                        n % 2 == 0 ? DeviceState.UP : DeviceState.DOWN,
                        Instant.parse("2013-09-03T07:00:00Z"),
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty())));
    }
}
