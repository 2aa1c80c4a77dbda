package dev.faultline.timeline.story;

import java.util.Comparator;
import java.util.List;

/**
 * The place of a line in a story. Facts come before what staff said where all else is equal.
 *
 * @param occurredAt nanoseconds since 1970-01-01T00:00Z
 * @param recordedAt likewise
 * @param topic 0 for facts, 1 for staff
 * @param place partition and offset, see {@link dev.faultline.timeline.facts.LogPlace}
 */
public record LineKey(long occurredAt, long recordedAt, int topic, long place) implements Comparable<LineKey> {
    private static final Comparator<LineKey> ORDER = Comparator.comparingLong(LineKey::occurredAt)
            .thenComparingLong(LineKey::recordedAt)
            .thenComparingInt(LineKey::topic)
            .thenComparingLong(LineKey::place);

    @Override
    public int compareTo(LineKey other) {
        return ORDER.compare(this, other);
    }

    /** The parts of a cursor. */
    public List<String> parts() {
        return List.of(
                Long.toString(occurredAt), Long.toString(recordedAt), Integer.toString(topic), Long.toString(place));
    }

    /**
     * Reads the parts of a cursor.
     *
     * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} where they are none
     */
    public static LineKey of(List<String> parts) {
        return new LineKey(
                Long.parseLong(parts.get(0)),
                Long.parseLong(parts.get(1)),
                Integer.parseInt(parts.get(2)),
                Long.parseLong(parts.get(3)));
    }
}
