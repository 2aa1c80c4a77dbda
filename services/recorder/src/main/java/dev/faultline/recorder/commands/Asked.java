package dev.faultline.recorder.commands;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.staff.Act;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What every command comes with. Times and ids are made outside, so that deciding has neither clock nor chance.
 *
 * @param subject the id of the incident or maintenance
 * @param eventId the id of the event that is recorded, if one is
 * @param act who, and when
 * @param knownAt when the organisation learned of it; empty when that is the time of recording
 * @param request the key under which it may be repeated, and the digest that tells a repeat from another request
 * @param precondition what the client wants to be so
 */
public record Asked(
        String subject,
        String eventId,
        Act act,
        Optional<Instant> knownAt,
        StaffEnvelope.Request request,
        Precondition precondition) {
    public Asked {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(knownAt, "knownAt");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(precondition, "precondition");
    }

    /** The event that answers it, with this number within its incident or maintenance. */
    public StaffEnvelope envelope(long sequence, StaffEvent event) {
        return new StaffEnvelope(eventId, CloudEvents.RECORDER_SOURCE, knownAt, sequence, request, event);
    }
}
