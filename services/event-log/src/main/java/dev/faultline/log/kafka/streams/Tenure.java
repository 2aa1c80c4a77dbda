package dev.faultline.log.kafka.streams;

import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.streams.StreamLogObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How this process stands towards a partition: whether it holds it, and how far it has to have read before it may decide
 * there. For one thread.
 */
final class Tenure {
    private static final Logger LOG = Logger.getLogger(Tenure.class);
    private static final int LEAST_BACK_OFF_MILLIS = 5;
    private static final int MOST_BACK_OFF_MILLIS = 55;

    private final TopicPartitions partitions;
    private final int number;
    private final TopicPartition partition;
    private final Follower follower;
    private final TransactionalProducers producers;
    private final Duration appendTimeout;
    private final StreamLogObserver observer;

    private Hold hold;
    private long readUpTo;
    private Deadline notBefore = Deadline.in(Duration.ZERO);

    /** Whether the partition is held and read. */
    sealed interface Standing {
        /** It is: what is known of its streams is all that there is. */
        record Ready() implements Standing {}

        /** Somebody else took it over meanwhile. */
        record Overtaken() implements Standing {}

        /** Not in time. */
        record Unavailable(String why) implements Standing {}
    }

    Tenure(
            TopicPartitions partitions,
            int number,
            Follower follower,
            TransactionalProducers producers,
            Duration appendTimeout,
            StreamLogObserver observer) {
        this.partitions = partitions;
        this.number = number;
        this.partition = new TopicPartition(partitions.topic(), number);
        this.follower = follower;
        this.producers = producers;
        this.appendTimeout = appendTimeout;
        this.observer = observer;
    }

    /** Takes the partition over unless it is held, and reads what there is. */
    Standing stand(Deadline deadline, StreamLogObserver.Reason reason) {
        try {
            if (hold == null) {
                if (!takeOver()) {
                    return new Standing.Overtaken();
                }
                observer.takenOver(reason);
                readUpTo = partitions.waitFor(partitions.highWatermark(number), deadline);
            }
            if (follower.await(number, readUpTo, deadline)) {
                return new Standing.Ready();
            }
            return new Standing.Unavailable("what is on the log was not read in time");
        } catch (HistoryLostException e) {
            return new Standing.Unavailable(e.getMessage());
        } catch (RuntimeException e) {
            // Without the end taken after the take-over nothing can be decided.
            drop();
            return new Standing.Unavailable(Hold.message(e));
        }
    }

    /** False when somebody else took over at the same time. */
    private boolean takeOver() {
        backOff();
        var taken = new Hold(partition, producers.create(partition.toString()));
        try {
            taken.takeOver();
        } catch (RuntimeException e) {
            taken.close();
            if (Hold.refusal(e) == Hold.Refusal.OVERTAKEN) {
                lost(Hold.message(e));
                return false;
            }
            throw e;
        }
        hold = taken;
        return true;
    }

    /** Waits for a short time at random since a loss, so that replicas do not take a partition from each other at once. */
    private void backOff() {
        try {
            Thread.sleep(Duration.ofNanos(notBefore.left()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Writes appends in one transaction, while the partition is held. After anything but {@link Written.Committed} it no
     * longer is.
     *
     * @param sent until when the log has to have taken all of it
     */
    Written write(List<WaitingAppend> batch, Deadline sent) {
        Written written = hold.write(batch, sent);
        if (!(written instanceof Written.Committed)) {
            drop();
        }
        return written;
    }

    /** What this process wrote ends at this offset: nothing more is decided until that is read. */
    void wrote(long end) {
        readUpTo = end;
    }

    /** Takes the partition over if a transaction before the offset is still open. */
    void endHanging(long before) {
        Deadline deadline = Deadline.in(appendTimeout.dividedBy(2));
        try {
            if (partitions.waitFor(partitions.stableEnd(number), deadline) >= before) {
                return;
            }
        } catch (LogUnavailableException e) {
            return;
        }
        LOG.infof("Taking over %s: a transaction was left open there", partition);
        drop();
        stand(deadline, StreamLogObserver.Reason.HANGING);
    }

    /** Somebody else has the partition now, or is about to; it is not taken back at once. */
    void lost(String why) {
        LOG.debugf("Lost %s: %s", partition, why);
        notBefore = Deadline.in(Duration.ofMillis(
                ThreadLocalRandom.current().nextInt(LEAST_BACK_OFF_MILLIS, MOST_BACK_OFF_MILLIS + 1)));
        observer.fenced();
    }

    /** Lets go of the partition, if it is held. */
    void drop() {
        if (hold != null) {
            hold.close();
            hold = null;
        }
    }
}
