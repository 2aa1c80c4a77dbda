package dev.faultline.timeline;

import dev.faultline.timeline.feed.FeedLimits;
import dev.faultline.timeline.following.StreamLimits;
import dev.faultline.timeline.http.ReadLimits;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the timeline answers. Bounds are those of {@link ReadLimits}, {@link StreamLimits} and {@link FeedLimits}; a value
 * beyond them keeps it from starting.
 */
@ConfigMapping(prefix = "faultline.timeline")
public interface TimelineConfig {
    /** How long a read with {@code after} waits for that position. */
    @WithDefault("2S")
    Duration afterWait();

    /** Answers say that they are stale when the log has not answered for so long. */
    @WithDefault("10S")
    Duration staleAfter();

    /** How many items a list has where {@code limit} is missing. */
    @WithDefault("100")
    int defaultLimit();

    /** How many items may be asked for. */
    @WithDefault("1000")
    int maxLimit();

    /** How many reads are answered at once; the others wait for their turn. */
    @WithDefault("32")
    int maxReads();

    /** How long a read waits for its turn before it is answered with 503. */
    @WithDefault("5S")
    Duration readWait();

    /** A datacenter is down while every device of one of these roles is. */
    @WithDefault("core-router,edge-router")
    List<String> criticalRoles();

    /** How many may follow at once. */
    @WithDefault("256")
    int maxStreams();

    /** How many of them may read the log at once, because they were away for longer than memory reaches back. */
    @WithDefault("4")
    int maxCatchUps();

    /** How often a stream says how it stands. */
    @WithDefault("15S")
    Duration heartbeat();

    /** How long a stream waits for a reader that takes nothing before it is closed. */
    @WithDefault("30S")
    Duration writeWait();

    /** After how long a reader whose stream ended is told to come back. */
    @WithDefault("3S")
    Duration streamRetry();

    /** How many of the latest events are held in memory for those who follow. */
    @WithDefault("16384")
    int feedEvents();

    /** How much memory these may take. */
    @WithDefault("16M")
    MemorySize feedBytes();

    /** The IANA time zone of each datacenter that has another than UTC, by its name. */
    Map<String, String> zones();
}
