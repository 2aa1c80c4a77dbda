package dev.faultline.timeline.figures;

import java.util.Arrays;

/**
 * How the history of each device ends, so that a fact at its end need not look back. What belongs to one device lies side
 * by side: a fact then costs one way to memory, not five.
 */
final class HistoryEnds {
    /** There was no outage yet. */
    static final long NONE = Long.MIN_VALUE;

    private static final int STRIDE = 3;
    private static final int PLAIN = 0b100;
    private static final int STATE = 0b011;
    private static final int PLACEMENT_SHIFT = 3;

    private long[] ends = new long[0];

    void makeRoomFor(int device) {
        int needed = (device + 1) * STRIDE;
        if (needed > ends.length) {
            ends = Arrays.copyOf(ends, Math.max(needed, ends.length + (ends.length >> 1)));
        }
    }

    /**
     * @param at when the last fact that rules occurred
     * @param lastStart when the last outage started, or {@link #NONE}
     * @param state ordinal of the state that it tells
     * @param placement where it says that the device is
     * @param plain whether the outage that is running, if one is, has no unobserved time and stayed at one place
     */
    void put(int device, long at, long lastStart, int state, int placement, boolean plain) {
        int slot = device * STRIDE;
        ends[slot] = at;
        ends[slot + 1] = lastStart;
        ends[slot + 2] = (long) placement << PLACEMENT_SHIFT | (plain ? PLAIN : 0) | state;
    }

    long touch(int device) {
        int slot = device * STRIDE;
        return slot < ends.length ? ends[slot] : 0;
    }

    long lastAt(int device) {
        return ends[device * STRIDE];
    }

    long lastStart(int device) {
        return ends[device * STRIDE + 1];
    }

    int state(int device) {
        return (int) ends[device * STRIDE + 2] & STATE;
    }

    boolean plain(int device) {
        return ((int) ends[device * STRIDE + 2] & PLAIN) != 0;
    }

    int placement(int device) {
        return (int) (ends[device * STRIDE + 2] >>> PLACEMENT_SHIFT);
    }
}
