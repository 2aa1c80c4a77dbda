package dev.faultline.recorder.requests;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Lets so many requests in at once, and so many bytes of bodies; the others are turned away at once. For any thread. */
public final class Admission {
    private static final int MAX_RETRY_AFTER_SECONDS = 5;

    private final int maxRequests;
    private final long maxBytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /** Lets in at most so many requests, holding at most so many bytes together. */
    public Admission(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    /** A place for one request, to be closed when it is answered; empty when all are taken. */
    public Optional<Place> enter() {
        if (requests.incrementAndGet() > maxRequests) {
            requests.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Place());
    }

    /**
     * In how many seconds one who was turned away may come again: from 1 to 5, the longer the more requests are in, so that
     * they do not all come back at once.
     */
    public int retryAfterSeconds() {
        return 1
                + (int) Math.min(
                        MAX_RETRY_AFTER_SECONDS - 1L, (long) requests() * MAX_RETRY_AFTER_SECONDS / maxRequests);
    }

    /** How many requests are in now. */
    public int requests() {
        return requests.get();
    }

    /** How many bytes of bodies they hold now. */
    public long bytes() {
        return bytes.get();
    }

    /** The place of one request. For one thread. */
    public final class Place implements AutoCloseable {
        private long held;
        private boolean left;

        private Place() {}

        /** Makes room for so many more bytes; false, and nothing changes, when there is none. */
        public boolean hold(long more) {
            if (bytes.addAndGet(more) > maxBytes) {
                bytes.addAndGet(-more);
                return false;
            }
            held += more;
            return true;
        }

        @Override
        public void close() {
            if (!left) {
                left = true;
                bytes.addAndGet(-held);
                requests.decrementAndGet();
            }
        }
    }
}
