package dev.faultline.events;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An event with what CloudEvents says about it. ({@code source}, {@code id}) is unique: the same pair told twice is one
 * event.
 *
 * @param id the event's id
 * @param source who issued the id
 * @param knownAt when the organisation learned of it; empty when that is the time at which the log accepted it
 * @param event what happened
 */
public record Envelope<E>(String id, String source, Optional<Instant> knownAt, E event) {
    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(knownAt, "knownAt");
        Objects.requireNonNull(event, "event");
    }
}
