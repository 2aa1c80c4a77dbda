package dev.faultline.events.staff;

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

/** Events to values, the fields of a type in the order of {@link StaffField} and without white space. */
final class StaffValueEncoder {
    private StaffValueEncoder() {}

    static byte[] encode(StaffEvent event) {
        StaffFieldWriter value = new StaffFieldWriter()
                .text(StaffField.subject(StaffEventType.of(event)), event.subject())
                .text(StaffField.ACTOR, event.act().actor())
                .instant(StaffField.OCCURRED_AT, event.act().occurredAt())
                .uncertainty(StaffField.UNCERTAINTY, event.act().uncertainty());
        switch (event) {
            case Declared declared ->
                impactStart(
                        value.text(StaffField.TITLE, declared.title())
                                .word(StaffField.SEVERITY, declared.severity())
                                .scope(StaffField.SCOPE, declared.scope()),
                        declared.impactStart());
            case Acknowledged acknowledged -> value.text(StaffField.NOTE, acknowledged.note());
            case Scoped scoped -> scoped(value, scoped);
            case ActionRecorded action ->
                value.word(StaffField.ACTION_KIND, action.kind())
                        .scopeIfAny(StaffField.TARGET, action.target())
                        .word(StaffField.OUTCOME, action.outcome())
                        .text(StaffField.DESCRIPTION, action.description());
            case MilestoneClaimed claim ->
                value.word(StaffField.MILESTONE, claim.milestone())
                        .scopeIfAny(StaffField.SCOPE, claim.scope())
                        .text(StaffField.STATEMENT, claim.statement());
            case CauseRecorded cause -> cause(value, cause);
            case Linked link ->
                value.word(StaffField.LINK_KIND, link.kind())
                        .text(StaffField.LINKED_TO, link.to())
                        .text(StaffField.REASON, link.reason());
            case Noted note -> value.text(StaffField.TEXT, note.text());
            case NoticeSent notice -> notice(value, notice);
            case NoticeDeliveryReported delivery ->
                value.number(StaffField.NOTICE, delivery.notice())
                        .count(StaffField.DELIVERED, delivery.delivered())
                        .count(StaffField.FAILED, delivery.failed())
                        .text(StaffField.DETAIL, delivery.detail());
            case CorrectiveActionPlanned planned ->
                value.number(StaffField.CORRECTIVE_ACTION, planned.correctiveAction())
                        .text(StaffField.DESCRIPTION, planned.description())
                        .text(StaffField.OWNER, planned.owner())
                        .day(StaffField.DUE, planned.due());
            case CorrectiveActionCompleted completed ->
                value.number(StaffField.CORRECTIVE_ACTION, completed.correctiveAction())
                        .text(StaffField.NOTE, completed.note());
            case CorrectiveActionDropped dropped ->
                value.number(StaffField.CORRECTIVE_ACTION, dropped.correctiveAction())
                        .text(StaffField.REASON, dropped.reason());
            case Resolved resolved -> value.text(StaffField.STATEMENT, resolved.statement());
            case Reopened reopened -> value.text(StaffField.REASON, reopened.reason());
            case ReportWritten written ->
                value.word(StaffField.SECTION, written.section()).text(StaffField.TEXT, written.text());
            case ReportPublished report ->
                value.number(StaffField.REVISION, report.revision())
                        .word(StaffField.STATUS, report.status())
                        .text(StaffField.SUMMARY, report.summary())
                        .text(StaffField.ADDRESS, report.address());
            case Scheduled scheduled -> scheduled(value, scheduled);
            case Cancelled cancelled -> value.text(StaffField.REASON, cancelled.reason());
        }
        return value.bytes();
    }

    private static void impactStart(StaffFieldWriter value, ImpactStart start) {
        value.instant(StaffField.IMPACT_START, start.at())
                .uncertainty(StaffField.IMPACT_UNCERTAINTY, start.uncertainty());
    }

    private static void scoped(StaffFieldWriter value, Scoped scoped) {
        if (scoped.title().isEmpty()
                && scoped.severity().isEmpty()
                && scoped.scope().isEmpty()
                && scoped.impactStart().isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing is said anew: title, severity, scope and impactStart are missing");
        }
        value.text(StaffField.TITLE, scoped.title());
        scoped.severity().ifPresent(severity -> value.word(StaffField.SEVERITY, severity));
        scoped.scope().ifPresent(scope -> value.scope(StaffField.SCOPE, scope));
        scoped.impactStart().ifPresent(start -> impactStart(value, start));
        value.text(StaffField.REASON, scoped.reason());
    }

    private static void cause(StaffFieldWriter value, CauseRecorded cause) {
        value.number(StaffField.CAUSE, cause.cause())
                .word(StaffField.CAUSE_KIND, cause.kind())
                .text(StaffField.DESCRIPTION, cause.description())
                .names(StaffField.EVIDENCE, cause.evidence())
                .flag(StaffField.RULED_OUT, cause.ruledOut());
    }

    private static void notice(StaffFieldWriter value, NoticeSent notice) {
        value.number(StaffField.NOTICE, notice.notice())
                .text(StaffField.CHANNEL, notice.channel())
                .text(StaffField.AUDIENCE, notice.audience());
        notice.told().ifPresent(told -> value.count(StaffField.TOLD, told));
        value.scopeIfAny(StaffField.CARRIED_BY, notice.carriedBy()).text(StaffField.TEXT, notice.text());
    }

    private static void scheduled(StaffFieldWriter value, Scheduled scheduled) {
        if (!scheduled.from().isBefore(scheduled.to())) {
            throw new IllegalArgumentException("from does not lie before to");
        }
        value.text(StaffField.TITLE, scheduled.title())
                .scope(StaffField.SCOPE, scheduled.scope())
                .instant(StaffField.FROM, scheduled.from())
                .instant(StaffField.TO, scheduled.to());
    }
}
