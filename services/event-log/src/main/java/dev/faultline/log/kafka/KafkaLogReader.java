package dev.faultline.log.kafka;

import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogRecord;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads from the first record, or a position, on by assigning itself every partition: nothing waits for a group. */
final class KafkaLogReader implements LogReader {
    /** How often partitions added later are looked for; the client itself asks the brokers every 30 s. */
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final Duration timeout;
    private final String site;
    private final TreeMap<Position.Partition, Long> next = new TreeMap<>();
    private Position end;
    private long lastLook = System.nanoTime();
    private volatile Set<Position.Partition> assigned = Set.of();

    private KafkaLogReader(
            Consumer<byte[], byte[]> consumer, List<String> topics, Position from, KafkaSettings settings) {
        this.consumer = consumer;
        this.topics = topics;
        this.timeout = settings.appendTimeout();
        this.site = settings.site();
        this.end = from.of(topics).at(site);
        next.putAll(end.nextOffsets());
    }

    /** As {@link dev.faultline.log.EventLog#read}. */
    static KafkaLogReader open(KafkaSettings settings, List<String> topics, Position from) {
        var consumer =
                new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var reader = new KafkaLogReader(consumer, topics, from, settings);
        try {
            reader.start();
            return reader;
        } catch (KafkaException e) {
            reader.close();
            throw TopicOffsets.unavailable(topics, e);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private void start() {
        Set<TopicPartition> partitions = found();
        assign(partitions);
        // Not to the beginning, wherever that is, but to 0 or where it goes on: if that is gone, the broker says so.
        partitions.forEach(this::seek);
        consumer.beginningOffsets(partitions, timeout).forEach((partition, first) -> {
            if (first > 0) {
                throw lost(partition, "it begins at offset " + first);
            }
        });
    }

    private void seek(TopicPartition partition) {
        consumer.seek(partition, next.getOrDefault(key(partition), 0L));
    }

    private void assign(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        assigned = partitions.stream().map(KafkaLogReader::key).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<Position.Partition> partitions() {
        return assigned;
    }

    private Set<TopicPartition> found() {
        return topics.stream()
                .flatMap(topic -> {
                    var found = consumer.partitionsFor(topic, timeout);
                    if (found == null || found.isEmpty()) {
                        throw new LogUnavailableException("the log has no topic " + topic, null);
                    }
                    return found.stream();
                })
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
    }

    private static HistoryLostException lost(TopicPartition partition, String how) {
        return new HistoryLostException("topic " + partition.topic() + " partition " + partition.partition()
                + " no longer has the records that were to be kept for ever: " + how);
    }

    @Override
    public LogBatch poll(Duration wait) {
        try {
            assignNewPartitions();
            return batch(consumer.poll(wait));
        } catch (WakeupException | RetriableException e) {
            return new LogBatch(List.of(), end);
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            return new LogBatch(List.of(), end);
        } catch (InvalidOffsetException e) {
            TopicPartition partition = e.partitions().iterator().next();
            long wanted = next.getOrDefault(key(partition), 0L);
            throw lost(partition, "offset " + wanted + " is not there");
        } catch (KafkaException e) {
            throw new LogUnavailableException("the log refuses to be read: " + e.getMessage(), e);
        }
    }

    /** More partitions may be added to a topic while it is read; their first records belong to the history too. */
    private void assignNewPartitions() {
        long now = System.nanoTime();
        if (now - lastLook < LOOK_FOR_PARTITIONS.toNanos()) {
            return;
        }
        lastLook = now;
        Set<TopicPartition> known = consumer.assignment();
        var added = new ArrayList<TopicPartition>();
        for (String topic : topics) {
            // From the client's own knowledge: it is not asked of a broker for each call.
            for (var found : consumer.partitionsFor(topic, Duration.ofMillis(500))) {
                var partition = new TopicPartition(found.topic(), found.partition());
                if (!known.contains(partition)) {
                    added.add(partition);
                }
            }
        }
        if (!added.isEmpty()) {
            var all = new ArrayList<>(known);
            all.addAll(added);
            assign(all);
            added.forEach(this::seek);
        }
    }

    private LogBatch batch(ConsumerRecords<byte[], byte[]> polled) {
        var records = new ArrayList<LogRecord>(polled.count());
        for (ConsumerRecord<byte[], byte[]> polledRecord : polled) {
            records.add(PolledRecord.logRecord(polledRecord));
        }
        var nextOffsets = polled.nextOffsets();
        if (!nextOffsets.isEmpty()) {
            nextOffsets.forEach((partition, offset) -> next.put(key(partition), offset.offset()));
            end = Position.of(next).at(site);
        }
        return new LogBatch(records, end);
    }

    private static Position.Partition key(TopicPartition partition) {
        return new Position.Partition(partition.topic(), partition.partition());
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        try {
            // There is no group to leave, and the wait of a fetch under way need not be waited for.
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        } catch (WakeupException | InterruptException e) {
            // A wake-up that no poll took up ends the wait of the closing instead, and it is closed all the same.
        }
    }
}
