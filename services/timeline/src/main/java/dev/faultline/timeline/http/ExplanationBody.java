package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.figures.Explanation;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Said;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the figures of a group are made of, as it is written. Lists may be shorter than their counts. */
record ExplanationBody(
        List<OutageCase> outages,
        long outageCount,
        List<Stretch> time,
        long stretchCount,
        List<IncidentCase> incidents,
        long incidentCount) {

    /** An outage, and what it counts for; {@code durationSeconds} is what time to restore takes it for. */
    record OutageCase(
            @JsonInclude(JsonInclude.Include.NON_NULL) String device,
            String datacenter,
            Instant start,
            Instant end,
            boolean restored,
            boolean started,
            boolean open,
            BigDecimal durationSeconds,
            BigDecimal downSeconds,
            List<String> evidence,
            int evidenceCount) {
        static OutageCase of(Explanation.OutageCase outage) {
            return new OutageCase(
                    outage.device().orElse(null),
                    outage.datacenter(),
                    Wire.instant(outage.run().start()),
                    outage.run().open() ? null : Wire.instant(outage.run().end()),
                    outage.restored(),
                    outage.started(),
                    outage.run().open(),
                    Seconds.of(outage.restoreNanos()),
                    Seconds.of(outage.downNanos()),
                    outage.evidence(),
                    outage.evidenceCount());
        }
    }

    /** A stretch of time, and as what it counts. */
    record Stretch(
            @JsonInclude(JsonInclude.Include.NON_NULL) String device,
            String datacenter,
            Instant from,
            Instant to,
            BigDecimal seconds,
            String as,
            @JsonInclude(JsonInclude.Include.NON_NULL) String fact,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> maintenance) {
        static Stretch of(Explanation.Entry entry) {
            return new Stretch(
                    entry.device().orElse(null),
                    entry.datacenter(),
                    Wire.instant(entry.from()),
                    Wire.instant(entry.to()),
                    Seconds.of(entry.to() - entry.from()),
                    entry.as().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    entry.fact().orElse(null),
                    entry.works());
        }
    }

    /** An incident, and the events that its scope and its times come from. */
    record IncidentCase(String incident, List<String> events) {
        static IncidentCase of(IncidentState incident) {
            Stream<Said<?>> scope = Stream.concat(Stream.of(incident.declared()), incident.scopeChanges().stream());
            Stream<Said<?>> times = Stream.<Optional<? extends Said<?>>>of(
                            incident.acknowledgement(),
                            incident.mitigation(),
                            incident.resolution(),
                            incident.firstAction())
                    .flatMap(Optional::stream);
            return new IncidentCase(
                    incident.id(),
                    Stream.concat(scope, times).map(said -> said.record().id()).toList());
        }
    }

    static ExplanationBody of(Explanation explanation) {
        return new ExplanationBody(
                explanation.outages().stream().map(OutageCase::of).toList(),
                explanation.outageCount(),
                explanation.time().stream().map(Stretch::of).toList(),
                explanation.stretchCount(),
                explanation.incidents().stream().map(IncidentCase::of).toList(),
                explanation.incidentCount());
    }
}
