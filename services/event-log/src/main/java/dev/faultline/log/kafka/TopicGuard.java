package dev.faultline.log.kafka;

import dev.faultline.log.WrongTopicException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Sees to it that topics keep everything for ever. Missing topics are created; existing ones are compared and never
 * changed, for a wrong setting may be somebody's intention, and the loss of a history is not.
 */
public final class TopicGuard {
    private static final long PAUSE_MILLIS = 100;

    private final KafkaSettings kafka;
    private final TopicSettings wanted;

    /**
     * @param kafka where the topics lie
     * @param wanted how each of them has to be laid out at least
     */
    public TopicGuard(KafkaSettings kafka, TopicSettings wanted) {
        this.kafka = kafka;
        this.wanted = wanted;
    }

    /**
     * Creates those of the topics that are missing and verifies all.
     *
     * @param topics their names
     * @param timeout how long to wait for Kafka
     * @throws WrongTopicException with all faults at once when a topic is not set up as a history needs it
     * @throws dev.faultline.log.LogUnavailableException when Kafka does not answer in time
     */
    public void ensure(Collection<String> topics, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Admin admin = Admin.create(kafka.admin());
        try {
            create(admin, topics, deadline);
            List<String> faults = faults(admin, topics, deadline);
            if (!faults.isEmpty()) {
                throw new WrongTopicException("Faultline does not start on topics that would lose its history:\n  "
                        + String.join("\n  ", faults));
            }
        } catch (KafkaException | TimeoutException e) {
            throw TopicOffsets.unavailable(topics, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TopicOffsets.unavailable(topics, e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private Map<String, String> requiredConfigs() {
        var configs = new LinkedHashMap<String, String>();
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        configs.put(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                switch (wanted.times()) {
                    // The log alone says when it accepted a record.
                    case OF_THIS_LOG -> "LogAppendTime";
                    // Who copies says it again as the first log said it.
                    case OF_THE_ORIGIN -> "CreateTime";
                });
        return configs;
    }

    private void create(Admin admin, Collection<String> topics, long deadline)
            throws InterruptedException, TimeoutException {
        var existing = get(admin.listTopics().names(), deadline);
        Map<String, String> configs = requiredConfigs();
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(wanted.minInsyncReplicas()));
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !existing.contains(topic))
                .map(topic ->
                        new NewTopic(topic, wanted.partitions(), (short) wanted.replicationFactor()).configs(configs))
                .toList();
        for (var creation : admin.createTopics(missing).values().entrySet()) {
            try {
                get(creation.getValue(), deadline);
            } catch (TopicExistsException e) {
                // Another replica was faster; what it made is verified like any other.
            } catch (InvalidReplicationFactorException e) {
                throw new WrongTopicException(
                        "topic " + creation.getKey() + " cannot be created with " + wanted.replicationFactor()
                                + " replicas: " + e.getMessage()
                                + " Start more brokers, or lower faultline.kafka.replication-factor and"
                                + " faultline.kafka.min-insync-replicas if losing a broker may lose history.",
                        e);
            }
        }
    }

    private List<String> faults(Admin admin, Collection<String> topics, long deadline)
            throws InterruptedException, TimeoutException {
        while (true) {
            try {
                var faults = new ArrayList<String>();
                var resources = topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList();
                var layouts = get(admin.describeTopics(topics).allTopicNames(), deadline);
                var configs = get(admin.describeConfigs(resources).all(), deadline);
                for (ConfigResource resource : resources) {
                    layoutFaults(layouts.get(resource.name()), faults);
                    configFaults(resource.name(), configs.get(resource), faults);
                }
                return faults;
            } catch (UnknownTopicOrPartitionException e) {
                // A topic just created is not known to every broker at once.
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void layoutFaults(TopicDescription topic, List<String> faults) {
        int partitions = topic.partitions().size();
        if (partitions < wanted.partitions()) {
            faults.add("topic " + topic.name() + ": partitions is " + partitions + " and must be at least "
                    + wanted.partitions() + "; they are not raised, for that would tear a device's events apart:"
                    + " set faultline.kafka.partitions to " + partitions + ", or copy the topic to one with more");
        }
        int replicas = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (replicas < wanted.replicationFactor()) {
            faults.add("topic " + topic.name() + ": replication factor is " + replicas + " and must be at least "
                    + wanted.replicationFactor()
                    + "; add replicas with kafka-reassign-partitions.sh, or lower faultline.kafka.replication-factor");
        }
    }

    private void configFaults(String topic, Config config, List<String> faults) {
        Map<String, String> wrong = new LinkedHashMap<>();
        requiredConfigs().forEach((name, needed) -> {
            if (!needed.equals(value(config, name))) {
                wrong.put(name, needed);
            }
        });
        String insync = value(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        if (insync == null || Integer.parseInt(insync) < wanted.minInsyncReplicas()) {
            wrong.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(wanted.minInsyncReplicas()));
        }
        wrong.forEach((name, needed) ->
                faults.add("topic " + topic + ": " + name + " is " + value(config, name) + " and must be " + needed));
        if (!wrong.isEmpty()) {
            faults.add("to mend topic " + topic + ": kafka-configs.sh --bootstrap-server " + kafka.bootstrapServers()
                    + " --alter --entity-type topics --entity-name " + topic + " --add-config "
                    + wrong.entrySet().stream().map(Object::toString).collect(Collectors.joining(",")));
        }
    }

    private static String value(Config config, String name) {
        return Optional.ofNullable(config.get(name)).map(entry -> entry.value()).orElse(null);
    }

    /** What the future brings; its Kafka exception is thrown bare. */
    private static <T> T get(KafkaFuture<T> future, long deadline) throws InterruptedException, TimeoutException {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
