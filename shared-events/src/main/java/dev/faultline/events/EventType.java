package dev.faultline.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The types of events about devices. Their words are part of the contract with subscribers and never change. */
public enum EventType {
    /** {@link DeviceEvent.StateChanged}. */
    STATE_CHANGED("faultline.device.state-changed.v1"),
    /** {@link DeviceEvent.StateRetracted}. */
    STATE_RETRACTED("faultline.device.state-retracted.v1"),
    /** {@link DeviceEvent.Registered}. */
    REGISTERED("faultline.device.registered.v1");

    private static final EventType[] ALL = values();

    private final String wire;
    private final byte[] utf8;

    EventType(String wire) {
        this.wire = wire;
        this.utf8 = wire.getBytes(StandardCharsets.UTF_8);
    }

    /** The stable word for this type with its version, the value of {@link CloudEvents#TYPE}. */
    public String wire() {
        return wire;
    }

    /** Whether these bytes are this type's word; false for null. */
    public boolean matches(byte[] attribute) {
        return Arrays.equals(utf8, attribute);
    }

    /** The type whose word these bytes are; empty for any other bytes and for null. */
    public static Optional<EventType> fromWire(byte[] attribute) {
        for (EventType type : ALL) {
            if (type.matches(attribute)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type of an event. */
    public static EventType of(DeviceEvent event) {
        return switch (event) {
            case DeviceEvent.StateChanged changed -> STATE_CHANGED;
            case DeviceEvent.StateRetracted retracted -> STATE_RETRACTED;
            case DeviceEvent.Registered registered -> REGISTERED;
        };
    }
}
