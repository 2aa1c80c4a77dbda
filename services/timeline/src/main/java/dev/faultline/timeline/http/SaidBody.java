package dev.faultline.timeline.http;

import dev.faultline.timeline.incidents.Said;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Who did or said something, when, and where the log has it. The position is the one behind it: {@code after} takes it. */
record SaidBody(
        String eventId,
        String actor,
        Instant occurredAt,
        Duration uncertainty,
        BigDecimal uncertaintySeconds,
        Instant knownAt,
        Instant recordedAt,
        String position) {
    static SaidBody of(Said<?> said) {
        return new SaidBody(
                said.record().id(),
                said.actor(),
                said.event().act().occurredAt(),
                Duration.ofNanos(said.uncertainty()),
                Seconds.of(said.uncertainty()),
                Wire.instant(said.knownAt()),
                Wire.instant(said.record().recordedAt()),
                Wire.position(said.record()));
    }
}
