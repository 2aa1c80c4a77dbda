package dev.faultline.timeline.following;

import java.time.Duration;

/**
 * How many follow at once, and how they are kept going.
 *
 * @param maxStreams how many follow at once; 0 to 100,000
 * @param maxCatchUps how many of them read the log at once, because they were away for longer than memory reaches back; 0
 *     to 100
 * @param heartbeat how long a stream is silent at most; 100 milliseconds to 1 minute
 * @param writeWait how long one who does not read is waited for before his stream is closed; 100 milliseconds to 10 minutes
 * @param retry after how long one whose stream ended is told to come back; 100 milliseconds to 1 minute
 */
public record StreamLimits(int maxStreams, int maxCatchUps, Duration heartbeat, Duration writeWait, Duration retry) {
    private static final int MOST_STREAMS = 100_000;
    private static final int MOST_CATCH_UPS = 100;
    private static final Duration SHORTEST = Duration.ofMillis(100);

    /** The limits where nothing else is configured. */
    public static final StreamLimits DEFAULT =
            new StreamLimits(256, 4, Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(3));

    public StreamLimits {
        require("max-streams", maxStreams, MOST_STREAMS);
        require("max-catch-ups", maxCatchUps, MOST_CATCH_UPS);
        require("heartbeat", heartbeat, Duration.ofMinutes(1));
        require("write-wait", writeWait, Duration.ofMinutes(10));
        require("stream-retry", retry, Duration.ofMinutes(1));
    }

    private static void require(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " must lie between 0 and " + most + ", and is " + value);
        }
    }

    private static void require(String name, Duration value, Duration longest) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    name + " must lie between " + SHORTEST + " and " + longest + ", and is " + value);
        }
    }
}
