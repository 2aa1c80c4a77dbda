package dev.faultline.log.kafka.streams;

import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogRecord;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.PolledRecord;
import dev.faultline.log.kafka.TopicOffsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads records of a topic whose offsets are known. One reading at a time; the others wait for their turn. */
final class RecordPicker implements AutoCloseable {
    /** Across a gap of so many offsets it reads on; a longer one it jumps. */
    private static final long READ_ACROSS = 200;

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings settings;
    private final String topic;
    private final ReentrantLock turn = new ReentrantLock();
    private Consumer<byte[], byte[]> consumer;
    private boolean closed;

    RecordPicker(KafkaSettings settings, String topic) {
        this.settings = settings;
        this.topic = topic;
    }

    /**
     * The records at these offsets, which a follower of the topic has read before.
     *
     * @param offsets rising
     * @throws LogUnavailableException when they were not read by then
     * @throws HistoryLostException when one of them is gone
     */
    List<LogRecord> pick(int partition, long[] offsets, Deadline deadline) {
        if (offsets.length == 0) {
            return List.of();
        }
        waitForTurn(deadline);
        try {
            return picked(new TopicPartition(topic, partition), offsets, deadline);
        } catch (InvalidOffsetException e) {
            throw lost(partition, offsets[0]);
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            throw TopicOffsets.unavailable(List.of(topic), e);
        } catch (KafkaException e) {
            closeConsumer();
            throw TopicOffsets.unavailable(List.of(topic), e);
        } finally {
            turn.unlock();
        }
    }

    private void waitForTurn(Deadline deadline) {
        try {
            if (turn.tryLock(deadline.left(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new LogUnavailableException("too many streams of topic " + topic + " are being read just now", null);
    }

    private List<LogRecord> picked(TopicPartition partition, long[] offsets, Deadline deadline) {
        Consumer<byte[], byte[]> from = consumer();
        from.assign(Set.of(partition));
        from.seek(partition, offsets[0]);
        long position = offsets[0];
        var picked = new ArrayList<LogRecord>(offsets.length);
        while (picked.size() < offsets.length) {
            if (deadline.over()) {
                throw new LogUnavailableException(
                        "the records of a stream in topic " + topic + " were not read in time", null);
            }
            if (offsets[picked.size()] - position > READ_ACROSS) {
                position = offsets[picked.size()];
                from.seek(partition, position);
            }
            for (ConsumerRecord<byte[], byte[]> polled : from.poll(POLL).records(partition)) {
                position = polled.offset() + 1;
                if (picked.size() < offsets.length && polled.offset() >= offsets[picked.size()]) {
                    if (polled.offset() > offsets[picked.size()]) {
                        throw lost(partition.partition(), offsets[picked.size()]);
                    }
                    picked.add(PolledRecord.logRecord(polled));
                }
            }
        }
        return picked;
    }

    private HistoryLostException lost(int partition, long offset) {
        return new HistoryLostException("topic " + topic + " partition " + partition
                + " no longer has the records that were to be kept for ever: offset " + offset + " is not there");
    }

    private Consumer<byte[], byte[]> consumer() {
        if (closed) {
            throw new LogUnavailableException("the log is closed", null);
        }
        if (consumer == null) {
            consumer = new KafkaConsumer<>(
                    settings.pickingConsumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        return consumer;
    }

    private void closeConsumer() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            consumer = null;
        }
    }

    /** Ends after the reading under way, which comes to its end by itself. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            closeConsumer();
        } finally {
            turn.unlock();
        }
    }
}
