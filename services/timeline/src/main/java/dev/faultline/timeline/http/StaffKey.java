package dev.faultline.timeline.http;

import java.util.Comparator;
import java.util.List;

/**
 * The place of an incident or of planned work in a list: by when it starts, and then by id.
 *
 * @param start nanoseconds since 1970-01-01T00:00Z
 */
record StaffKey(long start, String id) implements Comparable<StaffKey> {
    private static final Comparator<StaffKey> ORDER =
            Comparator.comparingLong(StaffKey::start).thenComparing(StaffKey::id);

    static StaffKey of(List<String> parts) {
        return new StaffKey(Long.parseLong(parts.get(0)), parts.get(1));
    }

    List<String> parts() {
        return List.of(Long.toString(start), id);
    }

    @Override
    public int compareTo(StaffKey other) {
        return ORDER.compare(this, other);
    }
}
