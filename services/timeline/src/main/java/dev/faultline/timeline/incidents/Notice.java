package dev.faultline.timeline.incidents;

import dev.faultline.events.staff.IncidentEvent.NoticeDeliveryReported;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import java.util.List;
import java.util.Optional;

/**
 * A notice and how it fared.
 *
 * @param number within the incident
 * @param sent what was sent; empty where only reports on it were known
 * @param deliveries what was reported on it, in the order of the log
 */
public record Notice(int number, Optional<Said<NoticeSent>> sent, List<Said<NoticeDeliveryReported>> deliveries) {
    public Notice {
        deliveries = List.copyOf(deliveries);
    }
}
