package dev.faultline.timeline.incidents;

import static dev.faultline.timeline.Tell.nanos;
import static dev.faultline.timeline.TellStaff.about;
import static dev.faultline.timeline.TellStaff.acknowledged;
import static dev.faultline.timeline.TellStaff.at;
import static dev.faultline.timeline.TellStaff.claimed;
import static dev.faultline.timeline.TellStaff.declared;
import static dev.faultline.timeline.TellStaff.devices;
import static dev.faultline.timeline.TellStaff.reboot;
import static dev.faultline.timeline.TellStaff.reopened;
import static dev.faultline.timeline.TellStaff.resolved;
import static dev.faultline.timeline.TellStaff.scoped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.staff.Act;
import dev.faultline.events.staff.CauseKind;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.LinkKind;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.timeline.Tell;
import dev.faultline.timeline.TellStaff;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IncidentStateTest {
    private static final Frame PRESENT = Frame.present(nanos("2031-01-01T00:00:00Z"));
    private static final Scope VA = Scope.ofDatacenters("us-va");

    private static final Act TELLING = TellStaff.at("2013-09-03T09:00:00Z");

    private final Tell tell = new Tell().recordedAt("2013-09-20T00:00:00Z");

    @Test
    @DisplayName("given nothing but other words on an incident are known, then it is not known itself")
    void absent_until_declared() {
        tell.staff(declared("i", VA, "2013-09-03T07:00:00Z"));
        tell.staff(
                new IncidentEvent.Noted("i", at("2013-09-03T08:00:00Z"), "early"),
                Optional.of(Instant.parse("2013-09-03T08:00:00Z")));

        assertTrue(incident("i").isPresent());
        assertTrue(tell.view()
                .incidents()
                .incident("i", knownAt("2013-09-04T00:00:00Z"))
                .isEmpty());
        assertTrue(incident("j").isEmpty());
    }

    @Test
    @DisplayName(
            "given an incident goes its way, then its status follows, and the resolution in force is the last not undone")
    void status() {
        prompt(declared("i", VA, "2013-09-03T07:00:00Z"));
        assertEquals(IncidentStatus.OPEN, incident("i", "2013-09-03T07:00:00Z").status());
        prompt(acknowledged("i", "2013-09-03T07:10:00Z"));
        prompt(resolved("i", "2013-09-03T09:00:00Z"));
        prompt(reopened("i", "2013-09-03T10:00:00Z"));
        prompt(acknowledged("i", "2013-09-03T10:05:00Z"));
        prompt(resolved("i", "2013-09-03T15:00:00Z"));

        assertEquals(
                IncidentStatus.ACKNOWLEDGED,
                incident("i", "2013-09-03T07:10:00Z").status());
        IncidentState resolvedOnce = incident("i", "2013-09-03T09:30:00Z");
        assertEquals(IncidentStatus.RESOLVED, resolvedOnce.status());
        assertEquals(new Span(nanos("2013-09-03T07:00:00Z"), nanos("2013-09-03T09:00:00Z")), resolvedOnce.span());
        IncidentState again = incident("i", "2013-09-03T10:01:00Z");
        assertEquals(IncidentStatus.OPEN, again.status());
        assertTrue(again.resolution().isEmpty());
        assertTrue(again.span().isOpen());
        assertEquals(
                IncidentStatus.ACKNOWLEDGED,
                incident("i", "2013-09-03T10:05:00Z").status());
        IncidentState now = incident("i").orElseThrow();
        assertEquals(nanos("2013-09-03T15:00:00Z"), now.span().to());
        assertEquals(
                nanos("2013-09-03T07:10:00Z"),
                now.acknowledgement().orElseThrow().occurredAt());
        assertEquals(2, now.acknowledgements().size());
        assertEquals(2, now.resolutions().size());
        assertEquals(1, now.reopenings().size());
    }

    @Test
    @DisplayName("given scope, severity, title and start were changed, then what was said last of each holds")
    void changes() {
        prompt(declared("i", VA, "2013-09-03T07:00:00Z"));
        prompt(scoped("i", Scope.ofDatacenters("us-va", "us-ny"), "2013-09-03T08:00:00Z"));
        prompt(new IncidentEvent.Scoped(
                "i",
                at("2013-09-03T09:00:00Z"),
                Optional.of("Core routers"),
                Optional.of(Severity.CRITICAL),
                Optional.empty(),
                Optional.of(
                        new IncidentEvent.ImpactStart(Instant.parse("2013-09-03T06:50:00Z"), Duration.ofMinutes(5))),
                Optional.of("logs read")));

        IncidentState now = incident("i").orElseThrow();
        assertEquals("Core routers", now.title());
        assertEquals(Severity.CRITICAL, now.severity());
        assertEquals(Scope.ofDatacenters("us-va", "us-ny"), now.scope());
        assertEquals(nanos("2013-09-03T06:50:00Z"), now.impactStart());
        assertEquals(Duration.ofMinutes(5).toNanos(), now.impactUncertainty());
        assertEquals(nanos("2013-09-03T06:45:00Z"), now.reach().from());
        assertEquals(nanos("2013-09-03T06:50:00Z"), now.span().from());
        assertTrue(now.covers("x", "us-ny", "any"));
        assertFalse(now.covers("x", "us-ca", "any"));
        IncidentState before = incident("i", "2013-09-03T08:30:00Z");
        assertEquals("Outage i", before.title());
        assertEquals(Severity.MAJOR, before.severity());
        assertEquals(nanos("2013-09-03T07:00:00Z"), before.impactStart());
    }

    @Test
    @DisplayName(
            "given all kinds of words on an incident, then each is kept in its list, numbered things by their numbers")
    void lists() {
        prompt(declared("i", VA, "2013-09-03T07:00:00Z"));
        prompt(reboot("i", devices("va-2"), "2013-09-03T08:30:00Z"));
        prompt(reboot("i", Scope.NONE, "2013-09-03T08:00:00Z"));
        prompt(claimed("i", Milestone.PHONES, VA, "2013-09-03T12:00:00Z"));
        prompt(cause(1, CauseKind.TRIGGER, "lightning"));
        prompt(cause(2, CauseKind.LATENT, "old firmware"));
        prompt(cause(1, CauseKind.CONTRIBUTING, "a storm"));
        prompt(new IncidentEvent.Linked(
                "i", at("2013-09-03T09:00:00Z"), LinkKind.RECURRENCE_OF, "h", Optional.empty()));
        prompt(new IncidentEvent.Noted("i", at("2013-09-03T09:00:00Z"), "text"));
        prompt(notice(1));
        prompt(notice(2));
        prompt(new IncidentEvent.NoticeDeliveryReported("i", at("2013-09-03T10:00:00Z"), 2, 40, 2, Optional.empty()));
        prompt(planned(1));
        prompt(planned(2));
        prompt(planned(3));
        prompt(new IncidentEvent.CorrectiveActionCompleted("i", at("2013-09-10T09:00:00Z"), 2, Optional.empty()));
        prompt(new IncidentEvent.CorrectiveActionDropped("i", at("2013-09-10T09:00:00Z"), 3, "too dear"));
        prompt(new IncidentEvent.CorrectiveActionCompleted("i", at("2013-09-11T09:00:00Z"), 3, Optional.empty()));
        prompt(new IncidentEvent.ReportPublished(
                "i", at("2013-09-13T09:00:00Z"), 1, ReportStatus.FINAL, Optional.empty(), Optional.empty()));

        IncidentState now = incident("i").orElseThrow();
        assertEquals(2, now.actions().size());
        assertEquals(
                nanos("2013-09-03T08:00:00Z"), now.firstAction().orElseThrow().occurredAt());
        assertEquals(1, now.claims().size());
        assertTrue(now.mitigation().isEmpty());
        assertEquals(List.of(1, 2), now.causes().stream().map(Cause::number).toList());
        Cause revised = now.causes().get(0);
        assertEquals(2, revised.revisions().size());
        assertEquals("a storm", revised.inForce().event().description());
        assertEquals(1, now.links().size());
        assertEquals(1, now.notes().size());
        assertEquals(List.of(1, 2), now.notices().stream().map(Notice::number).toList());
        assertTrue(now.notices().get(0).deliveries().isEmpty());
        assertEquals(40, now.notices().get(1).deliveries().get(0).event().delivered());
        assertEquals(
                List.of(
                        CorrectiveAction.State.PLANNED,
                        CorrectiveAction.State.COMPLETED,
                        CorrectiveAction.State.DROPPED),
                now.correctiveActions().stream().map(CorrectiveAction::state).toList());
        assertEquals(1, now.reports().size());
        assertEquals(19, now.records().size());
        assertEquals(19, now.revision());
        assertEquals(1, incident("i", "2013-09-03T07:30:00Z").revision());
    }

    @Test
    @DisplayName("given knowledge hides the middle of an incident, then the rest is told all the same")
    void tolerant() {
        prompt(declared("i", VA, "2013-09-03T07:00:00Z"));
        tell.staff(notice(1));
        tell.staff(planned(1));
        tell.staff(resolved("i", "2013-09-03T09:00:00Z"));
        prompt(new IncidentEvent.NoticeDeliveryReported("i", at("2013-09-03T10:00:00Z"), 1, 40, 2, Optional.empty()));
        prompt(new IncidentEvent.CorrectiveActionDropped("i", at("2013-09-03T10:00:00Z"), 1, "no"));
        prompt(reopened("i", "2013-09-03T10:00:00Z"));

        IncidentState then = incident("i", "2013-09-04T00:00:00Z");
        assertTrue(then.notices().get(0).sent().isEmpty());
        assertEquals(1, then.notices().get(0).deliveries().size());
        assertTrue(then.correctiveActions().get(0).planned().isEmpty());
        assertEquals(
                CorrectiveAction.State.DROPPED, then.correctiveActions().get(0).state());
        assertEquals(IncidentStatus.OPEN, then.status());
        assertEquals(4, then.revision());
        assertEquals(7, incident("i").orElseThrow().revision());
    }

    @Test
    @DisplayName("given uncertain instants, then times from the impact's start have bounds, and none is below zero")
    void times() {
        prompt(declared("i", VA, "2013-09-03T07:00:00Z", Duration.ofMinutes(10)));
        prompt(acknowledged("i", "2013-09-03T06:00:00Z"));
        prompt(claimed("i", Milestone.MITIGATED, devices("x"), "2013-09-03T07:30:00Z"));
        prompt(claimed("i", Milestone.MITIGATED, Scope.NONE, "2013-09-03T15:30:00Z"));
        prompt(claimed("i", Milestone.MITIGATED, VA, "2013-09-03T15:00:00Z"));
        prompt(new IncidentEvent.Resolved("i", about("2013-09-03T19:00:00Z", Duration.ofMinutes(5)), Optional.empty()));

        IncidentTimes times = IncidentTimes.of(incident("i").orElseThrow());
        assertEquals(
                new Elapsed(
                        0, Duration.ofMinutes(10).toNanos(), Duration.ofHours(1).toNanos()),
                times.toAcknowledge().orElseThrow());
        assertEquals(
                Duration.ofHours(8).toNanos(), times.toMitigate().orElseThrow().nanos());
        Elapsed toResolve = times.toResolve().orElseThrow();
        assertEquals(Duration.ofMinutes(12 * 60 - 15).toNanos(), toResolve.least());
        assertEquals(Duration.ofMinutes(12 * 60 + 15).toNanos(), toResolve.most());
        assertFalse(toResolve.isExact());
        assertTrue(times.toFirstAction().isEmpty());
    }

    @Test
    @DisplayName("given a resolution is said to lie before the start, then the span is one instant")
    void resolved_before_it_began() {
        prompt(declared("i", VA, "2013-09-03T07:00:00Z"));
        prompt(resolved("i", "2013-09-03T06:00:00Z"));
        Span span = incident("i").orElseThrow().span();
        assertEquals(span.from(), span.to());
        assertTrue(span.overlaps(span.from(), span.from() + 1));
        assertFalse(span.overlaps(span.from() - 5, span.from()));
        assertFalse(span.overlaps(span.from() + 1, span.from() + 5));
    }

    @Test
    @DisplayName("given planned work is cancelled, then it is known as planned before and as cancelled after")
    void maintenance() {
        prompt(new MaintenanceEvent.Scheduled(
                "m",
                at("2013-09-01T00:00:00Z"),
                "Firmware",
                VA,
                Instant.parse("2013-09-05T00:00:00Z"),
                Instant.parse("2013-09-05T02:00:00Z")));
        prompt(new MaintenanceEvent.Cancelled("m", at("2013-09-04T00:00:00Z"), Optional.of("no time")));

        Incidents.Snapshot known = tell.view().incidents();
        assertTrue(known.maintenance("m", knownAt("2013-08-31T00:00:00Z")).isEmpty());
        MaintenanceState before =
                known.maintenance("m", knownAt("2013-09-02T00:00:00Z")).orElseThrow();
        assertTrue(before.cancelled().isEmpty());
        assertEquals(1, before.revision());
        MaintenanceState now = known.maintenance("m", PRESENT).orElseThrow();
        assertEquals("no time", now.cancelled().orElseThrow().event().reason().orElseThrow());
        assertEquals(2, now.revision());
        assertEquals(new Window(nanos("2013-09-05T00:00:00Z"), nanos("2013-09-05T02:00:00Z")), now.span());
        assertEquals(0, known.incidentCount());
        assertEquals(1, known.maintenanceCount());
    }

    private Optional<IncidentState> incident(String id) {
        return tell.view().incidents().incident(id, PRESENT);
    }

    private IncidentState incident(String id, String knownAt) {
        return tell.view().incidents().incident(id, knownAt(knownAt)).orElseThrow();
    }

    private void prompt(StaffEvent event) {
        tell.promptly(event);
    }

    private static Frame knownAt(String instant) {
        return Frame.knownAt(nanos(instant), nanos("2031-01-01T00:00:00Z"));
    }

    private static IncidentEvent cause(int number, CauseKind kind, String description) {
        return new IncidentEvent.CauseRecorded("i", TELLING, number, kind, description, List.of("event-1"), false);
    }

    private static IncidentEvent notice(int number) {
        return new IncidentEvent.NoticeSent(
                "i", TELLING, number, "email", "customers", OptionalLong.of(50), Scope.NONE, Optional.empty());
    }

    private static IncidentEvent planned(int number) {
        return new IncidentEvent.CorrectiveActionPlanned(
                "i", TELLING, number, "replace it", "network", Optional.empty());
    }
}
