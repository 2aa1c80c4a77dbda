package dev.faultline.events.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Who did or said something, and when.
 *
 * @param actor the person or system, never empty
 * @param occurredAt the instant that is spoken of: when a thing was done or, of a claim, when what is claimed is said to
 *     have come true; to the nanosecond. When it was said is the envelope's {@code knownAt}
 * @param uncertainty how far the real instant may lie from {@code occurredAt} on either side; zero when exact
 */
public record Act(String actor, Instant occurredAt, Duration uncertainty) {
    public Act {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(uncertainty, "uncertainty");
    }
}
