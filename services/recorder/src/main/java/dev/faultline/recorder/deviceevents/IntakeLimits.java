package dev.faultline.recorder.deviceevents;

import java.time.Duration;

/**
 * What one request, and all of them together, may take. Values that make no sense are refused by the name of their
 * setting.
 *
 * @param maxBodyBytes the longest body after decompression, in bytes; 1 KiB to 256 MiB
 * @param maxLines the most events in one request; 1 to 1,000,000
 * @param maxLineBytes the longest event, in bytes; 1 KiB to 1 MiB, and no more than a body
 * @param maxAhead how far occurredAt may lie behind the time of receipt, for clocks that go fast; 0 to 1 day
 * @param maxRequests the most requests under way at once; 1 to 100,000
 * @param maxBodiesBytes the most bytes that their bodies hold together; at least one body
 * @param appendTimeout how long to wait for the log to take a request's events; 10 ms to 5 minutes
 */
public record IntakeLimits(
        int maxBodyBytes,
        int maxLines,
        int maxLineBytes,
        Duration maxAhead,
        int maxRequests,
        long maxBodiesBytes,
        Duration appendTimeout) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** The defaults: 16 MiB, 50,000 events, 64 KiB, 5 minutes, 256 requests, 256 MiB, 10 seconds. */
    public static final IntakeLimits DEFAULTS = new IntakeLimits(
            16 * MIB, 50_000, 64 * KIB, Duration.ofMinutes(5), 256, 256L * MIB, Duration.ofSeconds(10));

    public IntakeLimits {
        within("faultline.recorder.max-body", maxBodyBytes, KIB, 256 * MIB, "bytes");
        within("faultline.recorder.max-lines", maxLines, 1, 1_000_000, "events");
        within("faultline.recorder.max-line", maxLineBytes, KIB, Math.min(MIB, maxBodyBytes), "bytes");
        within(
                "faultline.recorder.max-ahead",
                maxAhead.toMillis(),
                0,
                Duration.ofDays(1).toMillis(),
                "ms");
        within("faultline.recorder.max-requests", maxRequests, 1, 100_000, "requests");
        within("faultline.recorder.max-bodies", maxBodiesBytes, maxBodyBytes, Long.MAX_VALUE, "bytes");
        within("faultline.recorder.append-timeout", appendTimeout.toMillis(), 10, 300_000, "ms");
    }

    private static void within(String setting, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must lie between %d and %d %s, and is %d".formatted(setting, least, most, unit, value));
        }
    }
}
