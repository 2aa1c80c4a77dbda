package dev.faultline.log.kafka.streams;

import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.kafka.TopicOffsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions of a topic: how many there are, which of them a key belongs to, and where each ends. Who asks for an end
 * shares the request with all who ask at the same time. Safe for many threads.
 */
final class TopicPartitions {
    private final TopicOffsets offsets;
    private final String topic;
    private final Duration timeout;
    private final SharedRequest<Integer> counting;
    private final Map<Integer, SharedRequest<Long>> highWatermarks = new ConcurrentHashMap<>();
    private final Map<Integer, SharedRequest<Long>> stableEnds = new ConcurrentHashMap<>();
    private volatile int count;

    /**
     * @param timeout how long one request may take
     */
    TopicPartitions(TopicOffsets offsets, String topic, Duration timeout) {
        this.offsets = offsets;
        this.topic = topic;
        this.timeout = timeout;
        this.counting = new SharedRequest<>(() -> offsets.partitions(topic, timeout));
    }

    String topic() {
        return topic;
    }

    /**
     * How many there were when this was first answered: what comes later would tear keys from their records.
     *
     * @throws LogUnavailableException when that is not known by then
     */
    int count(Deadline deadline) {
        if (count == 0) {
            count = waitFor(counting.ask(), deadline);
        }
        return count;
    }

    /** The partition of a key among so many, as Kafka's own producers choose it. */
    static int of(byte[] key, int count) {
        return BuiltInPartitioner.partitionForKey(key, count);
    }

    /**
     * Where the records of a partition end now, those of open transactions included. What was acknowledged before the call
     * lies before it: a commit is acknowledged before its marker is written, so the stable end may not have it yet.
     */
    CompletableFuture<Long> highWatermark(int partition) {
        return ask(highWatermarks, partition, IsolationLevel.READ_UNCOMMITTED);
    }

    /** Where the first open transaction of a partition begins, or else its records end: so far one can read now. */
    CompletableFuture<Long> stableEnd(int partition) {
        return ask(stableEnds, partition, IsolationLevel.READ_COMMITTED);
    }

    private CompletableFuture<Long> ask(
            Map<Integer, SharedRequest<Long>> requests, int partition, IsolationLevel isolation) {
        return requests.computeIfAbsent(
                        partition,
                        number -> new SharedRequest<>(
                                () -> offsets.end(new TopicPartition(topic, number), isolation, timeout)))
                .ask();
    }

    /**
     * What the log answers.
     *
     * @throws LogUnavailableException when it does not by then, or refuses
     */
    <T> T waitFor(CompletableFuture<T> answer, Deadline deadline) {
        try {
            return answer.get(deadline.left(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw TopicOffsets.unavailable(List.of(topic), e.getCause());
        } catch (TimeoutException e) {
            throw TopicOffsets.unavailable(List.of(topic), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TopicOffsets.unavailable(List.of(topic), e);
        }
    }
}
