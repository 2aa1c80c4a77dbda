package dev.faultline.events.staff;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of values on the log: what each holds, and which type has which. Of two fields of a type, the one that stands
 * first here is written first.
 */
enum StaffField {
    INCIDENT("incident", FieldShape.TEXT),
    MAINTENANCE("maintenance", FieldShape.TEXT),
    ACTOR("actor", FieldShape.TEXT),
    OCCURRED_AT("occurredAt", FieldShape.INSTANT),
    UNCERTAINTY("uncertainty", FieldShape.UNCERTAINTY),
    MILESTONE("milestone", Milestone.values()),
    TITLE("title", FieldShape.TEXT),
    SEVERITY("severity", Severity.values()),
    SCOPE("scope", FieldShape.SCOPE),
    STATEMENT("statement", FieldShape.TEXT),
    IMPACT_START("impactStart", FieldShape.INSTANT),
    IMPACT_UNCERTAINTY("impactUncertainty", FieldShape.UNCERTAINTY),
    FROM("from", FieldShape.INSTANT),
    TO("to", FieldShape.INSTANT),
    CAUSE("cause", FieldShape.NUMBER),
    NOTICE("notice", FieldShape.NUMBER),
    CORRECTIVE_ACTION("correctiveAction", FieldShape.NUMBER),
    REVISION("revision", FieldShape.NUMBER),
    ACTION_KIND("kind", ActionKind.values()),
    CAUSE_KIND("kind", CauseKind.values()),
    LINK_KIND("kind", LinkKind.values()),
    TARGET("target", FieldShape.SCOPE),
    OUTCOME("outcome", ActionOutcome.values()),
    DESCRIPTION("description", FieldShape.TEXT),
    EVIDENCE("evidence", FieldShape.NAMES),
    RULED_OUT("ruledOut", FieldShape.FLAG),
    LINKED_TO("linkedTo", FieldShape.TEXT),
    CHANNEL("channel", FieldShape.TEXT),
    AUDIENCE("audience", FieldShape.TEXT),
    TOLD("told", FieldShape.COUNT),
    CARRIED_BY("carriedBy", FieldShape.SCOPE),
    SECTION("section", ReportSection.values()),
    TEXT("text", FieldShape.TEXT),
    DELIVERED("delivered", FieldShape.COUNT),
    FAILED("failed", FieldShape.COUNT),
    DETAIL("detail", FieldShape.TEXT),
    OWNER("owner", FieldShape.TEXT),
    DUE("due", FieldShape.DAY),
    STATUS("status", ReportStatus.values()),
    SUMMARY("summary", FieldShape.TEXT),
    ADDRESS("address", FieldShape.TEXT),
    NOTE("note", FieldShape.TEXT),
    REASON("reason", FieldShape.TEXT);

    /** The lists of a {@link Scope}. */
    static final String DATACENTERS = "datacenters";

    static final String ROLES = "roles";
    static final String DEVICES = "devices";

    private static final Map<StaffEventType, Map<String, StaffField>> BY_WIRE = new EnumMap<>(StaffEventType.class);

    static {
        for (StaffEventType type : StaffEventType.values()) {
            Map<String, StaffField> fields = new HashMap<>();
            required(type).forEach(field -> fields.put(field.wire, field));
            optional(type).forEach(field -> fields.put(field.wire, field));
            BY_WIRE.put(type, fields);
        }
    }

    private final String wire;
    private final FieldShape shape;
    private final List<Worded> vocabulary;

    StaffField(String wire, FieldShape shape) {
        this.wire = wire;
        this.shape = shape;
        this.vocabulary = List.of();
    }

    StaffField(String wire, Worded... vocabulary) {
        this.wire = wire;
        this.shape = FieldShape.WORD;
        this.vocabulary = List.of(vocabulary);
    }

    String wire() {
        return wire;
    }

    FieldShape shape() {
        return shape;
    }

    /** The words that it can hold; none where it holds no word. */
    List<Worded> vocabulary() {
        return vocabulary;
    }

