package dev.faultline.log.kafka.streams;

import dev.faultline.events.EncodedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ConcurrentTransactionsException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A partition that is held: a producer that shut out whoever held it before, until it is itself shut out. After anything but
 * {@link Written.Committed} it is good for nothing more than to be closed. For one thread.
 */
final class Hold {
    /** How deep a failure's causes are looked through. */
    private static final int MOST_CAUSES = 10;

    private final TopicPartition partition;
    private final Producer<byte[], byte[]> producer;

    /**
     * @param producer of transactions, not initialised yet; belongs to the hold from now on
     */
    Hold(TopicPartition partition, Producer<byte[], byte[]> producer) {
        this.partition = partition;
        this.producer = producer;
    }

    /** What taking over failed on. */
    enum Refusal {
        /** Somebody took over at the same time. */
        OVERTAKEN,
        /** The log did not answer, or refused. */
        UNAVAILABLE
    }

    /**
     * Shuts out whoever held the partition, and ends the transaction that was left open; its marker is on the log then.
     *
     * @throws KafkaException when it did not succeed; {@link #refusal} says what that means
     */
    void takeOver() {
        producer.initTransactions();
    }

    /** What a failure of {@link #takeOver} means. */
    static Refusal refusal(RuntimeException failure) {
        return isLoss(failure) ? Refusal.OVERTAKEN : Refusal.UNAVAILABLE;
    }

    /**
     * Writes appends in one transaction.
     *
     * @param batch whose events go to this partition
     * @param sent until when the log has to have taken all of it; after that it is committed
     */
    Written write(List<WaitingAppend> batch, Deadline sent) {
        long[] ends = new long[batch.size()];
        Written failure = send(batch, ends, sent);
        return failure != null ? failure : commit(ends);
    }

    /** Sends and waits; null when all is taken, and then {@code ends} is filled. */
    private Written send(List<WaitingAppend> batch, long[] ends, Deadline deadline) {
        int append = 0;
        try {
            producer.beginTransaction();
            List<Future<RecordMetadata>> last = new ArrayList<>(batch.size());
            List<Future<RecordMetadata>> all = new ArrayList<>();
            for (append = 0; append < batch.size(); append++) {
                for (EncodedEvent event : batch.get(append).events()) {
                    all.add(producer.send(message(event)));
                }
                last.add(all.getLast());
            }
            int answer = 0;
            for (append = 0; append < batch.size(); append++) {
                int events = batch.get(append).events().size();
                for (int i = 0; i < events; i++, answer++) {
                    all.get(answer).get(deadline.left(), TimeUnit.NANOSECONDS);
                }
                RecordMetadata metadata = last.get(append).get();
                ends[append] = metadata.hasOffset() ? metadata.offset() + 1 : -1;
            }
            return null;
        } catch (ExecutionException e) {
            return unsent(append, e.getCause());
        } catch (TimeoutException e) {
            return new Written.Failed("the log did not take the events in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Written.Failed("the append was interrupted");
        } catch (RuntimeException e) {
            return unsent(append, e);
        }
    }

    private static Written unsent(int append, Throwable failure) {
        if (isCausedBy(failure, RecordTooLargeException.class)) {
            return new Written.Refused(append, "the log refuses an event: " + message(failure));
        }
        return isLoss(failure) ? new Written.Lost(message(failure)) : new Written.Failed(message(failure));
    }

    private Written commit(long[] ends) {
        try {
            producer.commitTransaction();
            return new Written.Committed(ends);
        } catch (RuntimeException e) {
            return new Written.Unconfirmed(ends, isFenced(e), message(e));
        }
    }

    private ProducerRecord<byte[], byte[]> message(EncodedEvent event) {
        var headers = new RecordHeaders();
        for (EncodedEvent.Header header : event.headers()) {
            headers.add(new RecordHeader(header.name(), header.value()));
        }
        return new ProducerRecord<>(
                partition.topic(), partition.partition(), null, event.key(), event.value(), headers);
    }

    /** Whether somebody else took over. */
    private static boolean isFenced(Throwable failure) {
        return isCausedBy(failure, ProducerFencedException.class)
                || isCausedBy(failure, InvalidProducerEpochException.class);
    }

    /** Whether the producer is of no more use but a new one can be: somebody took over, or the broker forgot it. */
    private static boolean isLoss(Throwable failure) {
        return isFenced(failure)
                || isCausedBy(failure, ConcurrentTransactionsException.class)
                || isCausedBy(failure, InvalidPidMappingException.class)
                || isCausedBy(failure, InvalidTxnStateException.class)
                || isCausedBy(failure, OutOfOrderSequenceException.class)
                || isCausedBy(failure, TransactionAbortableException.class)
                || failure instanceof IllegalStateException
                // A producer in its error state says so with the bare class.
                || failure.getClass() == KafkaException.class;
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Lets go. A transaction left open stays so until somebody takes over, or its time is over on the broker. */
    void close() {
        producer.close(Duration.ZERO);
    }
}
