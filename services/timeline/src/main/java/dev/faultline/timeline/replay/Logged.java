package dev.faultline.timeline.replay;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.EventType;
import dev.faultline.events.Instants;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.log.LogRecord;
import dev.faultline.timeline.feed.LoggedEvent;
import dev.faultline.timeline.feed.LoggedEvent.About;
import dev.faultline.timeline.incidents.StaffRecord;
import java.nio.charset.StandardCharsets;

/** Records that were read, as events for those who follow. */
final class Logged {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Logged() {}

    /** The event of a record; null where the record cannot be read. */
    static LoggedEvent event(LogRecord record, Read read) {
        return switch (read) {
            case Read.Fact fact ->
                event(
                        record,
                        EventType.STATE_CHANGED.wire(),
                        fact.detail().source(),
                        fact.occurredAt(),
                        fact.knownAt(),
                        fact.detail().placed());
            case Read.Retraction retraction ->
                event(
                        record,
                        EventType.STATE_RETRACTED.wire(),
                        source(record),
                        Instants.toEpochNanos(retraction.event().occurredAt()),
                        retraction.knownAt(),
                        new About.Fact(retraction.event().retracts()));
            case Read.Registration registration ->
                event(
                        record,
                        EventType.REGISTERED.wire(),
                        source(record),
                        Instants.toEpochNanos(registration.event().occurredAt()),
                        registration.knownAt(),
                        new About.Placed(
                                registration.event().datacenter(),
                                registration.event().role()));
            case Read.Staff staff -> staff(record, staff.record());
            case Read.Unreadable unreadable -> null;
        };
    }

    private static LoggedEvent staff(LogRecord record, StaffRecord told) {
        return event(
                record,
                text(record, CloudEvents.TYPE),
                told.source(),
                told.occurredAt(),
                told.knownAt(),
                switch (told.event()) {
                    case IncidentEvent event -> new About.Incident();
                    case MaintenanceEvent event -> new About.Maintenance();
                });
    }

    private static LoggedEvent event(
            LogRecord record, String type, String source, long occurredAt, long knownAt, About about) {
        long recordedAt = record.recordedAtMillis() * NANOS_PER_MILLI;
        return new LoggedEvent(
                record.topic(),
                record.partition(),
                record.offset(),
                type,
                record.attributes().value(CloudEvents.ID),
                source,
                record.key(),
                occurredAt,
                Math.min(knownAt, recordedAt),
                recordedAt,
                record.value(),
                about);
    }

    private static String source(LogRecord record) {
        return text(record, CloudEvents.SOURCE);
    }

    private static String text(LogRecord record, String attribute) {
        return new String(record.attributes().value(attribute), StandardCharsets.UTF_8);
    }
}
