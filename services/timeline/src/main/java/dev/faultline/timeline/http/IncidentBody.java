package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.events.staff.IncidentEvent.Linked;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.IncidentTimes;
import dev.faultline.timeline.incidents.Said;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An incident as it is written in a list; instants are null where something was not reached. */
record IncidentBody(
        String id,
        String title,
        String severity,
        String status,
        ScopeBody scope,
        Instant impactStart,
        Duration impactUncertainty,
        BigDecimal impactUncertaintySeconds,
        Instant declaredAt,
        Instant acknowledgedAt,
        Instant mitigatedAt,
        Instant resolvedAt,
        long revision,
        List<LinkBody> links,
        ElapsedBody.Times times,
        List<WarningBody> warnings) {
    /** That an incident hangs together with another. */
    record LinkBody(
            String kind,
            String linkedTo,
            String reason,
            @JsonUnwrapped SaidBody said) {
        static LinkBody of(Said<Linked> link) {
            return new LinkBody(
                    link.event().kind().wire(),
                    link.event().to(),
                    link.event().reason().orElse(null),
                    SaidBody.of(link));
        }
    }

    static IncidentBody of(IncidentState incident) {
        IncidentTimes times = IncidentTimes.of(incident);
        return new IncidentBody(
                incident.id(),
                incident.title(),
                incident.severity().wire(),
                incident.status().wire(),
                ScopeBody.of(incident.scope()),
                Wire.instant(incident.impactStart()),
                Duration.ofNanos(incident.impactUncertainty()),
                Seconds.of(incident.impactUncertainty()),
                Wire.instant(incident.declared().occurredAt()),
                occurredAt(incident.acknowledgement()),
                occurredAt(incident.mitigation()),
                occurredAt(incident.resolution()),
                incident.revision(),
                incident.links().stream().map(LinkBody::of).toList(),
                ElapsedBody.Times.of(times),
                WarningBody.of(times));
    }

    private static Instant occurredAt(Optional<? extends Said<?>> said) {
        return said.map(each -> Wire.instant(each.occurredAt())).orElse(null);
    }
}
