package dev.faultline.timeline.outages;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.Vocabulary;

/** Counts the devices of one datacenter by state and says what that makes of the datacenter. */
public final class DatacenterTally {
    /** In place of a state: the device does not stand in the datacenter, or is not observed yet. */
    public static final int ABSENT = DeviceState.values().length;

    private final int[] criticalRoles;
    private final int[] devices;
    private final int[] down;
    private final int[] byState = new int[ABSENT];

    /** An empty datacenter. */
    public DatacenterTally(Vocabulary.View words, CriticalRoles critical) {
        criticalRoles = critical.names().stream()
                .mapToInt(name -> words.roles().find(name))
                .toArray();
        devices = new int[criticalRoles.length];
        down = new int[criticalRoles.length];
    }

    /**
     * Counts a device in, or out again.
     *
     * @param role its number
     * @param state the ordinal of its state; {@link #ABSENT} changes nothing
     * @param by 1 or -1
     */
    public void change(int role, int state, int by) {
        if (state == ABSENT) {
            return;
        }
        byState[state] += by;
        for (int i = 0; i < criticalRoles.length; i++) {
            if (criticalRoles[i] == role) {
                devices[i] += by;
                down[i] += state == DeviceState.DOWN.ordinal() ? by : 0;
            }
        }
    }

    /** How many devices are in a state. */
    public int count(DeviceState state) {
        return byState[state.ordinal()];
    }

    /** How many devices there are. */
    public int count() {
        int all = 0;
        for (int count : byState) {
            all += count;
        }
        return all;
    }

    /** How many devices have the critical role at this place in {@link CriticalRoles#names}. */
    public int ofCriticalRole(int index) {
        return devices[index];
    }

    /** How many of them are down. */
    public int downOfCriticalRole(int index) {
        return down[index];
    }

    /** {@code down}, {@code degraded} or {@code up}. */
    public DeviceState state() {
        for (int i = 0; i < criticalRoles.length; i++) {
            if (devices[i] > 0 && down[i] == devices[i]) {
                return DeviceState.DOWN;
            }
        }
        return count(DeviceState.DOWN) + count(DeviceState.DEGRADED) > 0 ? DeviceState.DEGRADED : DeviceState.UP;
    }
}
