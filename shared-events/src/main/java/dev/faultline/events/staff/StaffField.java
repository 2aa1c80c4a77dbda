package dev.faultline.events.staff;

/** The names of the fields of values on the log. */
final class StaffField {
    static final String INCIDENT = "incident";
    static final String MAINTENANCE = "maintenance";
    static final String ACTOR = "actor";
    static final String OCCURRED_AT = "occurredAt";
    static final String UNCERTAINTY = "uncertainty";
    static final String TITLE = "title";
    static final String SEVERITY = "severity";
    static final String SCOPE = "scope";
    static final String DATACENTERS = "datacenters";
    static final String ROLES = "roles";
    static final String DEVICES = "devices";
    static final String IMPACT_START = "impactStart";
    static final String IMPACT_UNCERTAINTY = "impactUncertainty";
    static final String NOTE = "note";
    static final String REASON = "reason";
    static final String KIND = "kind";
    static final String TARGET = "target";
    static final String OUTCOME = "outcome";
    static final String DESCRIPTION = "description";
    static final String MILESTONE = "milestone";
    static final String STATEMENT = "statement";
    static final String CAUSE = "cause";
    static final String EVIDENCE = "evidence";
    static final String RULED_OUT = "ruledOut";
    static final String LINKED_TO = "linkedTo";
    static final String TEXT = "text";
    static final String NOTICE = "notice";
    static final String CHANNEL = "channel";
    static final String AUDIENCE = "audience";
    static final String TOLD = "told";
    static final String CARRIED_BY = "carriedBy";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";
    static final String DETAIL = "detail";
    static final String CORRECTIVE_ACTION = "correctiveAction";
    static final String OWNER = "owner";
    static final String DUE = "due";
    static final String REVISION = "revision";
    static final String STATUS = "status";
    static final String SUMMARY = "summary";
    static final String ADDRESS = "address";
    static final String FROM = "from";
    static final String TO = "to";

    private StaffField() {}
}
