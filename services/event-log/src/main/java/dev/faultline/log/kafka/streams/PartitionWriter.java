package dev.faultline.log.kafka.streams;

import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import dev.faultline.log.streams.AppendOutcome;
import dev.faultline.log.streams.StreamLimits;
import dev.faultline.log.streams.StreamLogObserver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Appends to one partition, many appends in one transaction. Before it decides about the first one it takes the partition
 * over and reads up to where it ends then; as long as nobody takes it over in turn, what it read and wrote itself is all that
 * there is. It has a thread while there is something to do and for {@link #IDLE} after that. Safe for many threads.
 */
final class PartitionWriter {
    /** How many appends wait at most; one more is refused. */
    static final int MOST_WAITING = 256;

    /** How many appends go into one transaction at most. */
    static final int MOST_TOGETHER = 64;

    /** How often an append is begun again, because the partition was lost, before it is given up. */
    static final int MOST_ATTEMPTS = 20;

    /** How long a partition is held that nobody appends to. */
    static final Duration IDLE = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(PartitionWriter.class);
    private static final String WITHOUT_PLACE = "the log took the events and did not say where";

    private final TopicPartitions partitions;
    private final int number;
    private final TopicPartition partition;
    private final Follower follower;
    private final TransactionalProducers producers;
    private final Duration appendTimeout;
    private final StreamLogObserver observer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<WaitingAppend> waiting = new ArrayDeque<>();
    private long endHangingBefore;
    private Thread thread;
    private boolean closed;

    /** Of the thread alone; who ends it leaves a new one to the next. */
    private Tenure tenure;

    /** What to do next: end what hangs before an offset, 0 when nothing does, and then append these. */
    private record Work(long endHangingBefore, List<WaitingAppend> appends) {}

    PartitionWriter(
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
        this.tenure = newTenure();
    }

    private Tenure newTenure() {
        return new Tenure(partitions, number, follower, producers, appendTimeout, observer);
    }

    /** Takes up an append, whose outcome says what came of it. */
    void append(WaitingAppend append) {
        String refusal = null;
        lock.lock();
        try {
            if (closed) {
                refusal = "the log is closed";
            } else if (waiting.size() >= MOST_WAITING) {
                refusal = MOST_WAITING + " appends wait for partition " + partition + " already";
            } else {
                waiting.add(append);
                wake();
            }
        } finally {
            lock.unlock();
        }
        if (refusal != null) {
            append.settle(new AppendOutcome.Unavailable(refusal));
        }
    }

    /** Takes the partition over if a transaction before the offset is still open when the turn comes. */
    void endHanging(long before) {
        lock.lock();
        try {
            if (!closed) {
                endHangingBefore = Math.max(endHangingBefore, before);
                wake();
            }
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        if (thread == null) {
            thread = Thread.ofPlatform()
                    .daemon()
                    .name("faultline-streams-writer-" + number)
                    .start(this::run);
        } else {
            changed.signal();
        }
    }

    private void run() {
        while (true) {
            Optional<Work> work = next();
            if (work.isEmpty()) {
                return;
            }
            try {
                if (work.get().endHangingBefore() > 0) {
                    tenure.endHanging(work.get().endHangingBefore());
                }
                append(work.get().appends());
            } catch (Throwable e) {
                LOG.errorf(e, "Appending to %s met with a fault", partition);
                tenure.drop();
                work.get().appends().forEach(WaitingAppend::expire);
            }
        }
    }

    /** Waits for something to do; empty when there was nothing for long, and then this thread is to end. */
    private Optional<Work> next() {
        Tenure unused;
        lock.lock();
        try {
            long left = IDLE.toNanos();
            while (left > 0 && !closed && waiting.isEmpty() && endHangingBefore == 0) {
                left = await(left);
            }
            if (!waiting.isEmpty() || endHangingBefore > 0) {
                var work = new Work(endHangingBefore, take());
                endHangingBefore = 0;
                return Optional.of(work);
            }
            thread = null;
            unused = tenure;
            tenure = newTenure();
        } finally {
            lock.unlock();
        }
        unused.drop();
        return Optional.empty();
    }

    private long await(long nanos) {
        try {
            return changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread on purpose; it ends as if it had been idle.
            return 0;
        }
    }

    private List<WaitingAppend> take() {
        var taken = new ArrayList<WaitingAppend>();
        long bytes = 0;
        while (!waiting.isEmpty() && taken.size() < MOST_TOGETHER) {
            bytes += waiting.peek().bytes();
            if (!taken.isEmpty() && bytes > StreamLimits.MAX_APPEND_BYTES) {
                break;
            }
            taken.add(waiting.poll());
        }
        return taken;
    }

    private void append(List<WaitingAppend> taken) {
        List<WaitingAppend> left = taken;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS && !left.isEmpty(); attempt++) {
            left = attempt(left);
        }
        fail(left, "the partition was taken over by others " + MOST_ATTEMPTS + " times before the append was through");
    }

    /** Tries to append, and gives those that are to be tried again. */
    private List<WaitingAppend> attempt(List<WaitingAppend> wanted) {
        List<WaitingAppend> open = wanted.stream().filter(a -> !a.settled()).toList();
        if (open.isEmpty()) {
            return open;
        }
        Deadline last = open.stream()
                .map(WaitingAppend::deadline)
                .reduce(Deadline::later)
                .orElseThrow();
        return switch (tenure.stand(last, StreamLogObserver.Reason.APPEND)) {
            case Tenure.Standing.Overtaken() -> open;
            case Tenure.Standing.Unavailable(String why) -> fail(open, why);
            case Tenure.Standing.Ready() -> {
                List<WaitingAppend> begun = begin(open);
                yield begun.isEmpty() ? begun : write(begun);
            }
        };
    }

    /** Begins those that were decided on what the streams are now; the others are told. */
    private List<WaitingAppend> begin(List<WaitingAppend> open) {
        var begun = new ArrayList<WaitingAppend>(open.size());
        Map<String, Integer> added = new HashMap<>();
        for (WaitingAppend append : open) {
            try {
                if (isThere(append)) {
                    continue;
                }
                int adding = added.getOrDefault(append.key(), 0);
                if (follower.version(append.key()) + adding != append.version()) {
                    append.settle(new AppendOutcome.Conflict());
                } else if (!append.deadline().leaves(appendTimeout.dividedBy(4))) {
                    append.fail("the log did not get to the append in time");
                } else if (append.begin()) {
                    begun.add(append);
                    added.put(append.key(), adding + append.events().size());
                }
            } catch (LogUnavailableException | HistoryLostException e) {
                append.fail(e.getMessage());
            }
        }
        return begun;
    }

    /**
     * Whether an append whose commit was not confirmed is on the log, which is told then. Taking over has ended its
     * transaction, and all that it left is read: so its records are where they were put, or nowhere and for ever.
     */
    private boolean isThere(WaitingAppend append) {
        if (append.doubtfulEnd().isEmpty()) {
            return false;
        }
        long end = append.doubtfulEnd().getAsLong();
        if (follower.has(append.key(), end - 1)) {
            append.settle(new AppendOutcome.Recorded(Position.after(partition.topic(), number, end - 1)));
            return true;
        }
        append.undone();
        return false;
    }

    /** Writes them in one transaction, and gives those that are to be tried again. */
    private List<WaitingAppend> write(List<WaitingAppend> begun) {
        Deadline first = begun.stream()
                .map(WaitingAppend::deadline)
                .reduce(Deadline::earlier)
                .orElseThrow();
        Written written = tenure.write(begun, first.minus(appendTimeout.dividedBy(8)));
        return switch (written) {
            case Written.Committed(long[] ends) -> committed(begun, ends);
            case Written.Lost(String why) -> {
                tenure.lost(why);
                begun.forEach(WaitingAppend::undone);
                yield begun;
            }
            case Written.Refused(int refused, String why) -> {
                begun.forEach(WaitingAppend::undone);
                begun.get(refused).refuse(why);
                yield begun;
            }
            case Written.Failed(String why) -> fail(begun, why);
            case Written.Unconfirmed(long[] ends, boolean fenced, String why) -> unconfirmed(begun, ends, fenced, why);
        };
    }

    private List<WaitingAppend> committed(List<WaitingAppend> appends, long[] ends) {
        tenure.wrote(Arrays.stream(ends).max().orElseThrow());
        if (Arrays.stream(ends).anyMatch(end -> end < 0)) {
            // To read up to the end of what was written one has to know it: the next append asks anew.
            tenure.drop();
        }
        observer.committed(appends.size());
        for (int i = 0; i < ends.length; i++) {
            appends.get(i)
                    .settle(
                            ends[i] < 0
                                    ? new AppendOutcome.Unknown(WITHOUT_PLACE)
                                    : new AppendOutcome.Recorded(
                                            Position.after(partition.topic(), number, ends[i] - 1)));
        }
        return List.of();
    }

    /** Those whose place is known are looked for at the next attempt, after the partition was taken over. */
    private List<WaitingAppend> unconfirmed(List<WaitingAppend> appends, long[] ends, boolean fenced, String why) {
        if (fenced) {
            tenure.lost(why);
        } else {
            LOG.warnf("A commit to %s was not confirmed: %s", partition, why);
        }
        var lookedFor = new ArrayList<WaitingAppend>(appends.size());
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] < 0) {
                appends.get(i).settle(new AppendOutcome.Unknown(WITHOUT_PLACE));
            } else {
                appends.get(i).doubtful(ends[i]);
                lookedFor.add(appends.get(i));
            }
        }
        return lookedFor;
    }

    private static List<WaitingAppend> fail(List<WaitingAppend> appends, String why) {
        appends.forEach(append -> append.fail(why));
        return List.of();
    }

    /** Takes up no more: appends that wait are told. What was begun goes on; {@link #join} waits for it. */
    void close() {
        List<WaitingAppend> told;
        lock.lock();
        try {
            closed = true;
            told = List.copyOf(waiting);
            waiting.clear();
            endHangingBefore = 0;
            changed.signal();
        } finally {
            lock.unlock();
        }
        fail(told, "the log is closed");
    }

    /** Waits after {@link #close} for what was begun. */
    void join(Deadline deadline) {
        Thread running;
        lock.lock();
        try {
            running = thread;
        } finally {
            lock.unlock();
        }
        if (running != null) {
            try {
                running.join(Duration.ofNanos(Math.max(1, deadline.left())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
