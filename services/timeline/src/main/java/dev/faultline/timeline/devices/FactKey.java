package dev.faultline.timeline.devices;

import java.util.Comparator;

/** The order of facts: by what occurred first, then by what was recorded first, then by the place on the log. */
public record FactKey(long occurredAt, long recordedAt, long place) implements Comparable<FactKey> {
    private static final Comparator<FactKey> ORDER = Comparator.comparingLong(FactKey::occurredAt)
            .thenComparingLong(FactKey::recordedAt)
            .thenComparingLong(FactKey::place);

    @Override
    public int compareTo(FactKey other) {
        return ORDER.compare(this, other);
    }
}
