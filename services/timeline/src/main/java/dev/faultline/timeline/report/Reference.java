package dev.faultline.timeline.report;

import java.util.Optional;

/**
 * An event that statements name.
 *
 * @param id its id
 * @param origin what it is and where it lies; empty where it was not found among what staff did and said of the incident
 *     and what was told of the devices that it covers
 */
public record Reference(String id, Optional<Origin> origin) {
    /**
     * What an event is and where it lies on the log.
     *
     * @param kind the word for it, as {@code state-changed} or {@code action-recorded}
     * @param staff whether staff did or said it; else it was told of a device
     * @param knownAt when it was known, nanoseconds since 1970-01-01T00:00Z
     * @param partition of its topic
     * @param offset in the partition
     */
    public record Origin(String kind, boolean staff, long knownAt, int partition, long offset) {}
}
