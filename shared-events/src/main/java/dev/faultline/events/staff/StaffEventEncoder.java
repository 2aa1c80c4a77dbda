package dev.faultline.events.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.EncodedEvent.Header;
import dev.faultline.events.Instants;
import dev.faultline.events.Topics;
import java.util.ArrayList;
import java.util.List;

/** Events to bytes, with the fields of a type always in the same order and without white space. */
final class StaffEventEncoder {
    private StaffEventEncoder() {}

    static EncodedEvent encode(StaffEnvelope envelope) {
        byte[] value = value(envelope.event());
        byte[] key = envelope.event().subject().getBytes(UTF_8);
        return new EncodedEvent(Topics.INCIDENT_EVENTS, key, headers(envelope, key), value);
    }

    private static List<Header> headers(StaffEnvelope envelope, byte[] key) {
        if (envelope.sequence() < 1) {
            throw new IllegalArgumentException("the sequence is below 1: " + envelope.sequence());
        }
        List<Header> headers = new ArrayList<>();
        headers.add(header(CloudEvents.SPEC_VERSION, CloudEvents.VERSION));
        headers.add(header(CloudEvents.ID, StaffValueWriter.checked("the event's id", envelope.id())));
        headers.add(header(CloudEvents.SOURCE, StaffValueWriter.checked("the event's source", envelope.source())));
        headers.add(header(CloudEvents.TYPE, StaffEventType.of(envelope.event()).wire()));
        headers.add(new Header(CloudEvents.SUBJECT, key));
        headers.add(new Header(
                CloudEvents.TIME,
                Instants.text(Instants.toEpochNanos(envelope.event().act().occurredAt()))));
        envelope.knownAt()
                .ifPresent(known ->
                        headers.add(new Header(CloudEvents.KNOWN_AT, Instants.text(Instants.toEpochNanos(known)))));
        headers.add(header(CloudEvents.SEQUENCE, Long.toString(envelope.sequence())));
        headers.add(header(
                CloudEvents.IDEMPOTENCY_KEY,
                StaffValueWriter.checked("the request's key", envelope.request().key())));
        headers.add(header(
                CloudEvents.REQUEST_HASH,
                StaffValueWriter.checked(
                        "the request's hash", envelope.request().hash())));
        headers.add(header(CloudEvents.CONTENT_TYPE, CloudEvents.JSON));
        return List.copyOf(headers);
    }

    private static Header header(String name, String value) {
        return new Header(name, value.getBytes(UTF_8));
    }

    private static byte[] value(StaffEvent event) {
        return switch (event) {
            case IncidentEvent incident -> {
                StaffValueWriter value = begun(StaffField.INCIDENT, event);
                incident(value, incident);
                yield value.bytes();
            }
            case MaintenanceEvent maintenance -> {
                StaffValueWriter value = begun(StaffField.MAINTENANCE, event);
                maintenance(value, maintenance);
                yield value.bytes();
            }
        };
    }

    private static StaffValueWriter begun(String subject, StaffEvent event) {
        return new StaffValueWriter()
                .text(subject, event.subject())
                .text(StaffField.ACTOR, event.act().actor())
                .instant(StaffField.OCCURRED_AT, event.act().occurredAt())
                .uncertainty(StaffField.UNCERTAINTY, event.act().uncertainty());
    }

