package dev.faultline.events.staff;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.staff.IncidentEvent.Acknowledged;
import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.events.staff.IncidentEvent.CauseRecorded;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionCompleted;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionDropped;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionPlanned;
import dev.faultline.events.staff.IncidentEvent.Declared;
import dev.faultline.events.staff.IncidentEvent.ImpactStart;
import dev.faultline.events.staff.IncidentEvent.Linked;
import dev.faultline.events.staff.IncidentEvent.MilestoneClaimed;
import dev.faultline.events.staff.IncidentEvent.Noted;
import dev.faultline.events.staff.IncidentEvent.NoticeDeliveryReported;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import dev.faultline.events.staff.IncidentEvent.Reopened;
import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.events.staff.IncidentEvent.ReportWritten;
import dev.faultline.events.staff.IncidentEvent.Resolved;
import dev.faultline.events.staff.IncidentEvent.Scoped;
import dev.faultline.events.staff.MaintenanceEvent.Cancelled;
import dev.faultline.events.staff.MaintenanceEvent.Scheduled;
import dev.faultline.events.staff.StaffEnvelope.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the golden files of incidents and maintenance say. Each type has two: one with the fields alone that it always has,
 * and {@code .full} with all that it can have.
 */
final class GoldenStaffEvents {
    private static final String INCIDENT = "lisbon-2024-05-03";
    private static final String FULL = "panne-téléphonie-7";
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private final Map<String, StaffEnvelope> all = new LinkedHashMap<>();

    private GoldenStaffEvents() {}

    /** The events by the names of their files. */
    static Map<String, StaffEnvelope> all() {
        GoldenStaffEvents golden = new GoldenStaffEvents();
        golden.declared();
        golden.handled();
        golden.explained();
        golden.noticed();
        golden.corrected();
        golden.closed();
        golden.maintained();
        golden.written();
        return golden.all;
    }

