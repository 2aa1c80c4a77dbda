package dev.faultline.events.staff;

/** The types of events about incidents and maintenance. Their words are part of the contract and never change. */
public enum StaffEventType implements Worded {
    DECLARED("faultline.incident.declared.v1"),
    ACKNOWLEDGED("faultline.incident.acknowledged.v1"),
    SCOPED("faultline.incident.scoped.v1"),
    ACTION_RECORDED("faultline.incident.action-recorded.v1"),
    MILESTONE_CLAIMED("faultline.incident.milestone-claimed.v1"),
    CAUSE_RECORDED("faultline.incident.cause-recorded.v1"),
    LINKED("faultline.incident.linked.v1"),
    NOTED("faultline.incident.noted.v1"),
    NOTICE_SENT("faultline.incident.notice-sent.v1"),
    NOTICE_DELIVERY_REPORTED("faultline.incident.notice-delivery-reported.v1"),
    CORRECTIVE_ACTION_PLANNED("faultline.incident.corrective-action-planned.v1"),
    CORRECTIVE_ACTION_COMPLETED("faultline.incident.corrective-action-completed.v1"),
    CORRECTIVE_ACTION_DROPPED("faultline.incident.corrective-action-dropped.v1"),
    RESOLVED("faultline.incident.resolved.v1"),
    REOPENED("faultline.incident.reopened.v1"),
    REPORT_PUBLISHED("faultline.incident.report-published.v1"),
    MAINTENANCE_SCHEDULED("faultline.maintenance.scheduled.v1"),
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
            case IncidentEvent.ReportPublished report -> REPORT_PUBLISHED;
            case MaintenanceEvent.Scheduled scheduled -> MAINTENANCE_SCHEDULED;
            case MaintenanceEvent.Cancelled cancelled -> MAINTENANCE_CANCELLED;
        };
    }
}
