package dev.faultline.timeline.outages;

import dev.faultline.events.DeviceState;

/** Which states make an outage. */
public enum Impact {
    /** {@code degraded} and {@code down}. */
    ANY,
    /** {@code down} alone. */
    DOWN;

    /** Whether a device in the state of this ordinal is in an outage. */
    public boolean holds(int state) {
        return state == DeviceState.DOWN.ordinal() || this == ANY && state == DeviceState.DEGRADED.ordinal();
    }
}
