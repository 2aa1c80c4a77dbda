package dev.faultline.access.rates;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Holds every caller to a rate, with at most so many callers in memory: who has not called for a while is forgotten, which
 * changes nothing for them, and where the table is full of busy ones, all further ones share one bucket. Safe for many
 * threads.
 */
public final class RateLimiter {
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

    private final Rate rate;
    private final int maxCallers;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final TokenBucket shared;
    private final AtomicLong lookedAt;

    /**
     * A limiter.
     *
     * @param maxCallers how many callers are told apart
     * @param nanos a clock that only goes on
     */
    public RateLimiter(Rate rate, int maxCallers, LongSupplier nanos) {
        this.rate = rate;
        this.maxCallers = maxCallers;
        this.nanos = nanos;
        this.shared = new TokenBucket(rate, nanos.getAsLong());
        this.lookedAt = new AtomicLong(nanos.getAsLong() - LOOK_AGAIN_NANOS);
    }

    /** 0 when the caller may call; else after how many seconds, at least 1, to try again. */
    public int take(String caller) {
        if (!rate.limited()) {
            return 0;
        }
        long now = nanos.getAsLong();
        TokenBucket bucket = buckets.get(caller);
        if (bucket == null) {
            bucket = room(now) ? buckets.computeIfAbsent(caller, name -> new TokenBucket(rate, now)) : shared;
        }
        return bucket.take(now);
    }

    /** How many callers are told apart now. */
    public int callers() {
        return buckets.size();
    }

    /** Whether there is room for one more; looks for those to forget at most once a second. */
    private boolean room(long now) {
        if (buckets.size() < maxCallers) {
            return true;
        }
        long before = lookedAt.get();
        if (now - before >= LOOK_AGAIN_NANOS && lookedAt.compareAndSet(before, now)) {
            buckets.values().removeIf(bucket -> bucket.full(now));
        }
        return buckets.size() < maxCallers;
    }
}
