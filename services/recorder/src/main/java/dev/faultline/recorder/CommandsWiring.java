package dev.faultline.recorder;

import dev.faultline.log.streams.StreamLog;
import dev.faultline.recorder.axon.AxonCommands;
import dev.faultline.recorder.deviceevents.EventIds;
import dev.faultline.recorder.incidents.IncidentCommand;
import dev.faultline.recorder.intake.Backoff;
import dev.faultline.recorder.intake.CommandIntake;
import dev.faultline.recorder.intake.CommandLimits;
import dev.faultline.recorder.intake.CommandMetrics;
import dev.faultline.recorder.intake.CommandsUnderWay;
import dev.faultline.recorder.maintenance.MaintenanceCommand;
import dev.faultline.recorder.streams.IncidentDirectory;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;

/** Puts together what takes staff commands. */
public class CommandsWiring {
    private static final int LEAST_PAUSE_MILLIS = 5;
    private static final int LONGEST_PAUSE_MILLIS = 55;

    /** The limits as configured. Made at start, so that a wrong one is found then. */
    @Produces
    @Singleton
    @Startup
    CommandLimits commandLimits(RecorderConfig config) {
        return new CommandLimits(
                (int) Math.min(Integer.MAX_VALUE, config.maxCommandBody().asLongValue()),
                config.maxAhead(),
                config.maxCommands(),
                config.commandTimeout());
    }

    /** What is under way. */
    @Produces
    @Singleton
    CommandsUnderWay commandsUnderWay(CommandLimits limits) {
        return new CommandsUnderWay(limits);
    }

    /** At random from 5 to 55 ms. */
    @Produces
    @Singleton
    @DefaultBean
    Backoff backoff() {
        return () -> Thread.sleep(ThreadLocalRandom.current().nextInt(LEAST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS + 1));
    }

    /** Axon on the log. Made at start, so that the first command does not wait for it. */
    @Produces
    @Singleton
    @Startup
    AxonCommands axon(StreamLog log) {
        return new AxonCommands(log);
    }

    void closeAxon(@Disposes AxonCommands axon) {
        axon.close();
    }

    /** The incidents that there are. */
    @Produces
    @Singleton
    IncidentDirectory incidentDirectory(StreamLog log) {
        return new IncidentDirectory(log);
    }

    /** The intake of commands on incidents. */
    @Produces
    @Singleton
    CommandIntake<IncidentCommand> incidents(
            CommandLimits limits,
            EventIds ids,
            RecorderClock clock,
            AxonCommands axon,
            IncidentDirectory directory,
            CommandsUnderWay underWay,
            Backoff backoff,
            CommandMetrics metrics) {
        return new CommandIntake<>(
                limits, ids::next, clock, axon.incidents(), directory, underWay.admission(), backoff, metrics);
    }

    /** The intake of commands on maintenance. */
    @Produces
    @Singleton
    CommandIntake<MaintenanceCommand> maintenance(
            CommandLimits limits,
            EventIds ids,
            RecorderClock clock,
            AxonCommands axon,
            IncidentDirectory directory,
            CommandsUnderWay underWay,
            Backoff backoff,
            CommandMetrics metrics) {
        return new CommandIntake<>(
                limits, ids::next, clock, axon.maintenance(), directory, underWay.admission(), backoff, metrics);
    }
}
