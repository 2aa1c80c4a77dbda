package dev.faultline.events.staff;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An event with what CloudEvents says about it. ({@code source}, {@code id}) is unique.
 *
 * @param id the event's id
 * @param source who issued the id
 * @param knownAt when the organisation learned of it; empty when that is the time at which the log accepted it
 * @param sequence its number within the incident or maintenance, from 1 without a gap
 * @param request the request that it came of
 * @param event what happened
 */
public record StaffEnvelope(
        String id, String source, Optional<Instant> knownAt, long sequence, Request request, StaffEvent event) {
    public StaffEnvelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(knownAt, "knownAt");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(event, "event");
    }

    /**
     * The request that an event came of, so that a repeat of it is known as one.
     *
     * @param key the client's {@code Idempotency-Key}, or one made for the request; unique within the incident
     * @param hash a digest of what was asked, which tells a repeat from another request under the same key
     */
    public record Request(String key, String hash) {
        public Request {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(hash, "hash");
        }
    }
}
