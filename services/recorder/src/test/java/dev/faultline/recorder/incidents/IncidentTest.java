package dev.faultline.recorder.incidents;

import static dev.faultline.recorder.commands.Scenario.ACT;
import static dev.faultline.recorder.commands.Scenario.ID;
import static dev.faultline.recorder.commands.Scenario.NOW;
import static dev.faultline.recorder.commands.Scenario.asked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.staff.ActionKind;
import dev.faultline.events.staff.ActionOutcome;
import dev.faultline.events.staff.CauseKind;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.IncidentEvent.ImpactStart;
import dev.faultline.events.staff.LinkKind;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.recorder.commands.Asked;
import dev.faultline.recorder.commands.Decision;
import dev.faultline.recorder.commands.History;
import dev.faultline.recorder.commands.Precondition;
import dev.faultline.recorder.commands.Recorded;
import dev.faultline.recorder.commands.Refusal.Kind;
import dev.faultline.recorder.commands.Scenario;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An incident")
class IncidentTest {
    private static final Scope AMS = Scope.ofDatacenters("ams");
    private static final ImpactStart IMPACT = new ImpactStart(NOW, Duration.ofMinutes(1));
    private static final Optional<String> NONE = Optional.empty();

    private static final StaffEvent DECLARED = new IncidentEvent.Declared(ID, ACT, "down", Severity.MAJOR, AMS, IMPACT);
    private static final StaffEvent ACKNOWLEDGED = new IncidentEvent.Acknowledged(ID, ACT, NONE);
    private static final StaffEvent RESOLVED = new IncidentEvent.Resolved(ID, ACT, NONE);
    private static final StaffEvent REOPENED = new IncidentEvent.Reopened(ID, ACT, "relapse");
    private static final StaffEvent NOTED = new IncidentEvent.Noted(ID, ACT, "seen");

    private static Scenario<IncidentCommand, Incident> given(StaffEvent... events) {
        return Scenario.<IncidentCommand, Incident>of(Incident.absent(ID)).given(events);
    }

    private static StaffEvent cause(int number, boolean ruledOut) {
        return new IncidentEvent.CauseRecorded(ID, ACT, number, CauseKind.TRIGGER, "why", List.of("e1"), ruledOut);
    }

    private static StaffEvent notice(int number) {
        return new IncidentEvent.NoticeSent(ID, ACT, number, "email", "all", OptionalLong.of(9), Scope.NONE, NONE);
    }

    private static StaffEvent planned(int number) {
        return new IncidentEvent.CorrectiveActionPlanned(ID, ACT, number, "mend", "noc", Optional.empty());
    }

    private static StaffEvent completed(int number) {
        return new IncidentEvent.CorrectiveActionCompleted(ID, ACT, number, NONE);
    }

    private static StaffEvent dropped(int number) {
        return new IncidentEvent.CorrectiveActionDropped(ID, ACT, number, "no");
    }

    private static StaffEvent report(int revision) {
        return new IncidentEvent.ReportPublished(ID, ACT, revision, ReportStatus.FINAL, NONE, NONE);
    }

    private static StaffEvent linked(LinkKind kind, String to) {
        return new IncidentEvent.Linked(ID, ACT, kind, to, NONE);
    }

    private static IncidentCommand declare(Asked asked) {
        return new IncidentCommand.Declare(asked, "down", Severity.MAJOR, AMS, IMPACT);
    }

    private static IncidentCommand acknowledge() {
        return new IncidentCommand.Acknowledge(asked("k"), NONE);
    }

    private static IncidentCommand resolve() {
        return new IncidentCommand.Resolve(asked("k"), NONE);
    }

    private static IncidentCommand reopen() {
        return new IncidentCommand.Reopen(asked("k"), "relapse");
    }

    private static IncidentCommand note(Asked asked) {
        return new IncidentCommand.Note(asked, "seen");
    }

    private static IncidentCommand recordCause(OptionalInt cause, boolean ruledOut) {
        return new IncidentCommand.RecordCause(asked("k"), cause, CauseKind.TRIGGER, "why", List.of("e1"), ruledOut);
    }

    private static IncidentCommand link(LinkKind kind, String to) {
        return new IncidentCommand.Link(asked("k"), kind, to, NONE);
    }

    private static IncidentCommand sendNotice() {
        return new IncidentCommand.RecordNotice(asked("k"), "email", "all", OptionalLong.of(9), Scope.NONE, NONE);
    }

    private static IncidentCommand deliver(int notice) {
        return new IncidentCommand.ReportDelivery(asked("k"), notice, 5, 4, NONE);
    }

