package dev.faultline.events;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The fields of values on the log, and which type has which. */
enum Field {
    DEVICE("device"),
    DATACENTER("datacenter"),
    ROLE("role"),
    STATE("state"),
    RETRACTS("retracts"),
    OCCURRED_AT("occurredAt"),
    UNCERTAINTY("uncertainty"),
    OBSERVER("observer"),
    BY("by"),
    REASON("reason"),
    DEPENDS_ON("dependsOn");

    private static final Map<String, Field> BY_WIRE = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_WIRE.put(field.wire, field);
        }
    }

    private final String wire;

    Field(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    /** The field of this name; null for any other name. */
    static Field named(String name) {
        return BY_WIRE.get(name);
    }

    /** The fields that an event of this type always has. */
    static Set<Field> required(EventType type) {
        return switch (type) {
            case STATE_CHANGED -> EnumSet.of(DEVICE, DATACENTER, ROLE, STATE, OCCURRED_AT);
            case STATE_RETRACTED -> EnumSet.of(DEVICE, RETRACTS, OCCURRED_AT, BY, REASON);
            case REGISTERED -> EnumSet.of(DEVICE, DATACENTER, ROLE, OCCURRED_AT, DEPENDS_ON);
        };
    }

    /** The fields that an event of this type may have besides. */
    static Set<Field> optional(EventType type) {
        return switch (type) {
            case STATE_CHANGED -> EnumSet.of(UNCERTAINTY, OBSERVER, REASON);
            case STATE_RETRACTED, REGISTERED -> EnumSet.noneOf(Field.class);
        };
    }
}
