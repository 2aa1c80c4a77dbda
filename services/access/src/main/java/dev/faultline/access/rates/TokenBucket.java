package dev.faultline.access.rates;

/** So many calls at once, and so many more each second. Safe for many threads. */
final class TokenBucket {
    private static final double NANOS = 1_000_000_000.0;

    private final double perSecond;
    private final double burst;
    private double left;
    private long at;

    TokenBucket(Rate rate, long now) {
        this.perSecond = rate.perSecond();
        this.burst = rate.burst();
        this.left = burst;
        this.at = now;
    }

    /** 0 when the call may be made, which takes one; else after how many seconds, at least 1, it might. */
    synchronized int take(long now) {
        fill(now);
        if (left >= 1) {
            left--;
            return 0;
        }
        return (int) Math.max(1, Math.ceil((1 - left) / perSecond));
    }

    /** Whether it is as one that is new, so that it need not be kept. */
    synchronized boolean full(long now) {
        fill(now);
        return left >= burst;
    }

    private void fill(long now) {
        // Clocks of threads may be read in another order than the lock is had.
        if (now - at > 0) {
            left = Math.min(burst, left + (now - at) / NANOS * perSecond);
            at = now;
        }
    }
}
