package dev.faultline.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Reads ahead on a thread of its own, and prepares there what it has read, so that fetching, preparing and folding go on at
 * the same time. It keeps at most a given number of batches ready, and what goes wrong on its thread is thrown by {@link
 * #poll} after the batches before it.
 *
 * @param <B> what a batch is made into
 */
public final class ReadAhead<B> implements AutoCloseable {
    /** How long {@link #close} waits for the reading thread. */
    public static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private static final Duration INNER_POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_WHEN_REFUSED = Duration.ofSeconds(1);

    private final LogReader inner;
    private final Function<LogBatch, B> prepare;
    private final int capacity;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<B> ready = new ArrayDeque<>();
    private RuntimeException refusal;
    private Throwable death;
    private boolean woken;
    private boolean closed;

    /**
     * Starts reading ahead. The inner reader belongs to the new one from now on, which closes it.
     *
     * @param inner where batches come from
     * @param prepare makes something of each batch, on the reading thread alone
     * @param capacity how many batches lie ready at most, at least 1; 1 or 2 is fastest, for more fall out of the
     *     processor's cache before they are taken
     * @param threadName of the reading thread
     */
    public ReadAhead(LogReader inner, Function<LogBatch, B> prepare, int capacity, String threadName) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity below 1: " + capacity);
        }
        this.inner = inner;
        this.prepare = prepare;
        this.capacity = capacity;
        this.thread = Thread.ofPlatform().daemon().name(threadName).unstarted(this::readAhead);
        thread.start();
    }

    /** Whether the reading thread lives. When it does not and nobody closed this reader, {@link #poll} says why. */
    public boolean alive() {
        return thread.isAlive();
    }

    /**
     * Waits at most {@code timeout} for the next batch; empty when none came, or when it was woken. An error of the reading
     * thread that ended it is thrown again by every later call.
     *
     * @throws LogUnavailableException once for each time that the log refused to be read; reading goes on
     * @throws HistoryLostException when records that were never read are gone from the log
     */
    public Optional<B> poll(Duration timeout) {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (true) {
                if (closed) {
                    throw new IllegalStateException("the reader is closed");
                }
                if (woken) {
                    woken = false;
                    return Optional.empty();
                }
                B batch = ready.poll();
                if (batch != null) {
                    changed.signalAll();
                    return Optional.of(batch);
                }
                throwWhatWentWrong();
                if (left <= 0) {
                    return Optional.empty();
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
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

    /** Ends a {@link #poll} under way, or the next one, early and with nothing. For any thread. */
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
                        handOver(prepare.apply(batch));
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

    private void handOver(B batch) throws InterruptedException {
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
