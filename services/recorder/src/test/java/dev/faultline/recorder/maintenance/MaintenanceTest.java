package dev.faultline.recorder.maintenance;

import static dev.faultline.recorder.commands.Scenario.ACT;
import static dev.faultline.recorder.commands.Scenario.ID;
import static dev.faultline.recorder.commands.Scenario.NOW;
import static dev.faultline.recorder.commands.Scenario.asked;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.recorder.commands.Precondition;
import dev.faultline.recorder.commands.Recorded;
import dev.faultline.recorder.commands.Refusal.Kind;
import dev.faultline.recorder.commands.Scenario;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Planned work")
class MaintenanceTest {
    private static final Scope AMS = Scope.ofDatacenters("ams");
    private static final StaffEvent SCHEDULED =
            new MaintenanceEvent.Scheduled(ID, ACT, "new cards", AMS, NOW, NOW.plusSeconds(60));
    private static final StaffEvent CANCELLED = new MaintenanceEvent.Cancelled(ID, ACT, Optional.of("rain"));
    private static final StaffEvent OF_AN_INCIDENT = new IncidentEvent.Noted(ID, ACT, "seen");

    private static Scenario<MaintenanceCommand, Maintenance> given(StaffEvent... events) {
        return Scenario.<MaintenanceCommand, Maintenance>of(Maintenance.absent(ID))
                .given(events);
    }

    private static MaintenanceCommand schedule() {
        return new MaintenanceCommand.Schedule(asked("k"), "new cards", AMS, NOW, NOW.plusSeconds(60));
    }

    private static MaintenanceCommand cancel(Precondition precondition) {
        return new MaintenanceCommand.Cancel(asked("k", "h", precondition), Optional.of("rain"));
    }

    @Test
    @DisplayName("is scheduled once under an id, also where it was cancelled")
    void scheduled() {
        given().when(schedule()).thenRecords(SCHEDULED);
        given(SCHEDULED).when(schedule()).thenRefuses(Kind.MAINTENANCE_EXISTS);
        given(SCHEDULED, CANCELLED).when(schedule()).thenRefuses(Kind.MAINTENANCE_EXISTS);
    }

    @Test
    @DisplayName("is cancelled once")
    void cancelled() {
        var none = new Precondition.None();
        given(SCHEDULED).when(cancel(none)).thenRecords(CANCELLED);
        given(SCHEDULED, CANCELLED).when(cancel(none)).thenRefuses(Kind.ALREADY_CANCELLED);
        given().when(cancel(none)).thenRefuses(Kind.MAINTENANCE_NOT_FOUND);
    }

    @Test
    @DisplayName("has no id of an incident")
    void idOfAnIncident() {
        given(OF_AN_INCIDENT).when(schedule()).thenRefuses(Kind.MAINTENANCE_EXISTS);
        given(OF_AN_INCIDENT).when(cancel(new Precondition.None())).thenRefuses(Kind.MAINTENANCE_NOT_FOUND);
    }

    @Test
    @DisplayName("is cancelled only while it has a revision that the client names")
    void precondition() {
        given(SCHEDULED).when(cancel(new Precondition.Revisions(Set.of(1L)))).thenRecords(CANCELLED);
        given(SCHEDULED).when(cancel(new Precondition.Revisions(Set.of(2L)))).thenRefuses(Kind.PRECONDITION_FAILED);
    }

    @Test
    @DisplayName("answers a repeat as the first request")
    void repeated() {
        given().givenDone(schedule()).when(schedule()).thenRepeats(Recorded::revision, 1L);
        given().givenDone(schedule()).when(cancel(new Precondition.None())).thenRefuses(Kind.IDEMPOTENCY_KEY_REUSED);
    }
}
