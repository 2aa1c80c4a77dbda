package dev.faultline.recorder.axon;

import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.recorder.commands.Attempt;
import dev.faultline.recorder.commands.Command;
import dev.faultline.recorder.commands.CommandHandling;
import dev.faultline.recorder.commands.Decision;
import dev.faultline.recorder.commands.Entity;
import dev.faultline.recorder.commands.Recorded;
import dev.faultline.recorder.incidents.Incident;
import dev.faultline.recorder.incidents.IncidentCommand;
import dev.faultline.recorder.maintenance.Maintenance;
import dev.faultline.recorder.maintenance.MaintenanceCommand;
import dev.faultline.recorder.streams.UnreadableStreamException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;

/**
 * Commands on a log of streams, by way of Axon's gateway. A command runs on the thread that hands it over. Safe for many
 * threads.
 */
public final class AxonCommands implements AutoCloseable {
    private static final EntityOnStream<IncidentCommand, Incident> INCIDENT =
            new EntityOnStream<>(Incident.class, IncidentCommand.class, Incident::absent);
    private static final EntityOnStream<MaintenanceCommand, Maintenance> MAINTENANCE =
            new EntityOnStream<>(Maintenance.class, MaintenanceCommand.class, Maintenance::absent);

    private final AxonConfiguration axon;
    private final CommandGateway gateway;

    /** Starts on a log, which stays open when this is closed. */
    public AxonCommands(StreamLog log) {
        // Axon would tell its makers at every start which versions of what run here. That part of it is left out of the
        // build; this holds where somebody brings it back.
        System.setProperty("axoniq.update-checker.disabled", "true");
        this.axon = EventSourcingConfigurer.create()
                .registerEntity(INCIDENT.module())
                .registerEntity(MAINTENANCE.module())
                .registerEventStorageEngine(configuration -> new StreamStorageEngine(log))
                .registerTagResolver(configuration -> event -> StreamTag.tags(StreamStorageEngine.subject(event)))
                .build();
        axon.start();
        this.gateway = axon.getComponent(CommandGateway.class);
    }

    /** Commands on incidents. */
    public CommandHandling<IncidentCommand> incidents() {
        return (command, timeout) -> attempt(INCIDENT, command, timeout);
    }

    /** Commands on maintenance. */
    public CommandHandling<MaintenanceCommand> maintenance() {
        return (command, timeout) -> attempt(MAINTENANCE, command, timeout);
    }

    private <C extends Command, S extends Entity<C, S>> Attempt attempt(
            EntityOnStream<C, S> entity, C command, Duration timeout) {
        try {
            var result = gateway.send(entity.message(command))
                    .getResultMessage()
                    .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return decided((EntityOnStream.Decided) result.payload());
        } catch (TimeoutException e) {
            return new Attempt.Unknown("it was not over after " + timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Unknown("the wait for it was broken off");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private static Attempt decided(EntityOnStream.Decided decided) {
        return switch (decided.decision()) {
            case Decision.Record record -> {
                // The unit of work ended well, so the log has it and said where: anything else is a fault of ours.
                Position position = decided.position()
                        .get()
                        .orElseThrow(() -> new IllegalStateException("nothing was recorded of what was decided"));
                yield new Attempt.Done(Recorded.of(record.event(), position));
            }
            case Decision.Repeat repeat -> new Attempt.Repeated(repeat.recorded());
            case Decision.Refuse refuse -> new Attempt.Refused(refuse.refusal());
        };
    }

    private static Attempt failed(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> failed(wrapped.getCause());
            case AppendEventsTransactionRejectedException conflict -> new Attempt.Overtaken();
            case UnknownOutcomeException unknown -> new Attempt.Unknown(unknown.getMessage());
            case LogUnavailableException unavailable -> new Attempt.Unavailable(unavailable.getMessage());
            case UnreadableStreamException unreadable -> new Attempt.Unreadable(unreadable.getMessage());
            case HistoryLostException lost -> new Attempt.Unreadable(lost.getMessage());
            default -> throw new IllegalStateException("a command could not be handled", failure);
        };
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
