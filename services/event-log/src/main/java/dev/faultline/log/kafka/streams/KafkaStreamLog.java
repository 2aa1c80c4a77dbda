package dev.faultline.log.kafka.streams;

import dev.faultline.events.EncodedEvent;
import dev.faultline.log.EventLog;
import dev.faultline.log.LogRecord;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.TopicOffsets;
import dev.faultline.log.streams.AppendOutcome;
import dev.faultline.log.streams.EventStream;
import dev.faultline.log.streams.StreamLimits;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogObserver;
import dev.faultline.log.streams.StreamLogStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;

/**
 * The streams of a topic on Kafka, for any number of replicas without a leader.
 *
 * <p>Every partition has one transactional id. Who appends takes it up, which shuts out whoever had it before and ends the
 * transaction that he left open; reads up to where the partition ends then; compares versions; and commits in a transaction.
 * Who holds a partition goes on without the first two until he is shut out himself. So safety hangs on the broker's epochs
 * alone.
 *
 * <p>Who reads asks for the end of the partition, open transactions included, and waits until all before it is read. Where a
 * transaction left open keeps that from happening for {@link #HANGING_READ}, the partition is taken over; and where one
 * stands for {@link #HANGING_WATCHED} or a second more, too, so that other readers of the topic are not held back either.
 *
 * <p>{@link #append} may block its caller until the number of partitions is known, for the append timeout at most.
 */
public final class KafkaStreamLog implements StreamLog {
    /** How long a read waits before it looks for a transaction that was left open. */
    static final Duration HANGING_READ = Duration.ofSeconds(1);

