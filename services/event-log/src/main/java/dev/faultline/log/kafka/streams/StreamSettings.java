package dev.faultline.log.kafka.streams;

import java.time.Duration;

/**
 * How streams are kept.
 *
 * @param transactionTimeout after which the broker ends a transaction that its producer left open, 1 second to 1 minute
 * @param cacheBytes how much memory the records may take that are held ready, in bytes, 0 to 4 GiB
 */
public record StreamSettings(Duration transactionTimeout, long cacheBytes) {
    private static final long MOST_CACHE_BYTES = 4L * 1024 * 1024 * 1024;

    public StreamSettings {
        if (transactionTimeout.compareTo(Duration.ofSeconds(1)) < 0
                || transactionTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "transaction-timeout must be between PT1S and PT1M, and is " + transactionTimeout);
        }
        if (cacheBytes < 0 || cacheBytes > MOST_CACHE_BYTES) {
            throw new IllegalArgumentException("stream-cache must be between 0 and 4G, and is " + cacheBytes);
        }
    }
}
