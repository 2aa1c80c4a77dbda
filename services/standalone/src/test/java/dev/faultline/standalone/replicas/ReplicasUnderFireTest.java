package dev.faultline.standalone.replicas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.events.Topics;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEventCodec;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogRecord;
import dev.faultline.log.Position;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.TopicGuard;
import dev.faultline.log.kafka.TopicSettings;
import dev.faultline.standalone.broker.BrokerProcess;
import dev.faultline.standalone.broker.QuietKafka;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three recorders in processes of their own take commands on few incidents, while one after the other is killed or stopped
 * for longer than a transaction may last. {@code -Dfaultline.long=true} makes it a minute instead of a quarter of one.
 */
@Timeout(240)
class ReplicasUnderFireTest {
    private static final Duration FIRE = Duration.ofSeconds(Boolean.getBoolean("faultline.long") ? 60 : 15);
    private static final Duration LONGEST_FIRE = FIRE.multipliedBy(4);
    private static final int LEAST_RECORDED = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REPLICAS = 3;
    private static final int CLIENTS = 120;
    private static final int INCIDENTS = 4;
    private static final int TRANSACTION_SECONDS = 2;
    private static final int PAUSE_SECONDS = TRANSACTION_SECONDS + 2;
    private static final List<String> CALLS =
            List.of("notes", "notes", "notes", "acknowledge", "resolve", "reopen", "actions", "notices");
    private static final Map<String, String> BODIES = Map.of(
            "notes", "{\"actor\":\"desk\",\"text\":\"look\"}",
            "acknowledge", "{\"actor\":\"desk\"}",
            "resolve", "{\"actor\":\"desk\"}",
            "reopen", "{\"actor\":\"desk\",\"reason\":\"again\"}",
            "actions",
                    "{\"actor\":\"desk\",\"kind\":\"reboot\",\"outcome\":\"unknown\",\"description\":\"all of them\"}",
            "notices", "{\"actor\":\"desk\",\"channel\":\"email\",\"audience\":\"all\"}");

    @TempDir
    Path data;