    private static IncidentCommand plan() {
        return new IncidentCommand.PlanCorrectiveAction(asked("k"), "mend", "noc", Optional.empty());
    }

    private static IncidentCommand complete(int number) {
        return new IncidentCommand.CompleteCorrectiveAction(asked("k"), number, NONE);
    }

    private static IncidentCommand drop(int number) {
        return new IncidentCommand.DropCorrectiveAction(asked("k"), number, "no");
    }

    private static IncidentCommand publish() {
        return new IncidentCommand.PublishReport(asked("k"), ReportStatus.FINAL, NONE, NONE);
    }

    private static IncidentCommand write() {
        return new IncidentCommand.WriteReport(asked("k"), ReportSection.IMPACT, Optional.of("bad"));
    }

    private static IncidentCommand act() {
        return new IncidentCommand.RecordAction(
                asked("k"), ActionKind.REBOOT, AMS, ActionOutcome.FAILED, "pulled the plug");
    }

    private static IncidentCommand claim() {
        return new IncidentCommand.ClaimMilestone(asked("k"), Milestone.NETWORK, AMS, Optional.of("back"));
    }

    private static IncidentCommand rescope() {
        return new IncidentCommand.Rescope(
                asked("k"),
                Optional.of("worse"),
                Optional.of(Severity.CRITICAL),
                Optional.of(AMS),
                Optional.of(IMPACT),
                Optional.of("more"));
    }

    /** Every command but the declaration, as one that names what is not there. */
    static List<IncidentCommand> commandsOnOne() {
        return List.of(
                acknowledge(),
                rescope(),
                act(),
                claim(),
                recordCause(OptionalInt.empty(), false),
                link(LinkKind.RECURRENCE_OF, "i0"),
                note(asked("k")),
                sendNotice(),
                deliver(1),
                plan(),
                complete(1),
                drop(1),
                resolve(),
                reopen(),
                write(),
                publish());
    }

    /** What happened, and is never refused for being inconvenient. */
    static List<IncidentCommand> whatHappened() {
        return List.of(
                rescope(),
                act(),
                claim(),
                recordCause(OptionalInt.empty(), false),
                link(LinkKind.RECURRENCE_OF, "i0"),
                note(asked("k")),
                sendNotice(),
                plan(),
                write(),
                publish());
    }

    @Nested
    @DisplayName("that is not there")
    class Absent {
        @Test
        @DisplayName("is declared with all that was told of it")
        void declared() {
            given().when(declare(asked("k"))).thenRecords(DECLARED);
        }

        @ParameterizedTest
        @MethodSource("dev.faultline.recorder.incidents.IncidentTest#commandsOnOne")
        @DisplayName("is not found by any other command")
        void notFound(IncidentCommand command) {
            given().when(command).thenRefuses(Kind.INCIDENT_NOT_FOUND);
        }

        @ParameterizedTest
        @MethodSource("dev.faultline.recorder.incidents.IncidentTest#commandsOnOne")
        @DisplayName("is not found where the id is that of a maintenance, nor can it be declared there")
        void maintenance(IncidentCommand command) {
            StaffEvent scheduled = new MaintenanceEvent.Scheduled(ID, ACT, "work", AMS, NOW, NOW.plusSeconds(1));
            given(scheduled).when(command).thenRefuses(Kind.INCIDENT_NOT_FOUND);
            given(scheduled).when(declare(asked("k"))).thenRefuses(Kind.INCIDENT_EXISTS);
        }
    }

    @Nested
    @DisplayName("that was declared")
    class Open {
        @Test
        @DisplayName("is not declared again")
        void declaredAgain() {
            given(DECLARED).when(declare(asked("k"))).thenRefuses(Kind.INCIDENT_EXISTS);
        }

        @Test
        @DisplayName("is acknowledged once")
        void acknowledged() {
            given(DECLARED).when(acknowledge()).thenRecords(ACKNOWLEDGED);
            given(DECLARED, ACKNOWLEDGED).when(acknowledge()).thenRefuses(Kind.ALREADY_ACKNOWLEDGED);
            given(DECLARED, ACKNOWLEDGED, RESOLVED).when(acknowledge()).thenRefuses(Kind.ALREADY_ACKNOWLEDGED);
        }

        @Test
        @DisplayName("is acknowledged after it was resolved, if nobody had")
        void acknowledgedLate() {
            given(DECLARED, RESOLVED).when(acknowledge()).thenRecords(ACKNOWLEDGED);
        }

