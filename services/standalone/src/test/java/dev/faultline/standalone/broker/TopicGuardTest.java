package dev.faultline.standalone.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.WrongTopicException;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.TopicGuard;
import dev.faultline.log.kafka.TopicSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TopicGuardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> RIGHT = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "message.timestamp.type", "LogAppendTime");

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        QuietKafka.quiet();
        broker = EmbeddedBroker.start(data, 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    @DisplayName("given a missing topic, then it is created so that it keeps everything, and the next start takes it")
    void a_missing_topic_is_created() throws Exception {
        guard(6, 1).ensure(List.of("missing"), PATIENCE);
        guard(6, 1).ensure(List.of("missing"), PATIENCE);

        var resource = new ConfigResource(ConfigResource.Type.TOPIC, "missing");
        var config = admin.describeConfigs(List.of(resource))
                .all()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .get(resource);
        RIGHT.forEach((name, value) -> assertEquals(value, config.get(name).value(), name));
        assertEquals(6, partitions("missing"));
    }

    @Test
    @DisplayName(
            "given a copy, then topics must carry the times of their origin, and those that carry their own are refused")
    void a_copy_carries_other_times() throws Exception {
        var copy = new TopicGuard(settings(), new TopicSettings(6, 1, 1, TopicSettings.Times.OF_THE_ORIGIN));
        create("copied", 6, with("message.timestamp.type", "CreateTime"));
        create("recorded", 6, RIGHT);

        copy.ensure(List.of("copied", "made-for-copies"), PATIENCE);

        String refusal = refusal("recorded", copy);
        assertTrue(
                refusal.contains("topic recorded: message.timestamp.type is LogAppendTime and must be CreateTime"),
                refusal);
        assertTrue(refusal("made-for-copies", guard(6, 1)).contains("is CreateTime and must be LogAppendTime"));
    }

    @Test
    @DisplayName("given a topic that forgets, then the refusal names it, the setting, both values and how to mend it")
    void a_topic_that_forgets_is_refused() throws Exception {
        create("forgetful", 6, with("retention.ms", "604800000"));

        String refusal = refusal("forgetful", guard(6, 1));

        assertTrue(refusal.contains("topic forgetful: retention.ms is 604800000 and must be -1"), refusal);
        assertTrue(refusal.contains("--entity-name forgetful --add-config retention.ms=-1"), refusal);
        assertFalse(refusal.contains("cleanup.policy"), refusal);
    }

    @Test
    @DisplayName("given several faults of several topics, then one refusal names all of them")
    void all_faults_are_named_at_once() throws Exception {
        create("compacted", 6, with("cleanup.policy", "compact"));
        create("plain", 6, Map.of());
        create("bounded", 2, with("retention.bytes", "1000"));

        var refusal = assertThrows(
                        WrongTopicException.class,
                        () -> guard(6, 1).ensure(List.of("compacted", "plain", "bounded"), PATIENCE))
                .getMessage();

        for (String fault : List.of(
                "topic compacted: cleanup.policy is compact and must be delete",
                "topic plain: retention.ms is 604800000 and must be -1",
                "topic plain: message.timestamp.type is CreateTime and must be LogAppendTime",
                "topic bounded: retention.bytes is 1000 and must be -1",
                "topic bounded: partitions is 2 and must be at least 6")) {
            assertTrue(refusal.contains(fault), refusal);
        }
    }

    @Test
    @DisplayName("given a topic with too few replicas, then it is refused")
    void too_few_replicas_are_refused() throws Exception {
        create("alone", 6, RIGHT);

        String refusal = refusal("alone", new TopicGuard(settings(), new TopicSettings(6, 3, 2)));

        assertTrue(refusal.contains("topic alone: replication factor is 1 and must be at least 3"), refusal);
        assertTrue(refusal.contains("topic alone: min.insync.replicas is 1 and must be 2"), refusal);
    }

    @Test
    @DisplayName("given fewer brokers than replicas, then the topic is not created and the refusal says why")
    void too_few_brokers_are_refused() {
        String refusal = refusal("unborn", new TopicGuard(settings(), new TopicSettings(6, 3, 2)));

        assertTrue(refusal.startsWith("topic unborn cannot be created with 3 replicas"), refusal);
    }

    @Test
    @DisplayName("given a topic with more partitions than configured, then it is taken and left as it is")
    void more_partitions_are_fine() throws Exception {
        create("wide", 8, RIGHT);
        guard(6, 1).ensure(List.of("wide"), PATIENCE);
        assertEquals(8, partitions("wide"));
    }

    @Test
    @DisplayName("given nobody listens, then the check says so within its time")
    void nobody_listening_is_told() {
        var nobody = new KafkaSettings("127.0.0.1:1", Duration.ofSeconds(1), Map.of());
        var guard = new TopicGuard(nobody, new TopicSettings(6, 1, 1));
        assertThrows(LogUnavailableException.class, () -> guard.ensure(List.of("any"), Duration.ofSeconds(1)));
    }

    private static String refusal(String topic, TopicGuard guard) {
        return assertThrows(WrongTopicException.class, () -> guard.ensure(List.of(topic), PATIENCE))
                .getMessage();
    }

    private static KafkaSettings settings() {
        return new KafkaSettings(broker.bootstrapServers(), Duration.ofSeconds(10), Map.of());
    }

    private static TopicGuard guard(int partitions, int replicas) {
        return new TopicGuard(settings(), new TopicSettings(partitions, replicas, 1));
    }

    private static Map<String, String> with(String name, String value) {
        var configs = new HashMap<>(RIGHT);
        configs.put(name, value);
        return configs;
    }

    private static void create(String topic, int partitions, Map<String, String> configs) throws Exception {
        var created = new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(configs);
        admin.createTopics(List.of(created)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .get(topic)
                .partitions()
                .size();
    }
}
