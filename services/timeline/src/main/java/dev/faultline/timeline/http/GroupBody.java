package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.FiguresQuery;
import dev.faultline.timeline.figures.GroupFigures;
import dev.faultline.timeline.figures.GroupKey;
import dev.faultline.timeline.figures.GroupedFigures;
import dev.faultline.timeline.figures.IncidentFigures;
import dev.faultline.timeline.figures.Times;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of one group as they are written. A figure of which there is no case is null. */
record GroupBody(
        Map<String, String> key,
        @JsonUnwrapped Figures figures,
        @JsonInclude(JsonInclude.Include.NON_NULL) ExplanationBody explanation) {
    /** The figures alone. */
    record Figures(
            TimeToRestore timeToRestore,
            SpreadBody timeToDetect,
            Mtbf mtbf,
            Availability availability,
            SpreadBody timeToAcknowledge,
            SpreadBody timeToMitigate,
            TimeToResolve timeToResolve,
            SpreadBody timeToFirstAction) {}

    /** Of outages that ended in the window, and how many are open. */
    record TimeToRestore(@JsonUnwrapped SpreadBody spread, long open) {}

    /** Mean time between failures, by both usual definitions. */
    record Mtbf(
            BigDecimal meanSeconds,
            BigDecimal betweenStartsSeconds,
            long count,
            @JsonInclude(JsonInclude.Include.NON_NULL) MtbfBounds bounds) {
        static Mtbf of(GroupFigures figures) {
            boolean exact = figures.times().isExact() && figures.gaps().isExact();
            return new Mtbf(
                    Seconds.of(figures.mtbfSeconds()),
                    Seconds.of(figures.gaps().meanSeconds()),
                    figures.started(),
                    exact || figures.started() == 0 ? null : MtbfBounds.of(figures));
        }
    }

    /** Between what they must lie where instants are uncertain. */
    record MtbfBounds(SpreadBody.Between meanSeconds, SpreadBody.Between betweenStartsSeconds) {
        static MtbfBounds of(GroupFigures figures) {
            return new MtbfBounds(
                    SpreadBody.Between.of(figures.leastMtbfSeconds(), figures.mostMtbfSeconds()),
                    SpreadBody.Between.of(
                            figures.gaps().leastMeanSeconds(), figures.gaps().mostMeanSeconds()));
        }
    }

    /** Fractions of 1, and what they are made of. */
    record Availability(
            BigDecimal value,
            BigDecimal min,
            BigDecimal max,
            BigDecimal observedSeconds,
            BigDecimal downSeconds,
            BigDecimal unobservedSeconds,
            BigDecimal maintenanceSeconds,
            @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal outsideHoursSeconds) {
        static Availability of(Times times, boolean withHours) {
            return new Availability(
                    fraction(times.availability()),
                    fraction(times.minAvailability()),
                    fraction(times.maxAvailability()),
                    Seconds.of(times.observed()),
                    Seconds.of(times.down()),
                    Seconds.of(times.unobserved()),
                    Seconds.of(times.maintenance()),
                    withHours ? Seconds.of(times.outsideHours()) : null);
        }
    }

    /** Of incidents that were resolved in the window, and how many are open. */
    record TimeToResolve(@JsonUnwrapped SpreadBody spread, long open) {}

    /** Whether another group has the same figures, whatever they are made of. */
    boolean hasFiguresOf(GroupBody other) {
        return figures.equals(other.figures);
    }

    /** @param query that the group answers */
    static GroupBody of(GroupedFigures.Group group, FiguresQuery query) {
        boolean withHours = query.counting().hours().isPresent();
        return new GroupBody(
                key(group.key(), query.groupBy()),
                figures(group.figures(), group.incidents(), withHours),
                group.explanation().map(ExplanationBody::of).orElse(null));
    }

    private static Figures figures(GroupFigures figures, IncidentFigures incidents, boolean withHours) {
        return new Figures(
                new TimeToRestore(SpreadBody.of(figures.timeToRestore()), figures.open()),
                SpreadBody.of(figures.timeToDetect()),
                Mtbf.of(figures),
                Availability.of(figures.times(), withHours),
                SpreadBody.of(incidents.timeToAcknowledge()),
                SpreadBody.of(incidents.timeToMitigate()),
                new TimeToResolve(SpreadBody.of(incidents.timeToResolve()), incidents.open()),
                SpreadBody.of(incidents.timeToFirstAction()));
    }

    private static Map<String, String> key(GroupKey key, List<Dimension> groupBy) {
        Map<String, String> body = new LinkedHashMap<>();
        for (Dimension dimension : groupBy) {
            body.put(dimension.wire(), dimension.of(key).orElse(null));
        }
        return body;
    }

    private static BigDecimal fraction(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value) : null;
    }
}
