package dev.faultline.timeline.outages;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.DeviceHistory;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.views.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the outages of one device after the other. An outage starts with the first fact in a state that has the impact
 * and ends with the next fact in another one, but for {@code unknown}, which neither starts nor ends one. Not for several
 * threads.
 */
public final class OutageFinder {
    private static final int STATES = DeviceState.values().length;

    private final OutagePolicy policy;
    private final Frame frame;
    private final long asOf;
    private final FactCursor cursor = new FactCursor();
    /** Time in each state after {@code asOf}: it is no part of an outage that is still open. */
    private final long[] late = new long[STATES];

    private final long[] pendingLate = new long[STATES];

    public OutageFinder(OutagePolicy policy, Frame frame) {
        this.policy = policy;
        this.frame = frame;
        this.asOf = frame.asOf();
    }

    /**
     * The outages of a device that start before {@code to} and are open or end at {@code from} or later, in the order of
     * their starts.
     */
    public List<OutageRun> find(DeviceHistory history, long from, long to) {
        cursor.open(history, frame);
        if (policy.mergeGapNanos() == 0) {
            // With joining, a chain of outages may reach back from anywhere: then all of them are found first.
            cursor.seekUpBefore(from);
        }
        long stop = policy.mergeGapNanos() == 0 ? to : Long.MAX_VALUE;
        List<OutageRun> kept = new ArrayList<>();
        OutageRun pending = null;
        for (OutageRun run = nextRun(stop); run != null; run = nextRun(stop)) {
            if (pending != null && run.start() - pending.end() < policy.mergeGapNanos()) {
                pending = pending.joined(run);
            } else {
                keep(pending, from, to, kept);
                pending = run;
                Arrays.fill(pendingLate, 0);
            }
            for (int state = 0; state < STATES; state++) {
                pendingLate[state] += late[state];
            }
        }
        keep(pending, from, to, kept);
        return kept;
    }

    private void keep(OutageRun run, long from, long to, List<OutageRun> kept) {
        if (run != null && run.nanos(asOf) >= policy.minDurationNanos() && run.start() < to && run.end() >= from) {
            kept.add(run.open() ? run.without(pendingLate) : run);
        }
    }

    /** The next run from where the cursor stands that starts before {@code stop}. */
    private OutageRun nextRun(long stop) {
        while (cursor.next()) {
            if (cursor.occurredAt() >= stop) {
                return null;
            }
            if (policy.impact().holds(cursor.state())) {
                return runFromHere();
            }
        }
        return null;
    }

    private OutageRun runFromHere() {
        Arrays.fill(late, 0);
        long start = cursor.occurredAt();
        int firstDetail = cursor.detail();
        long detect = Math.max(0, cursor.knownAt() - start);
        boolean wasDown = false;
        long down = 0;
        long degraded = 0;
        long unobserved = 0;
        while (true) {
            int state = cursor.state();
            long since = cursor.occurredAt();
            wasDown |= state == DeviceState.DOWN.ordinal();
            boolean more = cursor.next();
            long until = more ? cursor.occurredAt() : Math.max(since, asOf);
            late[state] += until - Math.max(since, Math.min(until, asOf));
            if (state == DeviceState.UNKNOWN.ordinal()) {
                unobserved += until - since;
            } else if (state == DeviceState.DOWN.ordinal()) {
                down += until - since;
            } else {
                degraded += until - since;
            }
            if (!more) {
                return new OutageRun(
                        start, OutageRun.OPEN, wasDown, down, degraded, unobserved, firstDetail, -1, detect);
            }
            if (!policy.impact().holds(cursor.state()) && cursor.state() != DeviceState.UNKNOWN.ordinal()) {
                return new OutageRun(
                        start,
                        cursor.occurredAt(),
                        wasDown,
                        down,
                        degraded,
                        unobserved,
                        firstDetail,
                        cursor.detail(),
                        detect);
            }
        }
    }
}
