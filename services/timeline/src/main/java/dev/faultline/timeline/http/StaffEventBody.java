package dev.faultline.timeline.http;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.incidents.StaffWords;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** One thing that staff did or said, as one line. */
record StaffEventBody(
        Instant at,
        String kind,
        String incident,
        String actor,
        String text,
        String eventId,
        Duration uncertainty,
        BigDecimal uncertaintySeconds,
        Instant knownAt,
        Instant recordedAt,
        String position) {
    static StaffEventBody of(StaffRecord record) {
        var event = (IncidentEvent) record.event();
        return new StaffEventBody(
                event.act().occurredAt(),
                StaffWords.kind(event),
                event.incident(),
                event.act().actor(),
                StaffWords.text(event),
                record.id(),
                event.act().uncertainty(),
                Seconds.of(event.act().uncertainty().toNanos()),
                Wire.instant(record.knownAt()),
                Wire.instant(record.recordedAt()),
                Wire.position(record));
    }
}