    private static void incident(StaffValueWriter value, IncidentEvent event) {
        switch (event) {
            case IncidentEvent.Declared declared ->
                impactStart(
                        value.text(StaffField.TITLE, declared.title())
                                .word(StaffField.SEVERITY, declared.severity())
                                .scope(StaffField.SCOPE, declared.scope()),
                        declared.impactStart());
            case IncidentEvent.Acknowledged acknowledged -> value.text(StaffField.NOTE, acknowledged.note());
            case IncidentEvent.Scoped scoped -> scoped(value, scoped);
            case IncidentEvent.ActionRecorded action ->
                value.word(StaffField.KIND, action.kind())
                        .scopeIfAny(StaffField.TARGET, action.target())
                        .word(StaffField.OUTCOME, action.outcome())
                        .text(StaffField.DESCRIPTION, action.description());
            case IncidentEvent.MilestoneClaimed claim ->
                value.word(StaffField.MILESTONE, claim.milestone())
                        .scopeIfAny(StaffField.SCOPE, claim.scope())
                        .text(StaffField.STATEMENT, claim.statement());
            case IncidentEvent.CauseRecorded cause -> cause(value, cause);
            case IncidentEvent.Linked link ->
                value.word(StaffField.KIND, link.kind())
                        .text(StaffField.LINKED_TO, link.to())
                        .text(StaffField.REASON, link.reason());
            case IncidentEvent.Noted note -> value.text(StaffField.TEXT, note.text());
            case IncidentEvent.NoticeSent notice -> notice(value, notice);
            case IncidentEvent.NoticeDeliveryReported delivery ->
                value.count(StaffField.NOTICE, delivery.notice(), 1)
                        .count(StaffField.DELIVERED, delivery.delivered(), 0)
                        .count(StaffField.FAILED, delivery.failed(), 0)
                        .text(StaffField.DETAIL, delivery.detail());
            case IncidentEvent.CorrectiveActionPlanned planned ->
                value.count(StaffField.CORRECTIVE_ACTION, planned.correctiveAction(), 1)
                        .text(StaffField.DESCRIPTION, planned.description())
                        .text(StaffField.OWNER, planned.owner())
                        .day(StaffField.DUE, planned.due());
            case IncidentEvent.CorrectiveActionCompleted completed ->
                value.count(StaffField.CORRECTIVE_ACTION, completed.correctiveAction(), 1)
                        .text(StaffField.NOTE, completed.note());
            case IncidentEvent.CorrectiveActionDropped dropped ->
                value.count(StaffField.CORRECTIVE_ACTION, dropped.correctiveAction(), 1)
                        .text(StaffField.REASON, dropped.reason());
            case IncidentEvent.Resolved resolved -> value.text(StaffField.STATEMENT, resolved.statement());
            case IncidentEvent.Reopened reopened -> value.text(StaffField.REASON, reopened.reason());
            case IncidentEvent.ReportPublished report ->
                value.count(StaffField.REVISION, report.revision(), 1)
                        .word(StaffField.STATUS, report.status())
                        .text(StaffField.SUMMARY, report.summary())
                        .text(StaffField.ADDRESS, report.address());
        }
    }

    private static void impactStart(StaffValueWriter value, IncidentEvent.ImpactStart start) {
        value.instant(StaffField.IMPACT_START, start.at())
                .uncertainty(StaffField.IMPACT_UNCERTAINTY, start.uncertainty());
    }

    private static void scoped(StaffValueWriter value, IncidentEvent.Scoped scoped) {
        if (scoped.title().isEmpty()
                && scoped.severity().isEmpty()
                && scoped.scope().isEmpty()
                && scoped.impactStart().isEmpty()) {
            throw new IllegalArgumentException("nothing is said anew");
        }
        value.text(StaffField.TITLE, scoped.title());
        scoped.severity().ifPresent(severity -> value.word(StaffField.SEVERITY, severity));
        scoped.scope().ifPresent(scope -> value.scope(StaffField.SCOPE, scope));
        scoped.impactStart().ifPresent(start -> impactStart(value, start));
        value.text(StaffField.REASON, scoped.reason());
    }

    private static void cause(StaffValueWriter value, IncidentEvent.CauseRecorded cause) {
        if (cause.evidence().isEmpty()) {
            throw new IllegalArgumentException("evidence names nothing");
        }
        value.count(StaffField.CAUSE, cause.cause(), 1)
                .word(StaffField.KIND, cause.kind())
                .text(StaffField.DESCRIPTION, cause.description())
                .names(StaffField.EVIDENCE, cause.evidence())
                .flag(StaffField.RULED_OUT, cause.ruledOut());
    }

    private static void notice(StaffValueWriter value, IncidentEvent.NoticeSent notice) {
        value.count(StaffField.NOTICE, notice.notice(), 1)
                .text(StaffField.CHANNEL, notice.channel())
                .text(StaffField.AUDIENCE, notice.audience());
        notice.told().ifPresent(told -> value.count(StaffField.TOLD, told, 0));
        value.scopeIfAny(StaffField.CARRIED_BY, notice.carriedBy()).text(StaffField.TEXT, notice.text());
    }

    private static void maintenance(StaffValueWriter value, MaintenanceEvent event) {
        switch (event) {
            case MaintenanceEvent.Scheduled scheduled -> {
                if (!scheduled.from().isBefore(scheduled.to())) {
                    throw new IllegalArgumentException("from does not lie before to");
                }
                value.text(StaffField.TITLE, scheduled.title())
                        .scope(StaffField.SCOPE, scheduled.scope())
                        .instant(StaffField.FROM, scheduled.from())
                        .instant(StaffField.TO, scheduled.to());
            }
            case MaintenanceEvent.Cancelled cancelled -> value.text(StaffField.REASON, cancelled.reason());
        }
    }
}