    private final long seed = Long.getLong("faultline.seed", System.nanoTime());
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final AtomicReferenceArray<ReplicaProcess> replicas = new AtomicReferenceArray<>(REPLICAS);
    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);

    /** A command that was recorded, with the answer as it came. */
    private record Answered(String path, String body, LegalHistory.Acknowledged acknowledged, String answer) {}

    @BeforeAll
    static void quiet() {
        QuietKafka.quiet();
    }

    @Test
    @DisplayName(
            "given replicas killed and stopped under commands, then each incident has a legal history with each acknowledged command once")
    void legal_histories() throws Exception {
        try (var broker = BrokerProcess.start(data, 0)) {
            var kafka = new KafkaSettings(broker.bootstrapServers(), Duration.ofSeconds(10), Map.of());
            new TopicGuard(kafka, new TopicSettings(3, 1, 1)).ensure(List.of(Topics.INCIDENT_EVENTS), PATIENCE);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                    var log = new KafkaEventLog(kafka)) {
                for (int i = 0; i < REPLICAS; i++) {
                    replicas.set(i, ReplicaProcess.start(broker.bootstrapServers(), TRANSACTION_SECONDS));
                }
                for (int i = 0; i < INCIDENTS; i++) {
                    declare("incident-" + i);
                }
                List<Future<?>> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    int client = i;
                    clients.add(threads.submit(() -> send(client)));
                }
                fire(broker.bootstrapServers());
                over.countDown();
                for (Future<?> client : clients) {
                    client.get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
                }
                List<StaffEnvelope> recorded = soundHistory(log);
                assertTrue(
                        answered.size() >= LEAST_RECORDED, () -> "only " + answered.size() + " commands were recorded");
                answersAreRepeated();
                List<StaffEnvelope> later = soundHistory(log);
                // A request that stuck in a stopped replica may come to be decided after its client was refused
                // elsewhere.
                // Anything else that comes in now would be a repeat that was recorded.
                assertEquals(
                        List.of(),
                        later.stream()
                                .filter(envelope -> !recorded.contains(envelope))
                                .map(envelope -> envelope.request().key())
                                .filter(key -> !refused.contains(key))
                                .toList(),
                        () -> "seed " + seed);
            } finally {
                for (int i = 0; i < REPLICAS; i++) {
                    Optional.ofNullable(replicas.get(i)).ifPresent(ReplicaProcess::close);
                }
            }
        }
    }

    /** What is on the log, which is what it has to be. */
    private List<StaffEnvelope> soundHistory(KafkaEventLog log) throws Exception {
        List<StaffEnvelope> recorded = recorded(log);
        List<String> faults = LegalHistory.faults(
                recorded, answered.stream().map(Answered::acknowledged).toList());
        assertEquals(List.of(), faults, () -> "seed " + seed);
        return recorded;
    }

    /** Kills one replica, or stops it for longer than a transaction lasts, one after the other. */
    private void fire(String brokers) throws InterruptedException {
        var random = new SplittableRandom(seed);
        long start = System.nanoTime();
        // On a slow machine it takes longer until there is something to check.
        while (System.nanoTime() - start < FIRE.toNanos()
                || answered.size() < LEAST_RECORDED && System.nanoTime() - start < LONGEST_FIRE.toNanos()) {
            int struck = random.nextInt(REPLICAS);
            if (random.nextBoolean()) {
                replicas.get(struck).kill();
                replicas.set(struck, ReplicaProcess.start(brokers, TRANSACTION_SECONDS));
            } else {
                replicas.get(struck).pause();
                over.await(PAUSE_SECONDS, TimeUnit.SECONDS);
                replicas.get(struck).resume();
            }
            over.await(random.nextInt(200, 1_200), TimeUnit.MILLISECONDS);
        }
    }

    private void declare(String incident) throws Exception {
        record(
                "/api/v1/incidents",
                incident,
                "declare-" + incident,
                "{\"actor\":\"desk\",\"id\":\"" + incident
                        + "\",\"title\":\"lost\",\"severity\":\"major\",\"scope\":{\"datacenters\":[\"va\"]}}",
                new SplittableRandom(seed));
    }

    private Void send(int client) throws Exception {
        var random = new SplittableRandom(seed + client + 1);
        for (int i = 0; over.getCount() > 0; i++) {
            String call = CALLS.get(random.nextInt(CALLS.size()));
            String incident = "incident-" + random.nextInt(INCIDENTS);
            record(
                    "/api/v1/incidents/" + incident + "/" + call,
                    incident,
                    "client-" + client + "-" + i,
                    BODIES.get(call),
                    random);
        }
        return null;
    }

    /** Sends a command until it is answered for good, to whichever replica, always under the same key. */
    private void record(String path, String incident, String key, String body, SplittableRandom random)
            throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<HttpResponse<String>> response = post(random.nextInt(REPLICAS), path, key, body);
            if (response.isEmpty() || response.get().statusCode() == 503) {
                continue;
            }
            int status = response.get().statusCode();
            if (status == 201) {
                JsonNode answer = json.readTree(response.get().body());
                answered.add(new Answered(
                        path,
                        body,
                        new LegalHistory.Acknowledged(
                                key,
                                incident,
                                answer.at("/events/0").asText(),
                                answer.path("revision").asLong()),
                        response.get().body()));
                return;
            }
            // What the incident's state does not allow is refused, and is not on the log.
            assertEquals(409, status, response.get().body());
            refused.add(key);
            return;
        }
        throw new IllegalStateException(key + " got no answer within " + PATIENCE);
    }

    private Optional<HttpResponse<String>> post(int replica, String path, String key, String body)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(replicas.get(replica).address(path))
                .timeout(Duration.ofSeconds(3))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            // Killed, stopped or not yet back: whether it was recorded is not known, so it is sent again.
            return Optional.empty();
        }
    }

    /** A repeat is answered byte for byte as the first request was, on any replica. */
    private void answersAreRepeated() throws Exception {
        var random = new SplittableRandom(seed);
        List<Answered> some = answered.stream()
                .filter(each -> random.nextInt(10) == 0)
                .limit(100)
                .toList();
        for (Answered each : some) {
            Optional<HttpResponse<String>> repeat = Optional.empty();
            for (int tries = 0; tries < 10 && (repeat.isEmpty() || repeat.get().statusCode() == 503); tries++) {
                repeat = post(
                        random.nextInt(REPLICAS),
                        each.path(),
                        each.acknowledged().key(),
                        each.body());
            }
            assertEquals(each.answer(), repeat.orElseThrow().body(), () -> "seed " + seed);
        }
    }

    private static List<StaffEnvelope> recorded(KafkaEventLog log) throws Exception {
        Position end = log.end(List.of(Topics.INCIDENT_EVENTS), PATIENCE);
        List<LogRecord> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (LogReader reader = log.read(List.of(Topics.INCIDENT_EVENTS))) {
            LogBatch batch = reader.poll(Duration.ofMillis(200));
            records.addAll(batch.records());
            while (!batch.end().covers(end)) {
                assertTrue(System.nanoTime() < deadline, "readers are held back");
                batch = reader.poll(Duration.ofMillis(200));
                records.addAll(batch.records());
            }
        }
        records.sort(Comparator.comparingInt(LogRecord::partition).thenComparingLong(LogRecord::offset));
        List<StaffEnvelope> envelopes = new ArrayList<>();
        for (LogRecord each : records) {
            envelopes.add(StaffEventCodec.decode(each.key(), each.attributes()::value, each.value()));
        }
        return envelopes;
    }
}
