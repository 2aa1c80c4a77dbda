package dev.faultline.timeline.feed;

/**
 * How much is kept for those who follow.
 *
 * @param events how many events at most; 1 to 1,000,000
 * @param bytes how much memory they take at most; 1 MiB to 4 GiB
 */
public record FeedLimits(int events, long bytes) {
    private static final int MOST_EVENTS = 1_000_000;
    private static final long LEAST_BYTES = 1L << 20;
    private static final long MOST_BYTES = 4L << 30;

    /** The limits where nothing else is configured. */
    public static final FeedLimits DEFAULT = new FeedLimits(16_384, 16L << 20);

    public FeedLimits {
        require(
                events >= 1 && events <= MOST_EVENTS,
                "feed-events must lie between 1 and " + MOST_EVENTS + ", and is " + events);
        require(
                bytes >= LEAST_BYTES && bytes <= MOST_BYTES,
                "feed-bytes must lie between " + LEAST_BYTES + " and " + MOST_BYTES + ", and is " + bytes);
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
