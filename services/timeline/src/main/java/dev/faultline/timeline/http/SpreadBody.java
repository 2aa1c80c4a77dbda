package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.figures.Distribution;
import dev.faultline.timeline.figures.Spread;
import java.math.BigDecimal;

/** The spread of durations as it is written; all null where there is no case. */
record SpreadBody(
        BigDecimal meanSeconds,
        BigDecimal p50Seconds,
        BigDecimal p90Seconds,
        BigDecimal p95Seconds,
        BigDecimal maxSeconds,
        long count,
        @JsonInclude(JsonInclude.Include.NON_NULL) Bounds bounds) {

    /** Between what a figure must lie where instants are uncertain. */
    record Between(BigDecimal min, BigDecimal max) {
        static Between of(long min, long max) {
            return new Between(Seconds.of(min), Seconds.of(max));
        }

        /** Null where there is no such figure. */
        static Between of(double min, double max) {
            return Double.isFinite(min) ? new Between(Seconds.of(min), Seconds.of(max)) : null;
        }
    }

    /** Between what each of the figures must lie. */
    record Bounds(Between meanSeconds, Between p50Seconds, Between p90Seconds, Between p95Seconds, Between maxSeconds) {
        static Bounds of(Spread.Bounds bounds) {
            Distribution least = bounds.least();
            Distribution most = bounds.most();
            return new Bounds(
                    Between.of(least.meanSeconds(), most.meanSeconds()),
                    Between.of(least.p50(), most.p50()),
                    Between.of(least.p90(), most.p90()),
                    Between.of(least.p95(), most.p95()),
                    Between.of(least.max(), most.max()));
        }
    }

    static SpreadBody of(Spread spread) {
        Distribution told = spread.told();
        return told.count() == 0
                ? new SpreadBody(null, null, null, null, null, 0, null)
                : new SpreadBody(
                        Seconds.of(told.meanSeconds()),
                        Seconds.of(told.p50()),
                        Seconds.of(told.p90()),
                        Seconds.of(told.p95()),
                        Seconds.of(told.max()),
                        told.count(),
                        spread.bounds().map(Bounds::of).orElse(null));
    }
}
