package dev.faultline.timeline.story;

import dev.faultline.timeline.facts.FactId;

/** A fact that changed the state of its device. Instants are nanoseconds since 1970-01-01T00:00Z. */
record Change(
        int device, int state, int detail, long occurredAt, long knownAt, long recordedAt, long place, FactId id) {
    LineKey key() {
        return new LineKey(occurredAt, recordedAt, 0, place);
    }
}