        @Test
        @DisplayName("is acknowledged anew after it was reopened")
        void acknowledgedAnew() {
            given(DECLARED, ACKNOWLEDGED, RESOLVED, REOPENED)
                    .when(acknowledge())
                    .thenRecords(ACKNOWLEDGED);
        }

        @Test
        @DisplayName("is resolved once, and again after it was reopened")
        void resolved() {
            given(DECLARED).when(resolve()).thenRecords(RESOLVED);
            given(DECLARED, RESOLVED).when(resolve()).thenRefuses(Kind.ALREADY_RESOLVED);
            given(DECLARED, RESOLVED, REOPENED).when(resolve()).thenRecords(RESOLVED);
        }

        @Test
        @DisplayName("is reopened only where it is resolved")
        void reopened() {
            given(DECLARED).when(reopen()).thenRefuses(Kind.NOT_RESOLVED);
            given(DECLARED, RESOLVED).when(reopen()).thenRecords(REOPENED);
            given(DECLARED, RESOLVED, REOPENED).when(reopen()).thenRefuses(Kind.NOT_RESOLVED);
        }

        @Test
        @DisplayName("is seen otherwise with all that is told anew")
        void rescoped() {
            given(DECLARED)
                    .when(rescope())
                    .thenRecords(new IncidentEvent.Scoped(
                            ID,
                            ACT,
                            Optional.of("worse"),
                            Optional.of(Severity.CRITICAL),
                            Optional.of(AMS),
                            Optional.of(IMPACT),
                            Optional.of("more")));
        }

        @Test
        @DisplayName("has actions and claims recorded as they were told")
        void actionsAndClaims() {
            given(DECLARED)
                    .when(act())
                    .thenRecords(new IncidentEvent.ActionRecorded(
                            ID, ACT, ActionKind.REBOOT, AMS, ActionOutcome.FAILED, "pulled the plug"));
            given(DECLARED)
                    .when(claim())
                    .thenRecords(
                            new IncidentEvent.MilestoneClaimed(ID, ACT, Milestone.NETWORK, AMS, Optional.of("back")));
            given(DECLARED).when(note(asked("k"))).thenRecords(NOTED);
        }

        @Test
        @DisplayName("numbers its causes from 1, and keeps the number of one that is told anew")
        void causes() {
            given(DECLARED).when(recordCause(OptionalInt.empty(), false)).thenRecords(cause(1, false));
            given(DECLARED, cause(1, false))
                    .when(recordCause(OptionalInt.empty(), false))
                    .thenRecords(cause(2, false));
            given(DECLARED, cause(1, false), cause(2, false))
                    .when(recordCause(OptionalInt.of(1), true))
                    .thenRecords(cause(1, true));
            given(DECLARED, cause(1, false), cause(2, false), cause(1, true))
                    .when(recordCause(OptionalInt.empty(), false))
                    .thenRecords(cause(3, false));
        }

        @Test
        @DisplayName("has no cause of a number that was not given out")
        void noCause() {
            given(DECLARED).when(recordCause(OptionalInt.of(1), false)).thenRefuses(Kind.CAUSE_NOT_FOUND);
            var refusal = given(DECLARED, cause(1, false))
                    .when(recordCause(OptionalInt.of(2), false))
                    .thenRefuses(Kind.CAUSE_NOT_FOUND)
                    .refusal();
            assertTrue(refusal.detail().contains("from 1 to 1"), refusal::detail);
            given(DECLARED, cause(1, false))
                    .when(recordCause(OptionalInt.of(0), false))
                    .thenRefuses(Kind.CAUSE_NOT_FOUND);
        }

        @Test
        @DisplayName("is linked to another once in each way")
        void linked() {
            StaffEvent link = IncidentTest.linked(LinkKind.RECURRENCE_OF, "i0");
            given(DECLARED).when(link(LinkKind.RECURRENCE_OF, "i0")).thenRecords(link);
            given(DECLARED, link).when(link(LinkKind.RECURRENCE_OF, "i0")).thenRefuses(Kind.ALREADY_LINKED);
            given(DECLARED, link)
                    .when(link(LinkKind.CAUSED_BY_REPAIR_OF, "i0"))
                    .thenRecords(IncidentTest.linked(LinkKind.CAUSED_BY_REPAIR_OF, "i0"));
            given(DECLARED, link)
                    .when(link(LinkKind.RECURRENCE_OF, "i9"))
                    .thenRecords(IncidentTest.linked(LinkKind.RECURRENCE_OF, "i9"));
        }

