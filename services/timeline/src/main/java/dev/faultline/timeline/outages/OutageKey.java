package dev.faultline.timeline.outages;

import java.util.Comparator;

/**
 * The place of an outage in a list: by start, and then by the name of what it befell.
 *
 * @param start nanoseconds since 1970-01-01T00:00Z
 * @param name the id of the device, or the name of the datacenter
 */
public record OutageKey(long start, String name) implements Comparable<OutageKey> {
    private static final Comparator<OutageKey> ORDER =
            Comparator.comparingLong(OutageKey::start).thenComparing(OutageKey::name);

    @Override
    public int compareTo(OutageKey other) {
        return ORDER.compare(this, other);
    }
}
