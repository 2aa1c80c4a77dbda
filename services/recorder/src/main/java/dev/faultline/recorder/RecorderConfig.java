package dev.faultline.recorder;

import dev.faultline.recorder.deviceevents.IntakeLimits;
import dev.faultline.recorder.intake.CommandLimits;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the recorder takes. Bounds are those of {@link IntakeLimits} and {@link CommandLimits}; a value beyond them keeps it from starting. */
@ConfigMapping(prefix = "faultline.recorder")
public interface RecorderConfig {
    /** The longest body of a request after decompression, such as 16M. */
    @WithDefault("16M")
    MemorySize maxBody();

    /** The most events in one request. */
    @WithDefault("50000")
    int maxLines();

    /** The longest event in a request, such as 64K. */
    @WithDefault("64K")
    MemorySize maxLine();

    /** How far occurredAt may lie after the time of receipt, for clocks that go fast. */
    @WithDefault("5M")
    Duration maxAhead();

    /** The most requests under way at once; more are answered with 503. */
    @WithDefault("256")
    int maxRequests();

    /** The most that the bodies of all requests under way may hold together, such as 256M. */
    @WithDefault("256M")
    MemorySize maxBodies();

    /** How long to wait for the log to confirm the events of a request. */
    @WithDefault("10S")
    Duration appendTimeout();

    /** The longest body of a staff command after decompression, such as 256K. */
    @WithDefault("256K")
    MemorySize maxCommandBody();

    /** The most staff commands under way at once; more are answered with 503. */
    @WithDefault("256")
    int maxCommands();

    /** How long a staff command may take, from its body to its answer, however often it is decided anew. */
    @WithDefault("30S")
    Duration commandTimeout();

    /** How long a probe of the log may take. */
    @WithDefault("2S")
    Duration probeTimeout();

    /** How long the result of a probe stands, so that however many ask, the log is asked at most so often. */
    @WithDefault("1S")
    Duration probeEvery();
}
