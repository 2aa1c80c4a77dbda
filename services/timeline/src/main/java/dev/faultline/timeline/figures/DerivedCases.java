package dev.faultline.timeline.figures;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.DeviceHistory;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Vantage;
import dev.faultline.timeline.outages.Impact;
import java.util.HashMap;
import java.util.Map;

/**
 * The cases that follow from one stretch of a device's history: around the instant at which it changes, from one whole
 * outage before to the start of the next one after. Taken before and after the change, their difference is what the change
 * does to the index.
 */
final class DerivedCases {
    private static final int NO_PLACEMENT = -1;

    private final Map<Case, Integer> counts = new HashMap<>();

    /**
     * One case.
     *
     * @param start of the interval, in nanoseconds since 1970-01-01T00:00Z
     * @param end of it; {@link Long#MAX_VALUE} while open
     */
    record Case(CaseKind kind, int placement, long start, long end) {
        boolean open() {
            return end == Long.MAX_VALUE;
        }
    }

    /** Told each case that comes or goes. */
    interface Sink {
        void add(Case added);

        void remove(Case removed);
    }

    /** Which placement a detail stands for. */
    interface Placements {
        int of(int detail);
    }

    /** The cases around an instant. */
    static DerivedCases around(long instant, DeviceHistory history, Placements placements) {
        var cases = new DerivedCases();
        if (history.size() > 0) {
            cases.derive(instant, history, placements);
        }
        return cases;
    }

    /** Tells the sink what {@code after} has more and what it has less than these. */
    void differenceTo(DerivedCases after, Sink sink) {
        counts.forEach((known, count) -> {
            for (int i = after.counts.getOrDefault(known, 0); i < count; i++) {
                sink.remove(known);
            }
        });
        after.counts.forEach((found, count) -> {
            for (int i = counts.getOrDefault(found, 0); i < count; i++) {
                sink.add(found);
            }
        });
    }

    private void put(CaseKind kind, int placement, long start, long end) {
        counts.merge(new Case(kind, placement, start, end), 1, Integer::sum);
    }

    private void derive(long instant, DeviceHistory history, Placements placements) {
        var cursor = new FactCursor().open(history, Vantage.PRESENT);
        boolean bounded = standBeforePreviousOutage(cursor, instant);
        int placement = NO_PLACEMENT;
        boolean inOutage = false;
        int home = NO_PLACEMENT;
        long start = Long.MIN_VALUE;
        long previousStart = Long.MIN_VALUE;
        boolean behind = false;
        boolean more = cursor.next();
        boolean first = true;
        while (more) {
            long at = cursor.occurredAt();
            int state = cursor.state();
            int here = placements.of(cursor.detail());
            long knownAt = cursor.knownAt();
            if (here != placement) {
                // A stretch that does not begin with the device's first fact begins where nothing changes.
                if (placement != NO_PLACEMENT) {
                    put(CaseKind.DEPARTURE, placement, at, at);
                }
                if (!first || !bounded) {
                    put(CaseKind.ARRIVAL, here, at, at);
                }
                placement = here;
            }
            first = false;
            boolean impaired = Impact.ANY.holds(state);
            if (impaired && !inOutage) {
                if (previousStart != Long.MIN_VALUE) {
                    put(CaseKind.GAP, here, previousStart, at);
                }
                if (behind) {
                    return;
                }
                inOutage = true;
                home = here;
                start = at;
                previousStart = at;
                put(CaseKind.DETECTION, here, at - Math.max(0, knownAt - at), at);
            } else if (inOutage && state == DeviceState.UP.ordinal()) {
                put(CaseKind.OUTAGE, home, start, at);
                inOutage = false;
            }
            if (state == DeviceState.UP.ordinal() && at > instant) {
                behind = true;
            }
            more = cursor.next();
            long until = more ? cursor.occurredAt() : Long.MAX_VALUE;
            if (state == DeviceState.UNKNOWN.ordinal()) {
                put(CaseKind.UNKNOWN, here, at, until);
            }
            if (inOutage && (state == DeviceState.UNKNOWN.ordinal() || here != home)) {
                put(CaseKind.OUTAGE_BUT_NOT_DOWN, home, at, until);
                if (state != DeviceState.UNKNOWN.ordinal()) {
                    put(CaseKind.DOWN_BESIDE_OUTAGES, here, at, until);
                }
            }
        }
        if (inOutage) {
            put(CaseKind.OUTAGE, home, start, Long.MAX_VALUE);
        }
    }

    /** Whether the stretch begins at a fact that is not affected, rather than with the first one. */
    private static boolean standBeforePreviousOutage(FactCursor cursor, long instant) {
        if (!cursor.seekUpBefore(instant)) {
            return false;
        }
        cursor.next();
        long boundary = cursor.occurredAt();
        if (!cursor.seekImpairedBefore(boundary)) {
            // No outage before: whether there is one is the same before and after the change.
            cursor.seek(boundary);
            return true;
        }
        cursor.next();
        return cursor.seekUpBefore(cursor.occurredAt());
    }
}
