package dev.faultline.recorder.commands;

import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEventType;
import dev.faultline.log.Position;
import java.util.Optional;

/**
 * What an event on the log tells of the command that it came of: all that an answer says, so that a repeat is answered as
 * the first was.
 *
 * @param type of the event
 * @param subject the id of the incident or maintenance
 * @param eventId the id of the event
 * @param revision of the incident or maintenance with the event: the event's number within it
 * @param numbered the number that it gave out or went by
 * @param position just behind the event
 */
public record Recorded(
        StaffEventType type,
        String subject,
        String eventId,
        long revision,
        Optional<Numbered> numbered,
        Position position) {
    /** What this event tells, which lies just before this position. */
    public static Recorded of(StaffEnvelope event, Position position) {
        return new Recorded(
                StaffEventType.of(event.event()),
                event.event().subject(),
                event.id(),
                event.sequence(),
                Numbered.of(event.event()),
                position);
    }
}
