package dev.faultline.recorder;

import dev.faultline.log.EventLog;
import dev.faultline.recorder.deviceevents.DeviceEventsIntake;
import dev.faultline.recorder.deviceevents.EventIds;
import dev.faultline.recorder.deviceevents.IntakeLimits;
import dev.faultline.recorder.deviceevents.IntakeMetrics;
import dev.faultline.recorder.requests.Admission;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Puts the recorder together. */
public class RecorderWiring {
    /** The clock of the machine. */
    @Produces
    @Singleton
    @DefaultBean
    RecorderClock clock() {
        return Instant::now;
    }

    /** Random ids. */
    @Produces
    @Singleton
    @DefaultBean
    EventIds eventIds() {
        return () -> UUID.randomUUID().toString();
    }

    /** The limits as configured. Made at start, so that a wrong one is found then. */
    @Produces
    @Singleton
    @Startup
    IntakeLimits limits(RecorderConfig config) {
        return new IntakeLimits(
                bytes(config.maxBody()),
                config.maxLines(),
                bytes(config.maxLine()),
                config.maxAhead(),
                config.maxRequests(),
                config.maxBodies().asLongValue(),
                config.appendTimeout());
    }

    /** What is under way. */
    @Produces
    @Singleton
    Admission admission(IntakeLimits limits) {
        return new Admission(limits.maxRequests(), limits.maxBodiesBytes());
    }

    /** The intake before the log. */
    @Produces
    @Singleton
    DeviceEventsIntake intake(
            IntakeLimits limits,
            EventIds eventIds,
            EventLog log,
            RecorderClock clock,
            Admission admission,
            IntakeMetrics metrics) {
        return new DeviceEventsIntake(limits, eventIds, log, clock, admission, metrics);
    }

    /** The probe of the log. Made at start, so that a wrong time is found then. */
    @Produces
    @Singleton
    @Startup
    LogProbe probe(RecorderConfig config, EventLog log, RecorderClock clock) {
        return new LogProbe(log, clock, config.probeTimeout(), config.probeEvery());
    }

    private static int bytes(MemorySize size) {
        // What does not fit is beyond every limit, and refused as such.
        return (int) Math.min(Integer.MAX_VALUE, size.asLongValue());
    }
}
