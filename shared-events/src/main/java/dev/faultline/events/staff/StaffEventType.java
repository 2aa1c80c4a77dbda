package dev.faultline.events.staff;

/** The types of events about incidents and maintenance. Their words are part of the contract and never change. */
public enum StaffEventType implements Worded {
    /** {@link IncidentEvent.Declared}. */
    DECLARED("faultline.incident.declared.v1"),
    /** {@link IncidentEvent.Acknowledged}. */
    ACKNOWLEDGED("faultline.incident.acknowledged.v1"),
    /** {@link IncidentEvent.Scoped}. */
    SCOPED("faultline.incident.scoped.v1"),
    /** {@link IncidentEvent.ActionRecorded}. */
    ACTION_RECORDED("faultline.incident.action-recorded.v1"),
    /** {@link IncidentEvent.MilestoneClaimed}. */
    MILESTONE_CLAIMED("faultline.incident.milestone-claimed.v1"),
    /** {@link IncidentEvent.CauseRecorded}. */
    CAUSE_RECORDED("faultline.incident.cause-recorded.v1"),
    /** {@link IncidentEvent.Linked}. */
    LINKED("faultline.incident.linked.v1"),
    /** {@link IncidentEvent.Noted}. */
    NOTED("faultline.incident.noted.v1"),
    /** {@link IncidentEvent.NoticeSent}. */
    NOTICE_SENT("faultline.incident.notice-sent.v1"),
    /** {@link IncidentEvent.NoticeDeliveryReported}. */
    NOTICE_DELIVERY_REPORTED("faultline.incident.notice-delivery-reported.v1"),
    /** {@link IncidentEvent.CorrectiveActionPlanned}. */
    CORRECTIVE_ACTION_PLANNED("faultline.incident.corrective-action-planned.v1"),
    /** {@link IncidentEvent.CorrectiveActionCompleted}. */
    CORRECTIVE_ACTION_COMPLETED("faultline.incident.corrective-action-completed.v1"),
    /** {@link IncidentEvent.CorrectiveActionDropped}. */
    CORRECTIVE_ACTION_DROPPED("faultline.incident.corrective-action-dropped.v1"),
    /** {@link IncidentEvent.Resolved}. */
    RESOLVED("faultline.incident.resolved.v1"),
    /** {@link IncidentEvent.Reopened}. */
    REOPENED("faultline.incident.reopened.v1"),
    /** {@link IncidentEvent.ReportWritten}. */
    REPORT_WRITTEN("faultline.incident.report-written.v1"),
    /** {@link IncidentEvent.ReportPublished}. */
    REPORT_PUBLISHED("faultline.incident.report-published.v1"),
    /** {@link MaintenanceEvent.Scheduled}. */
    MAINTENANCE_SCHEDULED("faultline.maintenance.scheduled.v1"),
    /** {@link MaintenanceEvent.Cancelled}. */
    MAINTENANCE_CANCELLED("faultline.maintenance.cancelled.v1");

    private final String wire;

    StaffEventType(String wire) {
        this.wire = wire;
    }

    /** The stable word for this type with its version, the value of {@code ce_type}. */
    @Override
    public String wire() {
        return wire;
    }

    /** The type of an event. */
    public static StaffEventType of(StaffEvent event) {
        return switch (event) {
            case IncidentEvent.Declared declared -> DECLARED;
            case IncidentEvent.Acknowledged acknowledged -> ACKNOWLEDGED;
            case IncidentEvent.Scoped scoped -> SCOPED;
            case IncidentEvent.ActionRecorded action -> ACTION_RECORDED;
            case IncidentEvent.MilestoneClaimed claim -> MILESTONE_CLAIMED;
            case IncidentEvent.CauseRecorded cause -> CAUSE_RECORDED;
            case IncidentEvent.Linked link -> LINKED;
            case IncidentEvent.Noted note -> NOTED;
            case IncidentEvent.NoticeSent notice -> NOTICE_SENT;
            case IncidentEvent.NoticeDeliveryReported delivery -> NOTICE_DELIVERY_REPORTED;
            case IncidentEvent.CorrectiveActionPlanned planned -> CORRECTIVE_ACTION_PLANNED;
            case IncidentEvent.CorrectiveActionCompleted completed -> CORRECTIVE_ACTION_COMPLETED;
            case IncidentEvent.CorrectiveActionDropped dropped -> CORRECTIVE_ACTION_DROPPED;
            case IncidentEvent.Resolved resolved -> RESOLVED;
            case IncidentEvent.Reopened reopened -> REOPENED;
            case IncidentEvent.ReportWritten written -> REPORT_WRITTEN;
            case IncidentEvent.ReportPublished report -> REPORT_PUBLISHED;
            case MaintenanceEvent.Scheduled scheduled -> MAINTENANCE_SCHEDULED;
            case MaintenanceEvent.Cancelled cancelled -> MAINTENANCE_CANCELLED;
        };
    }
}
