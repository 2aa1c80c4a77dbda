package dev.faultline.recorder.commands;

import dev.faultline.events.staff.StaffEnvelope;
import java.util.Optional;

/**
 * What is kept of the events of an incident or maintenance whatever they say: how many there are, and which request each
 * came of.
 *
 * @param revision how many events there are
 * @param bytes how long their values are together
 * @param requests what was asked, and what was recorded for it
 */
public record History(long revision, long bytes, Chain<Answered> requests) {
    /** The most events of an incident, so that deciding on one takes bounded time and memory. */
    public static final long MAX_EVENTS = 10_000;

    /** How long their values may be together before no more are taken: 16 MiB. The last one may go beyond it. */
    public static final long MAX_BYTES = 16L * 1024 * 1024;

    /** No events. */
    public static final History NONE = new History(0, 0, Chain.empty());

    /** A request, and what was recorded for it. */
    public record Answered(StaffEnvelope.Request request, Recorded recorded) {}

    /** This history and one more event. */
    public History and(RecordedEvent event) {
        var answered = new Answered(event.envelope().request(), Recorded.of(event.envelope(), event.position()));
        return new History(revision + 1, bytes + event.bytes(), requests.and(answered));
    }

    /** The number of the next event. */
    public long next() {
        return revision + 1;
    }

    /** The decision on a command whose key came before: a repeat, or another request; empty for a new key. */
    public Optional<Decision> decided(Asked asked) {
        String key = asked.request().key();
        return requests.latest(each -> each.request().key().equals(key))
                .map(before -> before.request().hash().equals(asked.request().hash())
                        ? new Decision.Repeat(before.recorded())
                        : Decision.refuse(
                                Refusal.Kind.IDEMPOTENCY_KEY_REUSED,
                                "Another request came under the Idempotency-Key " + key + " before, and its event is "
                                        + before.recorded().eventId() + ". Send this one under a key of its own"));
    }

    /** The refusal of a command whose precondition does not hold. */
    public Optional<Decision> precondition(Asked asked) {
        if (asked.precondition().holds(revision)) {
            return Optional.empty();
        }
        return Optional.of(Decision.refuse(
                Refusal.Kind.PRECONDITION_FAILED,
                revision == 0
                        ? "There is none under this id, so no If-Match holds"
                        : "Its revision is \"" + revision + "\" now, which If-Match does not name. Look at what has"
                                + " changed and decide again"));
    }

    /** The refusal of a command for which there is no room. */
    public Optional<Decision> full(String subject) {
        return revision < MAX_EVENTS && bytes < MAX_BYTES
                ? Optional.empty()
                : Optional.of(Decision.refuse(
                        Refusal.Kind.INCIDENT_FULL,
                        "%s has %,d events of %,d bytes, and may have no more than %,d events or %,d bytes. Declare another one and link the two"
                                .formatted(subject, revision, bytes, MAX_EVENTS, MAX_BYTES)));
    }
}
