package dev.faultline.log.kafka.streams;

import dev.faultline.log.EventLog;
import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogRecord;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import dev.faultline.log.streams.StreamLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Follows a topic from its first record on, on a thread of its own, and knows of each stream where its records lie; the
 * records of some it holds ready. It goes on by itself when the log was away. When records are lost, or on any fault of its
 * own, it ends, and every call says why. Safe for many threads.
 */
final class Follower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_WHEN_REFUSED = Duration.ofSeconds(1);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final EventLog log;
    private final TopicPartitions partitions;
    private final Duration timeout;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StreamIndex index = new StreamIndex();
    private final StreamCache cache;
    /** Streams with records in a partition that is not theirs, and the number of that partition. */
    private final Map<String, Integer> torn = new HashMap<>();

    private long[] next = {};
    /** Where the partitions ended when it started: only behind that is it known which streams are torn. */
    private long[] replay = {};

    private boolean replayed;
    private LogReader reader;
    private String ending;
    private boolean historyLost;
    private boolean closed;

    /**
     * What is known of a stream.
     *
     * @param offsets of its records
     * @param records the records themselves; empty when they are not held ready
     */
    record Found(long[] offsets, Optional<List<LogRecord>> records) {}

    /** How many streams and records it knows, and about how much memory the records held ready take, in bytes. */
    record Sizes(long streams, long records, long cachedBytes) {}

    /**
     * Starts following.
     *
     * @param log read from; it stays open when this is closed
     * @param partitions of the topic
     * @param timeout how long to wait for an answer of the log before asking again
     * @param cacheBytes how much memory the records held ready may take
     */
    Follower(EventLog log, TopicPartitions partitions, Duration timeout, long cacheBytes) {
        this.log = log;
        this.partitions = partitions;
        this.timeout = timeout;
        this.cache = new StreamCache(cacheBytes);
        this.thread =
                Thread.ofPlatform().daemon().name("faultline-streams-follower").unstarted(this::follow);
        thread.start();
    }

    /**
     * Waits until everything before an offset of a partition was read, and everything that there was at the start.
     *
     * @return false when it was not by then
     * @throws HistoryLostException when it never will be, for records are gone
     * @throws LogUnavailableException when it never will be, for this is closed or ended on a fault
     */
    boolean await(int partition, long offset, Deadline deadline) {
        lock.lock();
        try {
            while (true) {
                requireAlive();
                if (replayed && next[partition] >= offset) {
                    return true;
                }
                long left = deadline.left();
                if (left == 0) {
                    return false;
                }
                changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void requireAlive() {
        if (closed) {
            throw new LogUnavailableException("the log is closed", null);
        }
        if (ending != null) {
            throw historyLost ? new HistoryLostException(ending) : new LogUnavailableException(ending, null);
        }
    }

    /** How many records of a stream were read. Throws as {@link #await} does, and when the stream lies in two partitions. */
    int version(String key) {
        lock.lock();
        try {
            requireAlive();
            requireWhole(key);
            return index.version(key);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a record of a stream was read at this offset. Throws as {@link #version}. */
    boolean has(String key, long offset) {
        lock.lock();
        try {
            requireAlive();
            requireWhole(key);
            return index.has(key, offset);
        } finally {
            lock.unlock();
        }
    }

    /** What was read of a stream. Throws as {@link #version}. */
    Found find(String key) {
        lock.lock();
        try {
            requireAlive();
            requireWhole(key);
            if (index.version(key) == 0) {
                // So that a stream that begins now is held from its first record on.
                cache.hold(key, List.of());
            }
            Optional<List<LogRecord>> records = cache.read(key);
            return new Found(records.isPresent() ? new long[0] : index.offsets(key), records);
        } finally {
            lock.unlock();
        }
    }

    private void requireWhole(String key) {
        Integer other = torn.get(key);
        if (other != null) {
            throw new LogUnavailableException(
                    "stream " + key + " of topic " + partitions.topic() + " has records in partition " + other
                            + ", which is not its own: partitions were added, or somebody else writes there",
                    null);
        }
    }

    /** Holds the records of a stream ready, if these are all that were read by now. */
    void hold(String key, List<LogRecord> records) {
        lock.lock();
        try {
            if (index.version(key) == records.size()) {
                cache.hold(key, records);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Why it ended by itself; empty while it did not. */
    Optional<String> ending() {
        lock.lock();
        try {
            return Optional.ofNullable(ending);
        } finally {
            lock.unlock();
        }
    }

    /** How far it has read, partition by partition. */
    long[] next() {
        lock.lock();
        try {
            return next.clone();
        } finally {
            lock.unlock();
        }
    }

    /** How much it knows and holds. */
    Sizes sizes() {
        lock.lock();
        try {
            return new Sizes(index.streams(), index.records(), cache.bytes());
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        try {
            int count = start();
            while (!isClosed()) {
                try {
                    apply(reader.poll(POLL), count);
                } catch (LogUnavailableException e) {
                    LOG.warnf("The streams of %s cannot be read just now: %s", partitions.topic(), e.getMessage());
                    pause();
                }
            }
        } catch (HistoryLostException e) {
            ended(e.getMessage(), true);
        } catch (Throwable e) {
            if (!isClosed()) {
                LOG.errorf(e, "The thread that follows the streams of %s ended", partitions.topic());
                ended("the thread that follows the topic " + partitions.topic() + " ended: " + e, false);
            }
        } finally {
            closeReader();
        }
    }

    /** Opens the reader, however often the log has to be asked, and gives the number of partitions. */
    private int start() throws InterruptedException {
        while (true) {
            try {
                Deadline deadline = Deadline.in(timeout);
                int count = partitions.count(deadline);
                var ends = IntStream.range(0, count)
                        .mapToObj(partitions::highWatermark)
                        .toList();
                long[] replay = ends.stream()
                        .mapToLong(end -> partitions.waitFor(end, deadline))
                        .toArray();
                keep(log.read(List.of(partitions.topic())), replay);
                return count;
            } catch (LogUnavailableException e) {
                if (isClosed()) {
                    throw e;
                }
                pause();
            }
        }
    }

    private void keep(LogReader opened, long[] ends) {
        lock.lock();
        try {
            reader = opened;
            replay = ends;
            next = new long[ends.length];
            lookWhetherReplayed();
            if (closed) {
                opened.wakeup();
            }
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        lock.lock();
        try {
            long left = PAUSE_WHEN_REFUSED.toNanos();
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void apply(LogBatch batch, int count) {
        lock.lock();
        try {
            for (LogRecord read : batch.records()) {
                add(read, count);
            }
            for (Map.Entry<Position.Partition, Long> entry :
                    batch.end().nextOffsets().entrySet()) {
                int partition = entry.getKey().number();
                if (partition >= count) {
                    throw new IllegalStateException("topic " + partitions.topic() + " had " + count
                            + " partitions at the start and has more now: restart every recorder");
                }
                next[partition] = entry.getValue();
            }
            lookWhetherReplayed();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void lookWhetherReplayed() {
        replayed = replayed || IntStream.range(0, next.length).allMatch(i -> next[i] >= replay[i]);
    }

    private void add(LogRecord read, int count) {
        Optional<String> key = key(read.key());
        // A record under no key, or under bytes that are no text, is in no stream: nobody can name it.
        if (key.isEmpty()) {
            return;
        }
        index.add(key.get(), read.offset());
        if (TopicPartitions.of(read.key(), count) == read.partition()) {
            cache.append(key.get(), read);
        } else {
            torn.put(key.get(), read.partition());
        }
    }

    private static Optional<String> key(byte[] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        String key = new String(bytes, StandardCharsets.UTF_8);
        // What is no UTF-8 is read as this character, which may also stand there rightly.
        boolean text = key.indexOf('\ufffd') < 0
                || StreamLimits.keyBytes(key)
                        .filter(same -> Arrays.equals(same, bytes))
                        .isPresent();
        return text ? Optional.of(key) : Optional.empty();
    }

    private void ended(String why, boolean lost) {
        lock.lock();
        try {
            ending = why;
            historyLost = lost;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void closeReader() {
        if (reader != null) {
            reader.close();
        }
    }

    /** Ends the thread and waits for it, for 5 seconds at most; whoever waits is told that the log is closed. */
    @Override
    public void close() {
        LogReader opened;
        lock.lock();
        try {
            closed = true;
            opened = reader;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (opened != null) {
            opened.wakeup();
        }
        try {
            thread.join(CLOSE_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