    /** How long an open transaction may hold readers back before it is ended without being asked. */
    static final Duration HANGING_WATCHED = Duration.ofSeconds(3);

    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);

    private final String topic;
    private final Duration appendTimeout;
    private final StreamLogObserver observer;
    private final TransactionalProducers producers;
    private final Admin admin;
    private final TopicOffsets offsets;
    private final String site;
    private final TopicPartitions partitions;
    private final Follower follower;
    private final RecordPicker picker;
    private final HangingWatch watch;
    private final Map<Integer, PartitionWriter> writers = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock;
    private volatile Position highWatermarks = Position.START;
    private volatile boolean closed;

    /**
     * Makes the clients and begins to follow the topic; this does not fail when Kafka cannot be reached.
     *
     * @param kafka how to reach Kafka; no call waits longer than its append timeout
     * @param settings how streams are kept
     * @param log on the same Kafka, to follow the topic; it stays open when this is closed
     * @param topic whose streams these are
     * @param observer told what happens
     */
    public KafkaStreamLog(
            KafkaSettings kafka, StreamSettings settings, EventLog log, String topic, StreamLogObserver observer) {
        this(kafka, settings, log, topic, observer, TransactionalProducers.of(kafka, settings.transactionTimeout()));
    }

    KafkaStreamLog(
            KafkaSettings kafka,
            StreamSettings settings,
            EventLog log,
            String topic,
            StreamLogObserver observer,
            TransactionalProducers producers) {
        this.topic = topic;
        this.appendTimeout = kafka.appendTimeout();
        this.site = kafka.site();
        this.observer = observer;
        this.producers = producers;
        this.admin = Admin.create(kafka.admin());
        this.offsets = new TopicOffsets(admin);
        this.partitions = new TopicPartitions(offsets, topic, appendTimeout);
        this.follower = new Follower(log, partitions, appendTimeout, settings.cacheBytes());
        this.picker = new RecordPicker(kafka, topic);
        // Replicas watch the same partitions: they do not all lose patience at once.
        this.watch = new HangingWatch(
                HANGING_WATCHED.plusMillis(ThreadLocalRandom.current().nextInt(1_000)),
                (partition, before) -> writer(partition).endHanging(before));
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("faultline-streams-clock").factory());
        clock.setRemoveOnCancelPolicy(true);
        clock.scheduleWithFixedDelay(this::lookAtEnds, 0, WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public EventStream read(String key) {
        Optional<byte[]> bytes = StreamLimits.keyBytes(key);
        if (bytes.isEmpty()) {
            return new EventStream(key, List.of());
        }
        requireOpen();
        long start = System.nanoTime();
        Deadline deadline = Deadline.in(appendTimeout);
        int partition = TopicPartitions.of(bytes.get(), partitions.count(deadline));
        catchUp(partition, deadline);
        Follower.Found found = follower.find(key);
        List<LogRecord> records = found.records().orElseGet(() -> pick(key, partition, found.offsets(), deadline));
        observer.read(Duration.ofNanos(System.nanoTime() - start), found.offsets().length);
        return new EventStream(key, records);
    }

    /** Waits until everything is read that was acknowledged before the call. */
    private void catchUp(int partition, Deadline deadline) {
        long end = partitions.waitFor(partitions.highWatermark(partition), deadline);
        if (follower.await(partition, end, Deadline.in(HANGING_READ).earlier(deadline))) {
            return;
        }
        if (partitions.waitFor(partitions.stableEnd(partition), deadline) < end) {
            writer(partition).endHanging(end);
        }
        if (!follower.await(partition, end, deadline)) {
            throw new LogUnavailableException(
                    "topic " + topic + " was not read up to where it ended, within " + appendTimeout, null);
        }
    }

    private List<LogRecord> pick(String key, int partition, long[] at, Deadline deadline) {
        List<LogRecord> records = picker.pick(partition, at, deadline);
        follower.hold(key, records);
        return records;
    }

    @Override
    public CompletionStage<AppendOutcome> append(String key, long version, List<EncodedEvent> events) {
        Optional<String> fault = StreamLimits.fault(topic, key, version, events);
        if (fault.isPresent()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(fault.get()));
        }
        long start = System.nanoTime();
        var append = new WaitingAppend(key, version, events, Deadline.in(appendTimeout));
        CompletionStage<AppendOutcome> outcome = append.outcome();
        outcome.whenComplete((said, refused) -> {
            if (said != null) {
                observer.appended(said, Duration.ofNanos(System.nanoTime() - start));
            }
        });
        try {
            requireOpen();
            byte[] bytes = StreamLimits.keyBytes(key).orElseThrow();
            int partition = TopicPartitions.of(bytes, partitions.count(append.deadline()));
            PartitionWriter writer = writer(partition);
            expireInTime(append);
            writer.append(append);
        } catch (LogUnavailableException e) {
            append.settle(new AppendOutcome.Unavailable(e.getMessage()));
        } catch (RejectedExecutionException e) {
            // The clock ends when this is closed, and that happened just now.
            append.settle(new AppendOutcome.Unavailable("the log is closed"));
        }
        return outcome.thenApply(this::here);
    }

    /** Partitions do not know of which site they are. */
    private AppendOutcome here(AppendOutcome outcome) {
        return outcome instanceof AppendOutcome.Recorded(Position position)
                ? new AppendOutcome.Recorded(position.at(site))
                : outcome;
    }

    private void expireInTime(WaitingAppend append) {
        Future<?> expiry = clock.schedule(append::expire, append.deadline().left(), TimeUnit.NANOSECONDS);
        append.outcome().whenComplete((said, refused) -> expiry.cancel(false));
    }

    /** Throws {@link LogUnavailableException} when this is closed, so that no writer begins after that. */
    private synchronized PartitionWriter writer(int partition) {
        requireOpen();
        return writers.computeIfAbsent(
                partition,
                number -> new PartitionWriter(partitions, number, follower, producers, appendTimeout, observer));
    }

    private synchronized boolean closing() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    private void requireOpen() {
        if (closed) {
            throw new LogUnavailableException("the log is closed", null);
        }
    }

    /** Asks where the partitions end, and notices what hangs. Does not wait for the answer. */
    private void lookAtEnds() {
        // The stable ends first, so that a commit in between does not look like one that hangs.
        offsets.ends(List.of(topic), IsolationLevel.READ_COMMITTED, WATCH_EVERY)
                .thenCompose(stable -> offsets.ends(List.of(topic), IsolationLevel.READ_UNCOMMITTED, WATCH_EVERY)
                        .thenAccept(high -> {
                            highWatermarks = high;
                            int count = 1
                                    + high.nextOffsets().navigableKeySet().stream()
                                            .mapToInt(Position.Partition::number)
                                            .max()
                                            .orElse(-1);
                            watch.look(ends(stable, count), ends(high, count), System.nanoTime());
                        }))
                .exceptionally(away -> null);
    }

    private long[] ends(Position position, int count) {
        var ends = new long[count];
        for (int partition = 0; partition < count; partition++) {
            ends[partition] = position.next(topic, partition);
        }
        return ends;
    }

    @Override
    public StreamLogStatus status() {
        Position ends = highWatermarks;
        long[] next = follower.next();
        long lag = 0;
        for (int partition = 0; partition < next.length; partition++) {
            lag += Math.max(0, ends.next(topic, partition) - next[partition]);
        }
        Follower.Sizes sizes = follower.sizes();
        return new StreamLogStatus(follower.ending(), lag, sizes.streams(), sizes.records(), sizes.cachedBytes());
    }

    /**
     * Ends everything. Appends not begun are told that the log is closed; what was begun is given half of the append timeout
     * to come to its end.
     */
    @Override
    public void close() {
        if (!closing()) {
            return;
        }
        Deadline deadline = Deadline.in(appendTimeout.dividedBy(2));
        writers.values().forEach(PartitionWriter::close);
        writers.values().forEach(writer -> writer.join(deadline));
        // What is still under way then is told by the clock when its time is over.
        clock.shutdown();
        follower.close();
        picker.close();
        admin.close(Duration.ZERO);
    }
}
