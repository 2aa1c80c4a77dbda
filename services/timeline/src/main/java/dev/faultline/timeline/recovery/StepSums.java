package dev.faultline.timeline.recovery;

import dev.faultline.events.DeviceState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds up changes of state, which come in any order of time, to steps. Holds little more than the steps themselves. */
final class StepSums {
    /** In place of a state: the device is in none of the numbers. */
    static final int NONE = DeviceState.values().length;

    private static final int STATES = NONE;
    private static final int MAX_PENDING = 1 << 16;

    private final int maxInstants;
    private final int[] first = new int[STATES];
    private long[] instants = new long[0];
    private int[] changes = new int[0];
    private long[] pending = new long[256];
    private byte[] moves = new byte[256];
    private int pendingSize;
    private boolean tooMany;

    StepSums(int maxInstants) {
        this.maxInstants = maxInstants;
    }

    /** A device is in this state when the window starts. */
    void begins(int state) {
        if (state != NONE) {
            first[state]++;
        }
    }

    /** A device goes from one state to another, either of which may be {@link #NONE}. */
    void moves(long at, int from, int to) {
        if (from == to || tooMany) {
            return;
        }
        if (pendingSize == pending.length) {
            makeRoom();
            if (tooMany) {
                return;
            }
        }
        pending[pendingSize] = at;
        moves[pendingSize++] = (byte) (from << 4 | to);
    }

    /** Whether devices changed at more instants than there may be steps. */
    boolean tooMany() {
        settle();
        return tooMany;
    }

    /** The steps; not to be asked where there are too many. */
    List<Step> steps(long from) {
        settle();
        List<Step> steps = new ArrayList<>(instants.length + 1);
        int[] now = first.clone();
        steps.add(step(from, now));
        for (int i = 0; i < instants.length; i++) {
            boolean changed = false;
            for (int state = 0; state < STATES; state++) {
                int change = changes[i * STATES + state];
                now[state] += change;
                changed |= change != 0;
            }
            if (changed) {
                steps.add(step(instants[i], now));
            }
        }
        return steps;
    }

    private static Step step(long at, int[] now) {
        return new Step(
                at,
                now[DeviceState.UP.ordinal()],
                now[DeviceState.DEGRADED.ordinal()],
                now[DeviceState.DOWN.ordinal()],
                now[DeviceState.UNKNOWN.ordinal()]);
    }

    private void makeRoom() {
        if (pendingSize == MAX_PENDING) {
            settle();
        } else {
            pending = Arrays.copyOf(pending, pendingSize * 2);
            moves = Arrays.copyOf(moves, pendingSize * 2);
        }
    }

    /** Takes what is pending into the sums by instant. */
    private void settle() {
        if (pendingSize == 0 || tooMany) {
            return;
        }
        long[] all = Arrays.copyOf(instants, instants.length + pendingSize);
        System.arraycopy(pending, 0, all, instants.length, pendingSize);
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        if (distinct > maxInstants) {
            tooMany = true;
            return;
        }
        int[] sums = new int[distinct * STATES];
        for (int i = 0; i < instants.length; i++) {
            int to = Arrays.binarySearch(all, 0, distinct, instants[i]);
            System.arraycopy(changes, i * STATES, sums, to * STATES, STATES);
        }
        for (int i = 0; i < pendingSize; i++) {
            int to = Arrays.binarySearch(all, 0, distinct, pending[i]) * STATES;
            if (moves[i] >> 4 != NONE) {
                sums[to + (moves[i] >> 4)]--;
            }
            if ((moves[i] & 0xF) != NONE) {
                sums[to + (moves[i] & 0xF)]++;
            }
        }
        instants = Arrays.copyOf(all, distinct);
        changes = sums;
        pendingSize = 0;
    }
}