    /** The field of this name that events of this type have; null for any other name. */
    static StaffField named(StaffEventType type, String name) {
        return BY_WIRE.get(type).get(name);
    }

    /** The field that holds what the event is about, and is as the key. */
    static StaffField subject(StaffEventType type) {
        return required(type).contains(MAINTENANCE) ? MAINTENANCE : INCIDENT;
    }

    /** The fields that an event of this type always has. */
    static Set<StaffField> required(StaffEventType type) {
        return switch (type) {
            case DECLARED -> incident(TITLE, SEVERITY, SCOPE, IMPACT_START);
            case ACKNOWLEDGED, SCOPED, RESOLVED -> incident();
            case ACTION_RECORDED -> incident(ACTION_KIND, OUTCOME, DESCRIPTION);
            case MILESTONE_CLAIMED -> incident(MILESTONE);
            case CAUSE_RECORDED -> incident(CAUSE, CAUSE_KIND, DESCRIPTION, EVIDENCE);
            case LINKED -> incident(LINK_KIND, LINKED_TO);
            case NOTED -> incident(TEXT);
            case NOTICE_SENT -> incident(NOTICE, CHANNEL, AUDIENCE);
            case NOTICE_DELIVERY_REPORTED -> incident(NOTICE, DELIVERED, FAILED);
            case CORRECTIVE_ACTION_PLANNED -> incident(CORRECTIVE_ACTION, DESCRIPTION, OWNER);
            case CORRECTIVE_ACTION_COMPLETED -> incident(CORRECTIVE_ACTION);
            case CORRECTIVE_ACTION_DROPPED -> incident(CORRECTIVE_ACTION, REASON);
            case REOPENED -> incident(REASON);
            case REPORT_WRITTEN -> incident(SECTION);
            case REPORT_PUBLISHED -> incident(REVISION, STATUS);
            case MAINTENANCE_SCHEDULED -> maintenance(TITLE, SCOPE, FROM, TO);
            case MAINTENANCE_CANCELLED -> maintenance();
        };
    }

    /** The fields that an event of this type may have besides. */
    static Set<StaffField> optional(StaffEventType type) {
        return switch (type) {
            case DECLARED -> besides(IMPACT_UNCERTAINTY);
            case SCOPED -> besides(TITLE, SEVERITY, SCOPE, IMPACT_START, IMPACT_UNCERTAINTY, REASON);
            case ACTION_RECORDED -> besides(TARGET);
            case MILESTONE_CLAIMED -> besides(SCOPE, STATEMENT);
            case CAUSE_RECORDED -> besides(RULED_OUT);
            case NOTICE_SENT -> besides(TOLD, CARRIED_BY, TEXT);
            case NOTICE_DELIVERY_REPORTED -> besides(DETAIL);
            case CORRECTIVE_ACTION_PLANNED -> besides(DUE);
            case ACKNOWLEDGED, CORRECTIVE_ACTION_COMPLETED -> besides(NOTE);
            case RESOLVED -> besides(STATEMENT);
            case LINKED, MAINTENANCE_CANCELLED -> besides(REASON);
            case REPORT_WRITTEN -> besides(TEXT);
            case REPORT_PUBLISHED -> besides(SUMMARY, ADDRESS);
            case NOTED, CORRECTIVE_ACTION_DROPPED, REOPENED, MAINTENANCE_SCHEDULED -> besides();
        };
    }

    private static Set<StaffField> incident(StaffField... own) {
        return with(EnumSet.of(INCIDENT, ACTOR, OCCURRED_AT), own);
    }

    private static Set<StaffField> maintenance(StaffField... own) {
        return with(EnumSet.of(MAINTENANCE, ACTOR, OCCURRED_AT), own);
    }

    private static Set<StaffField> besides(StaffField... own) {
        return with(EnumSet.of(UNCERTAINTY), own);
    }

    private static Set<StaffField> with(Set<StaffField> common, StaffField... own) {
        Collections.addAll(common, own);
        return common;
    }
}
