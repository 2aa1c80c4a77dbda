package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.incidents.Elapsed;
import dev.faultline.timeline.incidents.IncidentTimes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** A time as it is written, with bounds where its ends are uncertain. */
record ElapsedBody(
        BigDecimal seconds,
        Duration duration,
        @JsonInclude(JsonInclude.Include.NON_NULL) OutageBody.Bounds bounds) {
    /** How long an incident took to be acknowledged and so on; null where that was not reached. */
    record Times(ElapsedBody toAcknowledge, ElapsedBody toMitigate, ElapsedBody toResolve, ElapsedBody toFirstAction) {
        static Times of(IncidentTimes times) {
            return new Times(
                    ElapsedBody.of(times.toAcknowledge()),
                    ElapsedBody.of(times.toMitigate()),
                    ElapsedBody.of(times.toResolve()),
                    ElapsedBody.of(times.toFirstAction()));
        }
    }

    private static ElapsedBody of(Optional<Elapsed> elapsed) {
        return elapsed.map(time -> new ElapsedBody(
                        Seconds.of(time.nanos()),
                        Duration.ofNanos(time.nanos()),
                        time.isExact()
                                ? null
                                : new OutageBody.Bounds(Seconds.of(time.least()), Seconds.of(time.most()))))
                .orElse(null);
    }
}
