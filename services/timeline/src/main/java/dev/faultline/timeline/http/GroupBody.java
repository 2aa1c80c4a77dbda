package dev.faultline.timeline.http;

import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.Distribution;
import dev.faultline.timeline.figures.GroupFigures;
import dev.faultline.timeline.figures.GroupKey;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of one group as they are written. A figure of which there is no case is null. */
record GroupBody(
        Map<String, String> key,
        TimeToRestore timeToRestore,
        TimeToDetect timeToDetect,
        Mtbf mtbf,
        Availability availability) {

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

    static GroupBody of(GroupFigures figures, List<Dimension> groupBy) {
        Distribution restore = figures.timeToRestore();
        Distribution detect = figures.timeToDetect();
        return new GroupBody(
                key(figures.key(), groupBy),
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
                        Seconds.of(figures.unobserved().toSeconds())));
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
                        case INCIDENT -> null;
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