    private void declared() {
        add(
                "",
                1,
                new Declared(
                        INCIDENT,
                        act("2024-05-03T16:45:00Z"),
                        "Lisbon cannot be reached",
                        Severity.CRITICAL,
                        Scope.ofDatacenters("lisbon"),
                        new ImpactStart(Instant.parse("2024-05-03T16:30:00Z"), Duration.ZERO)));
        add(
                ".full",
                1,
                "2024-05-03T16:52:30Z",
                new Declared(
                        FULL,
                        act("garde de nuit 📞", "2024-05-03T16:40:00.250Z", Duration.ofMinutes(5)),
                        "Pas de tonalité à \"São Paulo\"",
                        Severity.MAJOR,
                        new Scope(List.of("são paulo", "lisbon"), List.of("phone system"), List.of("téléphonie-1")),
                        new ImpactStart(
                                Instant.parse("2024-05-03T16:00:00Z"),
                                Duration.ofMinutes(30).plusMillis(500))));
        add("", 2, new Acknowledged(INCIDENT, act("2024-05-03T16:50:00Z"), Optional.empty()));
        add(
                ".full",
                2,
                "2024-05-03T17:05:00Z",
                new Acknowledged(
                        FULL,
                        act("garde de nuit 📞", "2024-05-03T16:55:00Z", Duration.ofMinutes(2)),
                        Optional.of("called in from home")));
        add(
                "",
                3,
                new Scoped(
                        INCIDENT,
                        act("2024-05-03T17:00:00Z"),
                        Optional.empty(),
                        Optional.of(Severity.MAJOR),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        add(
                ".full",
                3,
                "2024-05-03T17:31:00Z",
                new Scoped(
                        FULL,
                        act("garde de nuit 📞", "2024-05-03T17:30:00Z", Duration.ofSeconds(30)),
                        Optional.of("No dial tone in two datacenters"),
                        Optional.of(Severity.CRITICAL),
                        Optional.of(new Scope(List.of("lisbon", "são paulo"), List.of(), List.of("pbx-3"))),
                        Optional.of(new ImpactStart(Instant.parse("2024-05-03T15:58:00Z"), Duration.ofSeconds(90))),
                        Optional.of("lisbon cannot call out either")));
    }

    private void handled() {
        add(
                "",
                4,
                new ActionRecorded(
                        INCIDENT,
                        act("2024-05-03T17:10:00Z"),
                        ActionKind.VENDOR_CALL,
                        Scope.NONE,
                        ActionOutcome.UNKNOWN,
                        "asked the maker of the routers for help"));
        add(
                ".full",
                5,
                "2024-05-03T17:40:00Z",
                new ActionRecorded(
                        INCIDENT,
                        act("network desk", "2024-05-03T17:20:00Z", Duration.ofMinutes(5)),
                        ActionKind.REBOOT,
                        new Scope(List.of("lisbon"), List.of("core-router", "edge-router"), List.of("switch-7")),
                        ActionOutcome.FAILED,
                        "restarted the routers one after the other;\nnone came back"));
        add(
                "",
                6,
                new MilestoneClaimed(
                        INCIDENT, act("2024-05-03T18:00:00Z"), Milestone.MITIGATED, Scope.NONE, Optional.empty()));
        add(
                ".full",
                7,
                "2024-05-03T19:15:00Z",
                new MilestoneClaimed(
                        INCIDENT,
                        act("network desk", "2024-05-03T19:00:00Z", Duration.ofMinutes(15)),
                        Milestone.BACKLOG_DRAINED,
                        new Scope(List.of("lisbon"), List.of("mail-queue"), List.of()),
                        Optional.of("all mail that waited has been delivered by about seven")));
        add("", 15, new Noted(INCIDENT, act("2024-05-03T18:20:00Z"), "the console of core-router-1 shows no error"));
        add(
                ".full",
                16,
                "2024-05-06T09:00:00Z",
                new Noted(
                        INCIDENT,
                        act("network desk", "2024-05-03T18:25:00Z", Duration.ofMinutes(10)),
                        "Señal «ausente» en el puerto 7\n→ cable changed, \"no light\" 🔌"));
    }

    private void explained() {
        add(
                "",
                8,
                new CauseRecorded(
                        INCIDENT,
                        act("2024-05-03T20:00:00Z"),
                        1,
                        CauseKind.TRIGGER,
                        "a faulty update of the routers",
                        List.of("0189f7ea-aeb0-7f9c-b1d2-c3e4f5a60b9d"),
                        false));
        add(
                ".full",
                9,
                "2024-05-13T08:00:00Z",
                new CauseRecorded(
                        INCIDENT,
                        act("review board", "2024-05-12T15:00:00Z", Duration.ofHours(1)),
                        1,
                        CauseKind.CONTRIBUTING,
                        "the update was sound; the routers ran out of memory",
                        List.of("0189f7ea-aeb0-7f9c-b1d2-c3e4f5a60b9d", "import-2024/17"),
                        true));
        add(
                "",
                10,
                new Linked(
                        INCIDENT,
                        act("2024-05-03T20:10:00Z"),
                        LinkKind.RECURRENCE_OF,
                        "lisbon-2024-04-28",
                        Optional.empty()));
        add(
                ".full",
                11,
                "2024-05-13T08:00:00Z",
                new Linked(
                        INCIDENT,
                        act("review board", "2024-05-12T15:05:00Z", Duration.ofHours(1)),
                        LinkKind.CAUSED_BY_REPAIR_OF,
                        FULL,
                        Optional.of("the power was cut while téléphonie-1 was mended")));
    }

    private void noticed() {
        add(
                "",
                12,
                new NoticeSent(
                        INCIDENT,
                        act("2024-05-03T17:15:00Z"),
                        1,
                        "status page",
                        "everybody",
                        OptionalLong.empty(),
                        Scope.NONE,
                        Optional.empty()));
        add(
                ".full",
                13,
                "2024-05-03T17:50:00Z",
                new NoticeSent(
                        INCIDENT,
                        act("service desk", "2024-05-03T17:45:00Z", Duration.ofMinutes(1)),
                        2,
                        "email",
                        "customers of lisbon",
                        OptionalLong.of(1840),
                        new Scope(List.of("lisbon"), List.of("mail-queue"), List.of()),
                        Optional.of("Your mail is delayed. Nothing is lost — não se perdeu nada.")));
        add("", 14, new NoticeDeliveryReported(INCIDENT, act("2024-05-03T18:15:00Z"), 2, 0, 0, Optional.empty()));
        add(
                ".full",
                17,
                "2024-05-04T07:00:00Z",
                new NoticeDeliveryReported(
                        INCIDENT,
                        act("service desk", "2024-05-03T23:00:00Z", Duration.ofMinutes(30)),
                        2,
                        1795,
                        45,
                        Optional.of("45 mailboxes are full")));
    }

    private void corrected() {
        add(
                "",
                18,
                new CorrectiveActionPlanned(
                        INCIDENT,
                        act("2024-05-06T10:00:00Z"),
                        1,
                        "watch the memory of all routers",
                        "network desk",
                        Optional.empty()));
        add(
                ".full",
                19,
                "2024-05-13T08:00:00Z",
                new CorrectiveActionPlanned(
                        INCIDENT,
                        act("review board", "2024-05-12T15:10:00Z", Duration.ofHours(1)),
                        2,
                        "a second way to reach the consoles",
                        "équipe réseau",
                        Optional.of(LocalDate.of(2024, 9, 30))));
        add("", 20, new CorrectiveActionCompleted(INCIDENT, act("2024-05-20T16:00:00Z"), 1, Optional.empty()));
        add(
                ".full",
                21,
                "2024-10-07T09:00:00Z",
                new CorrectiveActionCompleted(
                        INCIDENT,
                        act("équipe réseau", "2024-09-27T00:00:00Z", Duration.ofDays(1)),
                        2,
                        Optional.of("tested in a drill")));
        add(
                "",
                22,
                new CorrectiveActionDropped(
                        INCIDENT, act("2024-10-08T09:00:00Z"), 3, "the routers are replaced anyway"));
        add(
                ".full",
                23,
                "2024-10-14T09:00:00Z",
                new CorrectiveActionDropped(
                        INCIDENT,
                        act("review board", "2024-10-10T15:00:00Z", Duration.ofHours(1)),
                        4,
                        "trop cher: done by the vendor instead"));
    }

    private void closed() {
        add("", 24, new Resolved(INCIDENT, act("2024-05-03T19:30:00Z"), Optional.empty()));
        add(
                ".full",
                25,
                "2024-05-04T08:00:00Z",
                new Resolved(
                        INCIDENT,
                        act("network desk", "2024-05-03T22:00:00Z", Duration.ofMinutes(15)),
                        Optional.of("completely resolved by 22:00")));
        add("", 26, new Reopened(INCIDENT, act("2024-05-08T02:00:00Z"), "core-router-1 is down again"));
        add(
                ".full",
                27,
                "2024-05-08T06:00:00Z",
                new Reopened(
                        INCIDENT,
                        act("garde de nuit 📞", "2024-05-08T04:10:00Z", Duration.ofMinutes(10)),
                        "le téléphone ne répond plus"));
        add(
                "",
                28,
                new ReportPublished(
                        INCIDENT,
                        act("2024-05-04T12:00:00Z"),
                        1,
                        ReportStatus.INTERIM,
                        Optional.empty(),
                        Optional.empty()));
        add(
                ".full",
                29,
                "2024-05-13T10:00:00Z",
                new ReportPublished(
                        INCIDENT,
                        act("review board", "2024-05-13T09:30:00Z", Duration.ofMinutes(30)),
                        2,
                        ReportStatus.FINAL,
                        Optional.of("The routers of lisbon ran out of memory — twice."),
                        Optional.of("https://status.example.org/reports/lisbon-2024-05-03?lang=en")));
    }

    private void maintained() {
        add(
                "",
                1,
                new Scheduled(
                        "lisbon-power",
                        act("2024-06-01T09:00:00Z"),
                        "New power feed",
                        Scope.ofDatacenters("lisbon"),
                        Instant.parse("2024-06-08T22:00:00Z"),
                        Instant.parse("2024-06-09T04:00:00Z")));
        add(
                ".full",
                1,
                "2024-05-06T11:00:00Z",
                new Scheduled(
                        "mise à jour 4",
                        act("équipe réseau", "2024-04-20T14:00:00Z", Duration.ofDays(1)),
                        "Mise à jour des routeurs",
                        new Scope(
                                List.of("lisbon", "são paulo"),
                                List.of("core-router"),
                                List.of("switch-7", "switch-8")),
                        Instant.parse("2024-05-03T16:00:00Z"),
                        Instant.parse("2024-05-03T16:29:59.999999999Z")));
        add("", 2, new Cancelled("lisbon-power", act("2024-06-07T15:00:00Z"), Optional.empty()));
        add(
                ".full",
                2,
                "2024-05-07T10:00:00Z",
                new Cancelled(
                        "mise à jour 4",
                        act("équipe réseau", "2024-05-03T15:30:00Z", Duration.ofMinutes(30)),
                        Optional.of("put off, the spare parts have not come")));
    }

    private void written() {
        add(
                "",
                30,
                new ReportWritten(INCIDENT, act("2024-05-04T11:00:00Z"), ReportSection.CUSTOMERS, Optional.empty()));
        add(
                ".full",
                31,
                "2024-05-13T09:20:00Z",
                new ReportWritten(
                        INCIDENT,
                        act("review board", "2024-05-13T09:00:00Z", Duration.ofMinutes(10)),
                        ReportSection.SUMMARY,
                        Optional.of("Both routers of lisbon ran out of memory.\nMail waited; none was lost.")));
    }

    private void add(String variant, long sequence, StaffEvent event) {
        add(variant, sequence, CloudEvents.RECORDER_SOURCE, Optional.empty(), event);
    }

    private void add(String variant, long sequence, String knownAt, StaffEvent event) {
        add(variant, sequence, "/desk/import", Optional.of(Instant.parse(knownAt)), event);
    }

    private void add(String variant, long sequence, String source, Optional<Instant> knownAt, StaffEvent event) {
        String type = StaffEventType.of(event).wire();
        String word = type.replaceFirst("^faultline\\.", "").replaceFirst("\\.v1$", "");
        String id = source.equals(CloudEvents.RECORDER_SOURCE) ? id(1 + all.size()) : "import-2024/" + word;
        Request request = new Request(variant.isEmpty() ? id(100 + all.size()) : "letter 7, " + word, HASH);
        if (all.put(type + variant, new StaffEnvelope(id, source, knownAt, sequence, request, event)) != null) {
            throw new AssertionError("two of " + type + variant);
        }
    }

    private static String id(int number) {
        return "7c4a8d09-ca63-4f62-a1e8-%012x".formatted(number);
    }

    private static Act act(String occurredAt) {
        return act("network desk", occurredAt, Duration.ZERO);
    }

    private static Act act(String actor, String occurredAt, Duration uncertainty) {
        return new Act(actor, Instant.parse(occurredAt), uncertainty);
    }
}
