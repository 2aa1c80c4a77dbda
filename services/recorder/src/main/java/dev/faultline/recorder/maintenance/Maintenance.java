package dev.faultline.recorder.maintenance;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.recorder.commands.Asked;
import dev.faultline.recorder.commands.Decision;
import dev.faultline.recorder.commands.Entity;
import dev.faultline.recorder.commands.History;
import dev.faultline.recorder.commands.RecordedEvent;
import dev.faultline.recorder.commands.Refusal;

/**
 * Planned work as far as decisions need it.
 *
 * @param id its id
 * @param status what has become of it
 * @param history how many events there are, and of which requests
 */
public record Maintenance(String id, Status status, History history)
        implements Entity<MaintenanceCommand, Maintenance> {
    /** What has become of planned work. */
    public enum Status {
        /** There is nothing under the id. */
        ABSENT,
        /** The id is that of an incident. */
        INCIDENT,
        /** It is planned, or was done. */
        SCHEDULED,
        /** It is not, or was not, done. */
        CANCELLED
    }

    /** What there is before the first event. */
    public static Maintenance absent(String id) {
        return new Maintenance(id, Status.ABSENT, History.NONE);
    }

    @Override
    public Maintenance evolve(RecordedEvent event) {
        Status next = switch (event.envelope().event()) {
            case MaintenanceEvent.Scheduled scheduled -> Status.SCHEDULED;
            case MaintenanceEvent.Cancelled cancelled -> Status.CANCELLED;
            case IncidentEvent incident -> Status.INCIDENT;
        };
        return new Maintenance(id, next, history.and(event));
    }

    @Override
    public Decision decide(MaintenanceCommand command) {
        return history.decided(command.asked()).orElseGet(() -> switch (command) {
            case MaintenanceCommand.Schedule schedule -> schedule(schedule);
            case MaintenanceCommand.Cancel cancel -> cancel(cancel);
        });
    }

    private Decision schedule(MaintenanceCommand.Schedule command) {
        if (status != Status.ABSENT) {
            return Decision.refuse(
                    Refusal.Kind.MAINTENANCE_EXISTS,
                    status == Status.INCIDENT
                            ? "The id " + id + " is that of an incident"
                            : "There is a maintenance " + id + " already. Plan this one under another id");
        }
        return history.precondition(command.asked())
                .orElseGet(() -> record(
                        command.asked(),
                        new MaintenanceEvent.Scheduled(
                                id,
                                command.asked().act(),
                                command.title(),
                                command.scope(),
                                command.from(),
                                command.to())));
    }

    private Decision cancel(MaintenanceCommand.Cancel command) {
        if (status == Status.ABSENT || status == Status.INCIDENT) {
            return Decision.refuse(Refusal.Kind.MAINTENANCE_NOT_FOUND, "There is no maintenance " + id);
        }
        return history.precondition(command.asked())
                .orElseGet(() -> status == Status.CANCELLED
                        ? Decision.refuse(
                                Refusal.Kind.ALREADY_CANCELLED, "The maintenance " + id + " was cancelled before")
                        : record(
                                command.asked(),
                                new MaintenanceEvent.Cancelled(
                                        id, command.asked().act(), command.reason())));
    }

    private Decision record(Asked asked, StaffEvent event) {
        return new Decision.Record(asked.envelope(history.next(), event));
    }
}
