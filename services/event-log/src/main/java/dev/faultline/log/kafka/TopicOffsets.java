package dev.faultline.log.kafka;

import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where topics end, as Kafka's leaders say. */
public final class TopicOffsets {
    private final Admin admin;

    /** Asks by this client, which stays open. */
    public TopicOffsets(Admin admin) {
        this.admin = admin;
    }

    /** The end of the topics. Throws {@link LogUnavailableException} when it is not known within {@code timeout}. */
    Position end(Collection<String> topics, Duration timeout) {
        try {
            return ends(topics, timeout).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unavailable(topics, e.getCause());
        } catch (TimeoutException e) {
            throw unavailable(topics, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(topics, e);
        }
    }

    /** As {@link #end}, without waiting: fails with what Kafka says, each of two requests within {@code timeout}. */
    CompletableFuture<Position> ends(Collection<String> topics, Duration timeout) {
        return ends(topics, IsolationLevel.READ_COMMITTED, timeout);
    }

    /**
     * As {@link #end}, without waiting: fails with what Kafka says, each of two requests within {@code timeout}.
     *
     * @param isolation read committed: where a reader of committed records gets to now; read uncommitted: where the records
     *     end, those of open transactions included
     */
    public CompletableFuture<Position> ends(Collection<String> topics, IsolationLevel isolation, Duration timeout) {
        int millis = Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
        return admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(millis))
                .allTopicNames()
                .toCompletionStage()
                .thenCompose(
                        found -> admin.listOffsets(latest(found), new ListOffsetsOptions(isolation).timeoutMs(millis))
                                .all()
                                .toCompletionStage())
                .thenApply(TopicOffsets::position)
                .toCompletableFuture();
    }

    /** As {@link #ends(Collection, IsolationLevel, Duration)}, of one partition and in one request. */
    public CompletableFuture<Long> end(TopicPartition partition, IsolationLevel isolation, Duration timeout) {
        int millis = Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
        return admin.listOffsets(
                        Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation).timeoutMs(millis))
                .partitionResult(partition)
                .toCompletionStage()
                .thenApply(ListOffsetsResultInfo::offset)
                .toCompletableFuture();
    }

    /** How many partitions a topic has. Fails with what Kafka says within {@code timeout}. */
    public CompletableFuture<Integer> partitions(String topic, Duration timeout) {
        int millis = Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
        return admin.describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(millis))
                .topicNameValues()
                .get(topic)
                .toCompletionStage()
                .thenApply(found -> found.partitions().size())
                .toCompletableFuture();
    }

    private static Map<TopicPartition, OffsetSpec> latest(Map<String, TopicDescription> topics) {
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    }

    private static Position position(Map<TopicPartition, ListOffsetsResultInfo> ends) {
        var next = new TreeMap<Position.Partition, Long>();
        ends.forEach((partition, end) ->
                next.put(new Position.Partition(partition.topic(), partition.partition()), end.offset()));
        return Position.of(next);
    }

    /** What to throw when Kafka did not say anything about these topics. */
    public static LogUnavailableException unavailable(Collection<String> topics, Throwable cause) {
        Throwable root = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        String names = String.join(", ", List.copyOf(topics));
        if (root instanceof UnknownTopicOrPartitionException) {
            return new LogUnavailableException("the log has no topic " + names, root);
        }
        if (root instanceof TimeoutException || root instanceof org.apache.kafka.common.errors.TimeoutException) {
            return new LogUnavailableException("the log did not answer in time about " + names, root);
        }
        return new LogUnavailableException("the log did not answer about " + names + ": " + root.getMessage(), root);
    }
}
