package dev.faultline.recorder;

import java.time.Duration;

/** The bounds of the histograms of how long something took: from what the log does in a breath to what is given up. */
final class LatencyBuckets {
    /** In ascending order; not to be changed. */
    static final Duration[] ALL = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    private LatencyBuckets() {}
}
