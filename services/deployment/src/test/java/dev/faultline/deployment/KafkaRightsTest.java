package dev.faultline.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Topics;
import dev.faultline.log.EventLog;
import dev.faultline.log.LogReader;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("On a Kafka with the users and topics of the manifests")
@Timeout(120)
class KafkaRightsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> TOPICS = List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS);
    private static final String RECORDER = "faultline-recorder";
    private static final String TIMELINE = "faultline-timeline";
    private static final String SECOND_SITE = "faultline-second-site";

    @TempDir
    static Path data;

    private static SecuredBroker broker;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Manifests.canRender(), "kubectl is not there to render the manifests");
        Manifests manifests = Manifests.of("k8s/overlays/two-sites/first");
        Set<String> users = manifests.ofKind("KafkaUser").stream()
                .map(user -> user.at("/metadata/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        broker = SecuredBroker.start(data, users);
        try (Admin admin = admin(SecuredBroker.ADMIN)) {
            admin.createTopics(manifests.ofKind("KafkaTopic").stream()
                            .map(KafkaRightsTest::topic)
                            .toList())
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            admin.createAcls(manifests.ofKind("KafkaUser").stream()
                            .flatMap(user -> acls(user).stream())
                            .toList())
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    /** As the manifest says, on one broker. */
    private static NewTopic topic(JsonNode object) {
        JsonNode spec = object.path("spec");
        var configs = new HashMap<String, String>();
        spec.path("config")
                .properties()
                .forEach(entry -> configs.put(entry.getKey(), entry.getValue().asText()));
        configs.put("min.insync.replicas", "1");
        return new NewTopic(
                        spec.path("topicName").asText(), spec.path("partitions").asInt(), (short) 1)
                .configs(configs);
    }

    private static List<AclBinding> acls(JsonNode user) {
        var bindings = new ArrayList<AclBinding>();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            JsonNode resource = acl.path("resource");
            var type = switch (resource.path("type").asText()) {
                case "topic" -> ResourceType.TOPIC;
                case "group" -> ResourceType.GROUP;
                case "cluster" -> ResourceType.CLUSTER;
                case "transactionalId" -> ResourceType.TRANSACTIONAL_ID;
                default -> throw new AssertionError("no such resource: " + resource);
            };
            var pattern = new ResourcePattern(
                    type,
                    type == ResourceType.CLUSTER
                            ? "kafka-cluster"
                            : resource.path("name").asText(),
                    resource.path("patternType").asText().equals("prefix")
                            ? PatternType.PREFIXED
                            : PatternType.LITERAL);
            for (JsonNode operation : acl.path("operations")) {
                bindings.add(new AclBinding(
                        pattern,
                        new AccessControlEntry(
                                "User:" + user.at("/metadata/name").asText(),
                                "*",
                                AclOperation.fromString(operation.asText().replaceAll("(.)([A-Z])", "$1_$2")),
                                AclPermissionType.ALLOW)));
            }
        }
        return bindings;
    }

    @Test
    @DisplayName(
            "given the recorder, then it starts on the topics, records facts and staff events, and reads its own back")
    void the_recorder_can_record() throws Exception {
        guard(RECORDER).ensure(TOPICS, PATIENCE);
        try (EventLog log = new KafkaEventLog(settings(RECORDER));
                StreamLog streams = streams(RECORDER, log)) {
            get(log.append(List.of(event(Topics.DEVICE_EVENTS, "device"))));

            assertInstanceOf(
                    AppendOutcome.Recorded.class,
                    get(streams.append("incident", 0, List.of(event(Topics.INCIDENT_EVENTS, "incident")))));
            assertEquals(1, streams.read("incident").records().size());
        }
    }

    @Test
    @DisplayName("given the timeline, then it starts on the topics and reads both, and can write nothing")
    void the_timeline_can_only_read() {
        guard(TIMELINE).ensure(TOPICS, PATIENCE);
        try (EventLog log = new KafkaEventLog(settings(TIMELINE))) {
            log.end(TOPICS, PATIENCE);
            try (LogReader reader = log.read(TOPICS)) {
                assertEquals(12, reader.partitions().size());
                reader.poll(Duration.ofMillis(100));
            }
            for (String topic : TOPICS) {
                ExecutionException refused =
                        assertThrows(ExecutionException.class, () -> get(log.append(List.of(event(topic, "device")))));
                assertInstanceOf(LogUnavailableException.class, refused.getCause());
            }
        }
        assertTransactionsAreRefused(TIMELINE);
    }

    @Test
    @DisplayName("given the second site, then it reads both topics, and can write nothing")
    void the_second_site_can_only_read() {
        try (EventLog log = new KafkaEventLog(settings(SECOND_SITE));
                LogReader reader = log.read(TOPICS)) {
            assertEquals(12, reader.partitions().size());
            assertThrows(
                    ExecutionException.class, () -> get(log.append(List.of(event(Topics.DEVICE_EVENTS, "device")))));
        }
        assertTransactionsAreRefused(SECOND_SITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {RECORDER, TIMELINE, SECOND_SITE})
    @DisplayName("given any of them, then it can neither make a topic nor empty, change or delete one")
    void nobody_changes_topics(String user) {
        try (Admin admin = admin(user)) {
            for (var refused : List.of(
                    admin.createTopics(List.of(new NewTopic("faultline.other", 1, (short) 1)))
                            .all(),
                    admin.deleteTopics(TOPICS).all(),
                    admin.deleteRecords(Map.of(
                                    new TopicPartition(Topics.DEVICE_EVENTS, 0), RecordsToDelete.beforeOffset(1)))
                            .all(),
                    admin.createPartitions(Map.of(Topics.DEVICE_EVENTS, NewPartitions.increaseTo(7)))
                            .all())) {
                ExecutionException why = assertThrows(
                        ExecutionException.class, () -> refused.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                assertInstanceOf(AuthorizationException.class, why.getCause());
            }
        }
    }

    /** Who took up a transactional id would shut out the recorder. */
    private static void assertTransactionsAreRefused(String user) {
        var properties = new HashMap<String, Object>(SecuredBroker.login(user));
        properties.put("bootstrap.servers", broker.address());
        properties.put("transactional.id", Topics.INCIDENT_EVENTS + "-0");
        properties.put("max.block.ms", 10_000);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThrows(AuthorizationException.class, producer::initTransactions);
        }
        properties.remove("transactional.id");
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            ExecutionException refused = assertThrows(
                    ExecutionException.class,
                    () -> producer.send(new ProducerRecord<>(Topics.INCIDENT_EVENTS, new byte[1]))
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertTrue(refused.getCause() instanceof AuthorizationException, refused::toString);
        }
    }

    private static TopicGuard guard(String user) {
        return new TopicGuard(settings(user), new TopicSettings(6, 1, 1));
    }

    private static KafkaSettings settings(String user) {
        return new KafkaSettings(broker.address(), Duration.ofSeconds(10), SecuredBroker.login(user));
    }

    private static StreamLog streams(String user, EventLog log) {
        return new KafkaStreamLog(
                settings(user),
                new StreamSettings(Duration.ofSeconds(5), 1024 * 1024),
                log,
                Topics.INCIDENT_EVENTS,
                StreamLogObserver.NONE);
    }

    private static Admin admin(String user) {
        var properties = new HashMap<String, Object>(SecuredBroker.login(user));
        properties.put("bootstrap.servers", broker.address());
        return Admin.create(properties);
    }

    private static EncodedEvent event(String topic, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new EncodedEvent(topic, bytes, List.of(), bytes);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
