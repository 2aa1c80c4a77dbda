package dev.faultline.events;

import java.util.Optional;

/** The state that a watcher reports of a device. The ordinal is kept in read models only, never on the log. */
public enum DeviceState {
    /** Works as it should. */
    UP("up"),
    /** Works, but worse than it should. */
    DEGRADED("degraded"),
    /** Does not work. */
    DOWN("down"),
    /** The watcher lost sight of the device; says nothing about the device itself. */
    UNKNOWN("unknown");

    private static final DeviceState[] ALL = values();

    private final String wire;

    DeviceState(String wire) {
        this.wire = wire;
    }

    /** The word for this state in events and in HTTP. */
    public String wire() {
        return wire;
    }

    /** Whether a device in this state is in an outage: {@link #DEGRADED} or {@link #DOWN}. */
    public boolean impaired() {
        return this == DEGRADED || this == DOWN;
    }

    /** The state with this {@link #ordinal()}, without copying the array of all states. */
    public static DeviceState of(int ordinal) {
        return ALL[ordinal];
    }

    /** The state with this word, in lower case as on the log; empty for any other word. */
    public static Optional<DeviceState> fromWire(String word) {
        for (DeviceState state : ALL) {
            if (state.wire.equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
