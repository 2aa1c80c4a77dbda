package dev.faultline.log;

import dev.faultline.events.EncodedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The log in the memory of this process, for tests of what stands on a log. It keeps the same contract as the one on
 * Kafka, makes a topic when it is first named, and can be made unreachable or forgetful on purpose.
 */
public final class MemoryEventLog implements EventLog {
    /** How many records one poll brings at most. */
    public static final int MAX_POLL_RECORDS = 5_000;

    private final int partitions;
    private final LongSupplier clockMillis;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, List<Shelf>> topics = new HashMap<>();
    private boolean unavailable;
    private boolean closed;

    /** The records of one partition. What was forgotten is null, so that an offset stays an index. */
    private static final class Shelf {
        private final List<LogRecord> records = new ArrayList<>();
        private int first;
    }

    /**
     * @param partitions of each topic, at least 1
     * @param clockMillis gives the time at which a record is accepted, milliseconds since 1970-01-01T00:00Z
     */
    public MemoryEventLog(int partitions, LongSupplier clockMillis) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions below 1: " + partitions);
        }
        this.partitions = partitions;
        this.clockMillis = clockMillis;
    }

    /** From now on the log cannot be reached, or can again. Readers bring nothing meanwhile and go on afterwards. */
    public void unavailable(boolean now) {
        locked(() -> {
            unavailable = now;
            changed.signalAll();
        });
    }

    /** Loses the records of a partition below {@code offset}, as a topic with a retention would. */
    public void forget(String topic, int partition, long offset) {
        locked(() -> {
            Shelf shelf = shelves(topic).get(partition);
            int first = (int) Math.min(offset, shelf.records.size());
            for (int i = shelf.first; i < first; i++) {
                shelf.records.set(i, null);
            }
            shelf.first = Math.max(shelf.first, first);
        });
    }

    @Override
    public CompletionStage<Position> append(List<EncodedEvent> events) {
        var fault = EventLimits.fault(events);
        if (fault.isPresent()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(fault.get()));
        }
        lock.lock();
        try {
            requireAvailable();
            return CompletableFuture.completedFuture(put(events));
        } catch (LogUnavailableException e) {
            return CompletableFuture.failedFuture(e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The records under a key of a topic, in their order.
     *
     * @throws LogUnavailableException when the log cannot be reached
     * @throws HistoryLostException when records of the key's partition are gone
     */
    public List<LogRecord> records(String topic, byte[] key) {
        lock.lock();
        try {
            requireAvailable();
            int partition = partition(key);
            Shelf shelf = shelves(topic).get(partition);
            requireHistory(topic, partition, shelf, 0);
            return shelf.records.stream()
                    .filter(record -> Arrays.equals(record.key(), key))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** All records that a topic has, partition by partition, even while the log cannot be reached. */
    public List<LogRecord> records(String topic) {
        lock.lock();
        try {
            return shelves(topic).stream()
                    .flatMap(shelf -> shelf.records.stream().skip(shelf.first))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Appends events of one topic and key in one piece, if there are so many records under that key as were expected.
     *
     * @param expected how many records there have to be
     * @param events at least one, all of one topic and one key
     * @return the position behind the last of them; empty when there are more or fewer records, and nothing was appended
     * @throws LogUnavailableException when the log cannot be reached
     * @throws HistoryLostException when records of the key's partition are gone
     */
    public Optional<Position> appendIf(long expected, List<EncodedEvent> events) {
        lock.lock();
        try {
            EncodedEvent first = events.getFirst();
            if (records(first.topic(), first.key()).size() != expected) {
                return Optional.empty();
            }
            return Optional.of(put(events));
        } finally {
            lock.unlock();
        }
    }

    private Position put(List<EncodedEvent> events) {
        var next = new TreeMap<Position.Partition, Long>();
        for (EncodedEvent event : events) {
            int partition = partition(event.key());
            List<LogRecord> records = shelves(event.topic()).get(partition).records;
            records.add(record(event, partition, records.size()));
            next.put(new Position.Partition(event.topic(), partition), (long) records.size());
        }
        changed.signalAll();
        return Position.of(next);
    }

    private int partition(byte[] key) {
        return Math.floorMod(Arrays.hashCode(key), partitions);
    }

    private LogRecord record(EncodedEvent event, int partition, long offset) {
        List<EncodedEvent.Header> headers = List.copyOf(event.headers());
        LogRecord.Attributes attributes = name -> {
            for (EncodedEvent.Header header : headers) {
                if (header.name().equals(name)) {
                    return header.value();
                }
            }
            return null;
        };
        return new LogRecord(
                event.topic(), partition, offset, clockMillis.getAsLong(), event.key(), attributes, event.value());
    }

    @Override
    public LogReader read(Collection<String> topicNames, Position from) {
        lock.lock();
        try {
            requireAvailable();
            for (String topic : topicNames) {
                List<Shelf> shelves = shelves(topic);
                for (int partition = 0; partition < partitions; partition++) {
                    requireHistory(topic, partition, shelves.get(partition), 0);
                }
            }
            return new Reader(List.copyOf(topicNames), from);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Position end(Collection<String> topicNames, Duration timeout) {
        lock.lock();
        try {
            requireAvailable();
            var next = new TreeMap<Position.Partition, Long>();
            for (String topic : topicNames) {
                List<Shelf> shelves = shelves(topic);
                for (int partition = 0; partition < partitions; partition++) {
                    next.put(new Position.Partition(topic, partition), (long)
                            shelves.get(partition).records.size());
                }
            }
            return Position.of(next);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
        });
    }

    private void requireAvailable() {
        if (closed || unavailable) {
            throw new LogUnavailableException(closed ? "the log is closed" : "the log cannot be reached", null);
        }
    }

    private static void requireHistory(String topic, int partition, Shelf shelf, long wanted) {
        if (wanted < shelf.first) {
            throw new HistoryLostException("topic " + topic + " partition " + partition + ": the records from offset "
                    + wanted + " up to " + shelf.first + " are gone");
        }
    }

    private List<Shelf> shelves(String topic) {
        return topics.computeIfAbsent(topic, name -> {
            var shelves = new ArrayList<Shelf>(partitions);
            for (int i = 0; i < partitions; i++) {
                shelves.add(new Shelf());
            }
            return shelves;
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private final class Reader implements LogReader {
        private final List<String> readTopics;
        private final TreeMap<Position.Partition, Long> next = new TreeMap<>();
        private Position end;
        private boolean woken;
        private boolean readerClosed;

        private Reader(List<String> readTopics, Position from) {
            this.readTopics = readTopics;
            next.putAll(from.of(readTopics).nextOffsets());
            end = Position.of(next);
        }

        @Override
        public LogBatch poll(Duration timeout) {
            lock.lock();
            try {
                long left = timeout.toNanos();
                while (true) {
                    if (readerClosed) {
                        throw new IllegalStateException("the reader is closed");
                    }
                    List<LogRecord> records = woken || unavailable || closed ? List.of() : take();
                    if (woken || left <= 0 || !records.isEmpty()) {
                        woken = false;
                        return new LogBatch(records, end);
                    }
                    left = await(left);
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Set<Position.Partition> partitions() {
            var all = new TreeSet<Position.Partition>();
            for (String topic : readTopics) {
                for (int partition = 0; partition < partitions; partition++) {
                    all.add(new Position.Partition(topic, partition));
                }
            }
            return all;
        }

        private long await(long nanos) {
            try {
                return changed.awaitNanos(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }

        private List<LogRecord> take() {
            var records = new ArrayList<LogRecord>();
            for (String topic : readTopics) {
                List<Shelf> shelves = shelves(topic);
                for (int partition = 0; partition < partitions; partition++) {
                    take(topic, partition, shelves.get(partition), records);
                }
            }
            if (!records.isEmpty()) {
                end = Position.of(next);
            }
            return records;
        }

        private void take(String topic, int partition, Shelf shelf, List<LogRecord> into) {
            var key = new Position.Partition(topic, partition);
            long from = next.getOrDefault(key, 0L);
            if (from < shelf.records.size()) {
                requireHistory(topic, partition, shelf, from);
            }
            long to = Math.min(shelf.records.size(), from + MAX_POLL_RECORDS - into.size());
            if (to > from) {
                into.addAll(shelf.records.subList((int) from, (int) to));
                next.put(key, to);
            }
        }

        @Override
        public void wakeup() {
            locked(() -> {
                woken = true;
                changed.signalAll();
            });
        }

        @Override
        public void close() {
            locked(() -> {
                readerClosed = true;
                changed.signalAll();
            });
        }
    }
}
