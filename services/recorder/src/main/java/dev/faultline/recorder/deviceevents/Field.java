package dev.faultline.recorder.deviceevents;

import dev.faultline.recorder.requests.FieldNames;
import java.util.ArrayList;
import java.util.List;

/** The fields of a line. */
enum Field {
    ID("id", Content.NAME),
    DEVICE("device", Content.NAME),
    DATACENTER("datacenter", Content.NAME),
    ROLE("role", Content.NAME),
    STATE("state", Content.STATE),
    OCCURRED_AT("occurredAt", Content.INSTANT),
    KNOWN_AT("knownAt", Content.INSTANT),
    UNCERTAINTY("uncertainty", Content.DURATION),
    OBSERVER("observer", Content.NAME),
    RETRACTS("retracts", Content.NAME),
    BY("by", Content.NAME),
    REASON("reason", Content.PROSE);

    /** What a field holds. */
    enum Content {
        NAME,
        PROSE,
        STATE,
        INSTANT,
        DURATION
    }

    private static final Field[] ALL = values();

    static final int CHANGE_REQUIRED = mask(DEVICE, DATACENTER, ROLE, STATE);
    static final int CHANGE_ALLOWED = CHANGE_REQUIRED | mask(ID, OCCURRED_AT, KNOWN_AT, UNCERTAINTY, OBSERVER, REASON);
    static final int RETRACTION_REQUIRED = mask(DEVICE, RETRACTS, BY, REASON);
    static final int RETRACTION_ALLOWED = RETRACTION_REQUIRED | mask(ID, KNOWN_AT);

    final String wire;
    final Content content;
    final int bit = 1 << ordinal();

    Field(String wire, Content content) {
        this.wire = wire;
        this.content = content;
    }

    /** The field of this name, exactly as written; null when there is none. */
    static Field named(String name) {
        return switch (name) {
            case "id" -> ID;
            case "device" -> DEVICE;
            case "datacenter" -> DATACENTER;
            case "role" -> ROLE;
            case "state" -> STATE;
            case "occurredAt" -> OCCURRED_AT;
            case "knownAt" -> KNOWN_AT;
            case "uncertainty" -> UNCERTAINTY;
            case "observer" -> OBSERVER;
            case "retracts" -> RETRACTS;
            case "by" -> BY;
            case "reason" -> REASON;
            default -> null;
        };
    }

    /** The fields of a mask, in order. */
    static List<Field> in(int mask) {
        var fields = new ArrayList<Field>();
        for (Field field : ALL) {
            if ((mask & field.bit) != 0) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** Says that a name is none of the allowed ones, and which of them was likely meant. */
    static String unknown(String name, int allowed) {
        return FieldNames.unknown(
                name,
                "a " + kind(allowed),
                in(allowed).stream().map(field -> field.wire).toList());
    }

    static String kind(int allowed) {
        return allowed == RETRACTION_ALLOWED ? "retraction (a line with retracts)" : "state change";
    }

    private static int mask(Field... fields) {
        int mask = 0;
        for (Field field : fields) {
            mask |= 1 << field.ordinal();
        }
        return mask;
    }
}
