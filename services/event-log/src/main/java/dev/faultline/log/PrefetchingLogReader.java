package dev.faultline.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads ahead on a thread of its own, so that fetching and folding go on at the same time. It keeps at most a given
 * number of batches ready, and what goes wrong on its thread is thrown by {@link #poll} after the batches before it.
 */
public final class PrefetchingLogReader implements LogReader {
    /** How long {@link #close} waits for the reading thread. */
    public static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private static final Duration INNER_POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_WHEN_REFUSED = Duration.ofSeconds(1);

    private final LogReader inner;
    private final int capacity;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<LogBatch> ready = new ArrayDeque<>();
    private Position taken = Position.START;
    private RuntimeException refusal;
    private Throwable death;
    private boolean woken;
    private boolean closed;

    /**
     * Starts reading ahead. The inner reader belongs to the new one from now on, which closes it.
     *
     * @param inner where batches come from
     * @param capacity how many batches lie ready at most, at least 1; 1 or 2 is fastest, for more fall out of the
     *     processor's cache before they are taken
     * @param threadName of the reading thread
     */
    public PrefetchingLogReader(LogReader inner, int capacity, String threadName) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity below 1: " + capacity);
        }
        this.inner = inner;
        this.capacity = capacity;
        this.thread = Thread.ofPlatform().daemon().name(threadName).unstarted(this::readAhead);
        thread.start();
    }

    /** Whether the reading thread lives. When it does not and nobody closed this reader, {@link #poll} says why. */
    public boolean alive() {
        return thread.isAlive();
    }

    /** {@inheritDoc} An error of the reading thread that ended it is thrown again by every later call. */
    @Override
    public LogBatch poll(Duration timeout) {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (true) {
                if (closed) {
                    throw new IllegalStateException("the reader is closed");
                }
                if (woken) {
                    woken = false;
                    return nothing();
                }
                LogBatch batch = ready.poll();
                if (batch != null) {
                    taken = batch.end();
                    changed.signalAll();
                    return batch;
                }
                throwWhatWentWrong();
                if (left <= 0) {
                    return nothing();
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return nothing();
        } finally {
            lock.unlock();
        }
    }

    private LogBatch nothing() {
        return new LogBatch(List.of(), taken);
    }

    private void throwWhatWentWrong() {
        if (refusal != null) {
            RuntimeException thrown = refusal;
            refusal = null;
            throw thrown;
        }
        if (death instanceof RuntimeException e) {
            throw e;
        }
        if (death != null) {
            throw new IllegalStateException("the thread that reads the log died: " + death, death);
        }
    }

    @Override
    public void wakeup() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the reading thread, which closes the inner reader, and waits for it at most {@link #CLOSE_WAIT}. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        inner.wakeup();
        try {
            if (!thread.join(CLOSE_WAIT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void readAhead() {
        try (inner) {
            Position handedOver = Position.START;
            while (!isClosed()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                try {
                    LogBatch batch = inner.poll(INNER_POLL);
                    // A batch without records may still lie further on: behind the marker of a transaction.
                    if (!batch.isEmpty() || !batch.end().equals(handedOver)) {
                        handOver(batch);
                        handedOver = batch.end();
                    }
                } catch (LogUnavailableException e) {
                    refused(e);
                }
            }
        } catch (InterruptedException e) {
            died(new IllegalStateException("the thread that reads the log was interrupted", e));
        } catch (Throwable e) {
            died(e);
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

    private void handOver(LogBatch batch) throws InterruptedException {
        lock.lock();
        try {
            while (ready.size() >= capacity && !closed) {
                changed.await();
            }
            ready.add(batch);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void refused(LogUnavailableException e) throws InterruptedException {
        lock.lock();
        try {
            refusal = e;
            changed.signalAll();
            long left = PAUSE_WHEN_REFUSED.toNanos();
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void died(Throwable e) {
        lock.lock();
        try {
            death = e;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
