package dev.faultline.timeline.outages;

/**
 * What counts as an outage of a device.
 *
 * @param impact which states make one
 * @param mergeGapNanos outages with less than this between them are one; 0 joins none
 * @param minDurationNanos outages shorter than this, after joining, are dropped; 0 drops none
 */
public record OutagePolicy(Impact impact, long mergeGapNanos, long minDurationNanos) {
    /** Every run of {@code degraded} or {@code down}, as it was told. */
    public static final OutagePolicy DEFAULT = new OutagePolicy(Impact.ANY, 0, 0);

    public OutagePolicy {
        if (mergeGapNanos < 0 || minDurationNanos < 0) {
            throw new IllegalArgumentException("a gap or a duration below zero");
        }
    }
}
