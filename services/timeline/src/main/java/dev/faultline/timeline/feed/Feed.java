package dev.faultline.timeline.feed;

import dev.faultline.log.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest events that told something new, in the order in which they were applied. One thread adds; any number read,
 * each from a place of its own, and none keeps anybody waiting: who is slower than the events that come finds that his
 * place is gone. Bounded in events and bytes, however many read.
 */
public final class Feed implements AutoCloseable {
    private final FeedLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LoggedEvent[] ring;
    /** Number of the first event that is kept, of the next that is shown, and of the next that is added. */
    private long first;

    private long shown;
    private long next;
    private long bytes;
    /** A reader from here on misses nothing that is kept no longer. */
    private final Map<Position.Partition, Long> start = new HashMap<>();
    /** Up to where all is shown that told something new; null before anything was published. */
    private Position upTo;

    private boolean closed;

    public Feed(FeedLimits limits) {
        this.limits = limits;
        this.ring = new LoggedEvent[limits.events()];
    }

    /** What a reader finds. */
    public sealed interface Read {
        /**
         * Events in their order; none where none came in time.
         *
         * @param events at most as many as were asked for
         * @param next where to go on
         * @param upTo a position up to which nothing is left to be read; null where these are not all
         */
        record Events(List<LoggedEvent> events, long next, Position upTo) implements Read {}

        /** The place is gone: events after it were dropped before they were read. */
        record Overrun() implements Read {}

        /** Nothing will come any more. */
        record Closed() implements Read {}
    }

    /** Adds events, in the order in which they were applied. They are shown once they are published. */
    public void add(List<LoggedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            for (LoggedEvent event : events) {
                long size = event.bytes();
                while (first < next && (next - first == ring.length || bytes + size > limits.bytes())) {
                    drop();
                }
                ring[(int) (next % ring.length)] = event;
                next++;
                bytes += size;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Shows what was added. The first time says from where on there is something to be read: what lies before was told to
     * nobody.
     *
     * @param position up to where all was added that told something new
     */
    public void publish(Position position) {
        lock.lock();
        try {
            if (upTo == null) {
                start.putAll(position.nextOffsets());
            }
            upTo = position;
            shown = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where a reader begins who has everything before a position; empty where the feed does not reach back so far. */
    public OptionalLong enter(Position from) {
        lock.lock();
        try {
            return upTo != null && from.covers(Position.of(start)) ? OptionalLong.of(first) : OptionalLong.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reads on, and waits where there is nothing new. May end the wait early and with nothing.
     *
     * @param at where {@link #enter} or the last read said
     * @param most how many events, at least 1
     * @param wait how long to wait at most
     */
    public Read read(long at, int most, Duration wait) {
        lock.lock();
        try {
            if (at >= shown && !closed) {
                changed.awaitNanos(Math.max(0, wait.toNanos()));
            }
            if (closed) {
                return new Read.Closed();
            }
            if (at < first) {
                return new Read.Overrun();
            }
            long end = Math.min(shown, at + most);
            var events = new ArrayList<LoggedEvent>((int) Math.max(0, end - at));
            for (long i = at; i < end; i++) {
                events.add(ring[(int) (i % ring.length)]);
            }
            return new Read.Events(events, Math.max(at, end), end == shown ? upTo : null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Read.Closed();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits that are under way. */
    public void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing will come any more. */
    public boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing comes any more, which ends all who read. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void drop() {
        int slot = (int) (first % ring.length);
        LoggedEvent dropped = ring[slot];
        ring[slot] = null;
        bytes -= dropped.bytes();
        first++;
        start.merge(new Position.Partition(dropped.topic(), dropped.partition()), dropped.offset() + 1, Math::max);
    }
}
