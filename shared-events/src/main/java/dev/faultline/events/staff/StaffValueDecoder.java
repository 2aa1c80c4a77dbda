package dev.faultline.events.staff;

import dev.faultline.events.UnreadableEventException;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The fields of a type to its event. Each field is right by itself already; here they are held against each other. */
final class StaffValueDecoder {
    private StaffValueDecoder() {}

    static StaffEvent decode(StaffEventType type, StaffFieldReader fields) throws UnreadableEventException {
        String subject = fields.text(StaffField.subject(type));
        Act act = new Act(
                fields.text(StaffField.ACTOR),
                fields.instant(StaffField.OCCURRED_AT),
                fields.uncertainty(StaffField.UNCERTAINTY));
        return switch (type) {
            case DECLARED ->
                new Declared(
                        subject,
                        act,
                        fields.text(StaffField.TITLE),
                        fields.required(StaffField.SEVERITY, Severity.class),
                        fields.required(StaffField.SCOPE, Scope.class),
                        impactStart(fields));
            case ACKNOWLEDGED -> new Acknowledged(subject, act, fields.optionalText(StaffField.NOTE));
            case SCOPED -> scoped(subject, act, fields);
            case ACTION_RECORDED ->
                new ActionRecorded(
                        subject,
                        act,
                        fields.required(StaffField.ACTION_KIND, ActionKind.class),
                        fields.scopeOrNone(StaffField.TARGET),
                        fields.required(StaffField.OUTCOME, ActionOutcome.class),
                        fields.text(StaffField.DESCRIPTION));
            case MILESTONE_CLAIMED ->
                new MilestoneClaimed(
                        subject,
                        act,
                        fields.required(StaffField.MILESTONE, Milestone.class),
                        fields.scopeOrNone(StaffField.SCOPE),
                        fields.optionalText(StaffField.STATEMENT));
            case CAUSE_RECORDED ->
                new CauseRecorded(
                        subject,
                        act,
                        fields.number(StaffField.CAUSE),
                        fields.required(StaffField.CAUSE_KIND, CauseKind.class),
                        fields.text(StaffField.DESCRIPTION),
                        fields.names(StaffField.EVIDENCE),
                        fields.flag(StaffField.RULED_OUT));
            case LINKED ->
                new Linked(
                        subject,
                        act,
                        fields.required(StaffField.LINK_KIND, LinkKind.class),
                        fields.text(StaffField.LINKED_TO),
                        fields.optionalText(StaffField.REASON));
            case NOTED -> new Noted(subject, act, fields.text(StaffField.TEXT));
            case NOTICE_SENT ->
                new NoticeSent(
                        subject,
                        act,
                        fields.number(StaffField.NOTICE),
                        fields.text(StaffField.CHANNEL),
                        fields.text(StaffField.AUDIENCE),
                        fields.optionalCount(StaffField.TOLD),
                        fields.scopeOrNone(StaffField.CARRIED_BY),
                        fields.optionalText(StaffField.TEXT));
            case NOTICE_DELIVERY_REPORTED ->
                new NoticeDeliveryReported(
                        subject,
                        act,
                        fields.number(StaffField.NOTICE),
                        fields.count(StaffField.DELIVERED),
                        fields.count(StaffField.FAILED),
                        fields.optionalText(StaffField.DETAIL));
            case CORRECTIVE_ACTION_PLANNED ->
                new CorrectiveActionPlanned(
                        subject,
                        act,
                        fields.number(StaffField.CORRECTIVE_ACTION),
                        fields.text(StaffField.DESCRIPTION),
                        fields.text(StaffField.OWNER),
                        fields.optional(StaffField.DUE, LocalDate.class));
            case CORRECTIVE_ACTION_COMPLETED ->
                new CorrectiveActionCompleted(
                        subject,
                        act,
                        fields.number(StaffField.CORRECTIVE_ACTION),
                        fields.optionalText(StaffField.NOTE));
            case CORRECTIVE_ACTION_DROPPED ->
                new CorrectiveActionDropped(
                        subject, act, fields.number(StaffField.CORRECTIVE_ACTION), fields.text(StaffField.REASON));
            case RESOLVED -> new Resolved(subject, act, fields.optionalText(StaffField.STATEMENT));
            case REOPENED -> new Reopened(subject, act, fields.text(StaffField.REASON));
            case REPORT_WRITTEN ->
                new ReportWritten(
                        subject,
                        act,
                        fields.required(StaffField.SECTION, ReportSection.class),
                        fields.optionalText(StaffField.TEXT));
            case REPORT_PUBLISHED ->
                new ReportPublished(
                        subject,
                        act,
                        fields.number(StaffField.REVISION),
                        fields.required(StaffField.STATUS, ReportStatus.class),
                        fields.optionalText(StaffField.SUMMARY),
                        fields.optionalText(StaffField.ADDRESS));
            case MAINTENANCE_SCHEDULED -> scheduled(subject, act, fields);
            case MAINTENANCE_CANCELLED -> new Cancelled(subject, act, fields.optionalText(StaffField.REASON));
        };
    }

    private static ImpactStart impactStart(StaffFieldReader fields) {
        return new ImpactStart(
                fields.instant(StaffField.IMPACT_START), fields.uncertainty(StaffField.IMPACT_UNCERTAINTY));
    }

    private static Scoped scoped(String incident, Act act, StaffFieldReader fields) throws UnreadableEventException {
        boolean started = fields.has(StaffField.IMPACT_START);
        if (fields.has(StaffField.IMPACT_UNCERTAINTY) && !started) {
            throw new UnreadableEventException("impactUncertainty is given without impactStart");
        }
        if (!started
                && !fields.has(StaffField.TITLE)
                && !fields.has(StaffField.SEVERITY)
                && !fields.has(StaffField.SCOPE)) {
            throw new UnreadableEventException(
                    "nothing is said anew: title, severity, scope and impactStart are missing");
        }
        return new Scoped(
                incident,
                act,
                fields.optionalText(StaffField.TITLE),
                fields.optional(StaffField.SEVERITY, Severity.class),
                fields.optional(StaffField.SCOPE, Scope.class),
                started ? Optional.of(impactStart(fields)) : Optional.empty(),
                fields.optionalText(StaffField.REASON));
    }

    private static Scheduled scheduled(String maintenance, Act act, StaffFieldReader fields)
            throws UnreadableEventException {
        Instant from = fields.instant(StaffField.FROM);
        Instant to = fields.instant(StaffField.TO);
        if (!from.isBefore(to)) {
            throw new UnreadableEventException("from does not lie before to");
        }
        return new Scheduled(
                maintenance,
                act,
                fields.text(StaffField.TITLE),
                fields.required(StaffField.SCOPE, Scope.class),
                from,
                to);
    }
}