        @Test
        @DisplayName("numbers its notices from 1, and takes delivery reports for those alone")
        void notices() {
            given(DECLARED).when(sendNotice()).thenRecords(notice(1));
            given(DECLARED, notice(1)).when(sendNotice()).thenRecords(notice(2));
            given(DECLARED, notice(1))
                    .when(deliver(1))
                    .thenRecords(new IncidentEvent.NoticeDeliveryReported(ID, ACT, 1, 5, 4, NONE));
            given(DECLARED, notice(1)).when(deliver(2)).thenRefuses(Kind.NOTICE_NOT_FOUND);
            given(DECLARED).when(deliver(1)).thenRefuses(Kind.NOTICE_NOT_FOUND);
        }

        @Test
        @DisplayName("numbers its corrective actions from 1, and closes each once")
        void correctiveActions() {
            given(DECLARED).when(plan()).thenRecords(planned(1));
            given(DECLARED, planned(1)).when(plan()).thenRecords(planned(2));
            given(DECLARED, planned(1)).when(complete(1)).thenRecords(completed(1));
            given(DECLARED, planned(1)).when(drop(1)).thenRecords(dropped(1));
            given(DECLARED, planned(1)).when(complete(2)).thenRefuses(Kind.CORRECTIVE_ACTION_NOT_FOUND);
            given(DECLARED).when(drop(1)).thenRefuses(Kind.CORRECTIVE_ACTION_NOT_FOUND);
            for (StaffEvent closed : List.of(completed(1), dropped(1))) {
                given(DECLARED, planned(1), planned(2), closed)
                        .when(complete(1))
                        .thenRefuses(Kind.CORRECTIVE_ACTION_CLOSED);
                given(DECLARED, planned(1), planned(2), closed)
                        .when(drop(1))
                        .thenRefuses(Kind.CORRECTIVE_ACTION_CLOSED);
                given(DECLARED, planned(1), planned(2), closed)
                        .when(complete(2))
                        .thenRecords(completed(2));
                given(DECLARED, planned(1), closed).when(plan()).thenRecords(planned(2));
            }
        }

        @Test
        @DisplayName("keeps the day by which a corrective action is due")
        void due() {
            given(DECLARED)
                    .when(new IncidentCommand.PlanCorrectiveAction(
                            asked("k"), "mend", "noc", Optional.of(LocalDate.of(2026, 4, 1))))
                    .thenRecords(new IncidentEvent.CorrectiveActionPlanned(
                            ID, ACT, 1, "mend", "noc", Optional.of(LocalDate.of(2026, 4, 1))));
        }

        @Test
        @DisplayName("records words for a section of the report as often as they are written")
        void sections() {
            StaffEvent written = new IncidentEvent.ReportWritten(ID, ACT, ReportSection.IMPACT, Optional.of("bad"));
            given(DECLARED).when(write()).thenRecords(written);
            given(DECLARED, written).when(write()).thenRecords(written);
        }

        @Test
        @DisplayName("numbers its reports from 1")
        void reports() {
            given(DECLARED).when(publish()).thenRecords(report(1));
            given(DECLARED, report(1)).when(publish()).thenRecords(report(2));
        }

        @ParameterizedTest
        @MethodSource("dev.faultline.recorder.incidents.IncidentTest#whatHappened")
        @DisplayName("has what happened recorded also while it is resolved")
        void happenedAfterwards(IncidentCommand command) {
            assertInstanceOf(
                    Decision.Record.class,
                    given(DECLARED, ACKNOWLEDGED, RESOLVED).when(command).decision());
        }

        @Test
        @DisplayName("takes no more than ten thousand events")
        void full() {
            var scenario = given(DECLARED);
            for (int i = 1; i < History.MAX_EVENTS - 1; i++) {
                scenario.given(NOTED);
            }
            scenario.when(note(asked("k"))).thenRecords(NOTED);
            scenario.given(NOTED).when(note(asked("k"))).thenRefuses(Kind.INCIDENT_FULL);
        }

        @Test
        @DisplayName("takes no more once its events are of 16 MiB together")
        void fullOfBytes() {
            var scenario = given().ofBytes((int) History.MAX_BYTES - 1).given(DECLARED);
            scenario.when(note(asked("k"))).thenRecords(NOTED);
            scenario.ofBytes(1).given(NOTED).when(note(asked("k"))).thenRefuses(Kind.INCIDENT_FULL);
        }
    }

