package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.outages.Outage;
import dev.faultline.timeline.outages.OutageRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An outage as it is written. */
record OutageBody(
        String device,
        String datacenter,
        String role,
        String worst,
        Instant start,
        Instant end,
        BigDecimal durationSeconds,
        Duration duration,
        @JsonInclude(JsonInclude.Include.NON_NULL) OutageBounds bounds,
        BigDecimal downSeconds,
        BigDecimal degradedSeconds,
        BigDecimal unobservedSeconds,
        BigDecimal maintenanceSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal businessSeconds,
        boolean open,
        List<String> incidents,
        int incidentCount,
        List<String> evidence,
        int evidenceCount) {

    /** How many incidents are named. */
    static final int MAX_INCIDENTS = 100;

    /** Between what a time lies where its ends are uncertain. */
    record Bounds(BigDecimal minSeconds, BigDecimal maxSeconds) {}

    /** Likewise an outage's duration, and how far each of its ends may be off on either side. */
    record OutageBounds(
            BigDecimal minSeconds,
            BigDecimal maxSeconds,
            BigDecimal startUncertaintySeconds,
            BigDecimal endUncertaintySeconds) {
        /** Null where both ends are certain. */
        static OutageBounds of(Outage outage, long nanos) {
            long uncertain = outage.uncertaintyNanos();
            return uncertain == 0
                    ? null
                    : new OutageBounds(
                            Seconds.of(Math.max(0, nanos - uncertain)),
                            Seconds.of(nanos + uncertain),
                            Seconds.of(outage.startUncertaintyNanos()),
                            Seconds.of(outage.endUncertaintyNanos()));
        }
    }

    /**
     * @param incidents the ids of those that it belongs to
     * @param counting which time counts: where business hours are given, how much of it lay within them is said, too
     */
    static OutageBody of(Outage outage, List<String> incidents, Counting counting, long asOf) {
        OutageRun run = outage.run();
        long nanos = run.nanos(asOf);
        return new OutageBody(
                outage.device().orElse(null),
                outage.datacenter(),
                outage.role().orElse(null),
                run.wasDown() ? "down" : "degraded",
                Wire.instant(run.start()),
                run.open() ? null : Wire.instant(run.end()),
                Seconds.of(nanos),
                Duration.ofNanos(nanos),
                OutageBounds.of(outage, nanos),
                Seconds.of(run.downNanos()),
                Seconds.of(run.degradedNanos()),
                Seconds.of(run.unobservedNanos()),
                Seconds.of(outage.plannedNanos()),
                counting.hours()
                        .map(hours -> Seconds.of(hours.length(run.start(), run.start() + nanos)))
                        .orElse(null),
                run.open(),
                incidents.stream().limit(MAX_INCIDENTS).toList(),
                incidents.size(),
                outage.evidence(),
                outage.evidenceCount());
    }
}
