package dev.faultline.timeline.incidents;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Incidents by when they may have lasted. Finds those that meet a stretch of time without looking at most others. Never
 * changes.
 */
final class SpanTree {
    private final IncidentState[] byStart;
    /** For the middle of each part that a search halves: the latest end in that part. */
    private final long[] latestEnd;

    SpanTree(List<IncidentState> incidents) {
        byStart = incidents.stream()
                .sorted(Comparator.comparingLong(incident -> incident.reach().from()))
                .toArray(IncidentState[]::new);
        latestEnd = new long[byStart.length];
        latestEnds(0, byStart.length);
    }

    /** Shows those whose {@link IncidentState#reach} overlaps [start, end). */
    void each(long start, long end, Consumer<IncidentState> show) {
        each(0, byStart.length, start, end, show);
    }

    private void each(int low, int high, long start, long end, Consumer<IncidentState> show) {
        int middle = (low + high) >>> 1;
        if (low >= high || latestEnd[middle] < start) {
            return;
        }
        each(low, middle, start, end, show);
        Span reach = byStart[middle].reach();
        if (reach.from() >= end) {
            return;
        }
        if (reach.overlaps(start, end)) {
            show.accept(byStart[middle]);
        }
        each(middle + 1, high, start, end, show);
    }

    private long latestEnds(int low, int high) {
        if (low >= high) {
            return Long.MIN_VALUE;
        }
        int middle = (low + high) >>> 1;
        long own = byStart[middle].reach().to();
        latestEnd[middle] = Math.max(own, Math.max(latestEnds(low, middle), latestEnds(middle + 1, high)));
        return latestEnd[middle];
    }
}