    @Nested
    @DisplayName("and a request")
    class Requests {
        @Test
        @DisplayName("are recorded with its key, digest, time of knowledge and event id")
        void envelope() {
            var known = Optional.of(NOW.minusSeconds(60));
            var asked =
                    new Asked(ID, "e7", ACT, known, new StaffEnvelope.Request("key", "hash"), new Precondition.None());
            var record = (Decision.Record) given(DECLARED).when(note(asked)).decision();
            assertEquals(
                    new StaffEnvelope(
                            "e7",
                            CloudEvents.RECORDER_SOURCE,
                            known,
                            2,
                            new StaffEnvelope.Request("key", "hash"),
                            NOTED),
                    record.event());
        }

        @Test
        @DisplayName("that came before are answered as then, however much came after")
        void repeated() {
            var scenario = given(DECLARED)
                    .givenDone(note(asked("again")))
                    .given(ACKNOWLEDGED, RESOLVED)
                    .when(note(asked("again")));
            scenario.thenRepeats(Recorded::eventId, "event of again");
            scenario.thenRepeats(Recorded::revision, 2L);
            scenario.thenRepeats(Recorded::position, Scenario.position(2));
            scenario.thenRepeats(Recorded::subject, ID);
        }

        @Test
        @DisplayName("that gave out a number are answered with that number")
        void repeatedNumber() {
            given(DECLARED, notice(1))
                    .givenDone(sendNotice())
                    .given(notice(3))
                    .when(sendNotice())
                    .thenRepeats(recorded -> recorded.numbered().orElseThrow().number(), 2);
        }

        @Test
        @DisplayName("that would be refused by now are answered as then")
        void repeatedThoughRefused() {
            given(DECLARED).givenDone(resolve()).when(resolve()).thenRepeats(Recorded::revision, 2L);
            given().givenDone(declare(asked("d"))).when(declare(asked("d"))).thenRepeats(Recorded::revision, 1L);
        }

        @Test
        @DisplayName("that differ under one key are refused, and the event of the first is named")
        void reused() {
            var refusal = given(DECLARED)
                    .givenDone(note(asked("key")))
                    .when(note(asked("key", "another hash", new Precondition.None())))
                    .thenRefuses(Kind.IDEMPOTENCY_KEY_REUSED)
                    .refusal();
            assertTrue(refusal.detail().contains("event of key"), refusal::detail);
        }

        @Test
        @DisplayName("whose precondition names the revision are decided, all others are not")
        void precondition() {
            given(DECLARED, ACKNOWLEDGED)
                    .when(note(asked("k", "h", new Precondition.Revisions(Set.of(7L, 2L)))))
                    .thenRecords(NOTED);
            given(DECLARED, ACKNOWLEDGED)
                    .when(note(asked("k", "h", new Precondition.Present())))
                    .thenRecords(NOTED);
            var refusal = given(DECLARED, ACKNOWLEDGED)
                    .when(note(asked("k", "h", new Precondition.Revisions(Set.of(1L, 3L)))))
                    .thenRefuses(Kind.PRECONDITION_FAILED)
                    .refusal();
            assertTrue(refusal.detail().contains("\"2\""), refusal::detail);
            given(DECLARED)
                    .when(note(asked("k", "h", new Precondition.Revisions(Set.of()))))
                    .thenRefuses(Kind.PRECONDITION_FAILED);
        }

        @Test
        @DisplayName("that want something to be there find nothing to declare on")
        void preconditionOnNothing() {
            given().when(declare(asked("k", "h", new Precondition.Present()))).thenRefuses(Kind.PRECONDITION_FAILED);
        }

        @Test
        @DisplayName("are told of a failed precondition before anything else that is in the way")
        void preconditionFirst() {
            given(DECLARED, RESOLVED)
                    .when(new IncidentCommand.Resolve(asked("k", "h", new Precondition.Revisions(Set.of(1L))), NONE))
                    .thenRefuses(Kind.PRECONDITION_FAILED);
        }

        @Test
        @DisplayName("are answered as repeats before their precondition is looked at")
        void repeatBeforePrecondition() {
            given(DECLARED)
                    .givenDone(note(asked("k", "h", new Precondition.Revisions(Set.of(1L)))))
                    .when(note(asked("k", "h", new Precondition.Revisions(Set.of(1L)))))
                    .thenRepeats(Recorded::revision, 2L);
        }
    }

    @Test
    @DisplayName("is the same state whether its events come one by one or after others of the same kind")
    void stateIsWhatDecisionsNeed() {
        Incident one = given(DECLARED, NOTED, ACKNOWLEDGED, planned(1), completed(1), cause(1, false))
                .entity();
        Incident two = given(DECLARED, NOTED, ACKNOWLEDGED, planned(1), completed(1), cause(1, false))
                .entity();
        assertEquals(one, two);
        assertEquals(one.hashCode(), two.hashCode());
    }
}
