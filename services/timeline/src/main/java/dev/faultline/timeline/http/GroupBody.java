package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.Distribution;
import dev.faultline.timeline.figures.GroupFigures;
import dev.faultline.timeline.figures.GroupKey;
import dev.faultline.timeline.figures.GroupedFigures;
import dev.faultline.timeline.figures.IncidentFigures;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of one group as they are written. A figure of which there is no case is null. */
record GroupBody(Map<String, String> key, @JsonUnwrapped Figures figures) {
    /** The figures alone. */
    record Figures(
            TimeToRestore timeToRestore,
            TimeToDetect timeToDetect,
            Mtbf mtbf,
            Availability availability,
            TimeOfIncidents timeToAcknowledge,
            TimeOfIncidents timeToMitigate,
            TimeToResolve timeToResolve,
            TimeOfIncidents timeToFirstAction) {}

    /** Of outages that ended in the window, and how many are open. */
    record TimeToRestore(
            BigDecimal meanSeconds,
            BigDecimal p50Seconds,
            BigDecimal p90Seconds,
            BigDecimal p95Seconds,
            BigDecimal maxSeconds,
            long count,
            long open) {}

    /** Of outages that started in the window. */
    record TimeToDetect(
            BigDecimal meanSeconds,
            BigDecimal p50Seconds,
            BigDecimal p90Seconds,
            BigDecimal p95Seconds,
            BigDecimal maxSeconds,
            long count) {}

    /** Mean time between failures, by both usual definitions. */
    record Mtbf(BigDecimal meanSeconds, BigDecimal betweenStartsSeconds, long count) {}

    /** Fractions of 1, and what they are made of. */
    record Availability(
            BigDecimal value,
            BigDecimal min,
            BigDecimal max,
            BigDecimal observedSeconds,
            BigDecimal downSeconds,
            BigDecimal unobservedSeconds) {}

    /** Of incidents that reached it in the window. */
    record TimeOfIncidents(
            BigDecimal meanSeconds,
            BigDecimal p50Seconds,
            BigDecimal p90Seconds,
            BigDecimal p95Seconds,
            BigDecimal maxSeconds,
            long count) {
        private static TimeOfIncidents of(Distribution times) {
            return new TimeOfIncidents(
                    mean(times),
                    GroupBody.of(times, times.p50()),
                    GroupBody.of(times, times.p90()),
                    GroupBody.of(times, times.p95()),
                    GroupBody.of(times, times.max()),
                    times.count());
        }
    }

    /** Of incidents that were resolved in the window, and how many are open. */
    record TimeToResolve(
            BigDecimal meanSeconds,
            BigDecimal p50Seconds,
            BigDecimal p90Seconds,
            BigDecimal p95Seconds,
            BigDecimal maxSeconds,
            long count,
            long open) {}

    static GroupBody of(GroupedFigures.Group group, List<Dimension> groupBy) {
        return new GroupBody(key(group.key(), groupBy), figures(group.figures(), group.incidents()));
    }

    private static Figures figures(GroupFigures figures, IncidentFigures incidents) {
        Distribution restore = figures.timeToRestore();
        Distribution detect = figures.timeToDetect();
        Distribution resolve = incidents.timeToResolve();
        return new Figures(
                new TimeToRestore(
                        mean(restore),
                        of(restore, restore.p50()),
                        of(restore, restore.p90()),
                        of(restore, restore.p95()),
                        of(restore, restore.max()),
                        restore.count(),
                        figures.open()),
                new TimeToDetect(
                        mean(detect),
                        of(detect, detect.p50()),
                        of(detect, detect.p90()),
                        of(detect, detect.p95()),
                        of(detect, detect.max()),
                        detect.count()),
                new Mtbf(
                        Seconds.of(figures.mtbfSeconds()),
                        Seconds.of(figures.meanBetweenStartsSeconds()),
                        figures.started()),
                new Availability(
                        fraction(figures.availability()),
                        fraction(figures.minAvailability()),
                        fraction(figures.maxAvailability()),
                        Seconds.of(figures.observed().toSeconds()),
                        Seconds.of(figures.down().toSeconds()),
                        Seconds.of(figures.unobserved().toSeconds())),
                TimeOfIncidents.of(incidents.timeToAcknowledge()),
                TimeOfIncidents.of(incidents.timeToMitigate()),
                new TimeToResolve(
                        mean(resolve),
                        of(resolve, resolve.p50()),
                        of(resolve, resolve.p90()),
                        of(resolve, resolve.p95()),
                        of(resolve, resolve.max()),
                        resolve.count(),
                        incidents.open()),
                TimeOfIncidents.of(incidents.timeToFirstAction()));
    }

    private static Map<String, String> key(GroupKey key, List<Dimension> groupBy) {
        Map<String, String> body = new LinkedHashMap<>();
        for (Dimension dimension : groupBy) {
            body.put(
                    dimension.wire(),
                    switch (dimension) {
                        case DATACENTER -> key.datacenter().orElse(null);
                        case ROLE -> key.role().orElse(null);
                        case DEVICE -> key.device().orElse(null);
                        case MONTH -> key.month().map(Object::toString).orElse(null);
                        case INCIDENT -> key.incident().orElse(null);
                    });
        }
        return body;
    }

    private static BigDecimal mean(Distribution distribution) {
        return distribution.count() == 0 ? null : Seconds.of(distribution.meanSeconds());
    }

    private static BigDecimal of(Distribution distribution, long nanos) {
        return distribution.count() == 0 ? null : Seconds.of(nanos);
    }

    private static BigDecimal fraction(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value) : null;
    }
}
