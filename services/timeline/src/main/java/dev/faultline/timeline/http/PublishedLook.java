package dev.faultline.timeline.http;

import dev.faultline.events.Topics;
import dev.faultline.log.Position;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import java.util.HashMap;
import java.util.Map;

/**
 * From where a report was published: of the partition with the event that says so all up to it, of every other partition
 * what the log had accepted by the time at which it accepted that event.
 */
final class PublishedLook {
    private PublishedLook() {}

    /**
     * The look upon what was known then, as far as the question looks.
     *
     * @param publication the event that says that the report was published
     */
    static Look of(Look look, StaffRecord publication) {
        Position upTo = upTo(look, publication);
        Frame then = Frame.present(publication.recordedAt());
        return new Look(look.view(), upTo, then.of(Standpoint.prefix(look.view(), upTo)), look.present());
    }

    private static Position upTo(Look look, StaffRecord publication) {
        TimelineView view = look.view();
        Map<Position.Partition, Long> next = new HashMap<>();
        look.upTo().nextOffsets().forEach((partition, offset) -> {
            boolean staff = partition.topic().equals(Topics.INCIDENT_EVENTS);
            long first;
            if (staff && partition.number() == publication.partition()) {
                first = publication.offset() + 1;
            } else {
                first = (staff ? view.staffTimes() : view.facts().recordedTimes())
                        .firstAfter(partition.number(), publication.recordedAt());
            }
            next.put(partition, Math.min(offset, first));
        });
        return Position.of(next);
    }
}
