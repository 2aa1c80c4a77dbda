package dev.faultline.timeline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.figures.Distribution;
import dev.faultline.timeline.figures.GroupFigures;
import dev.faultline.timeline.figures.GroupKey;
import dev.faultline.timeline.figures.TimeSum;
import dev.faultline.timeline.laws.NaiveFigures.Cases;
import dev.faultline.timeline.laws.NaiveFigures.Key;
import dev.faultline.timeline.laws.NaiveFigures.Question;
import dev.faultline.timeline.laws.NaiveOutages.Outage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the answers of the read models against those of the oracle. */
final class Expected {
    private static final double EXACT_ENOUGH = 1e-12;

    private Expected() {}

    static void figures(Map<Key, Cases> expected, List<GroupFigures> found, String told) {
        Map<Key, GroupFigures> byKey = new HashMap<>();
        found.forEach(group -> byKey.put(key(group.key()), group));
        assertEquals(expected.keySet(), byKey.keySet(), told);
        expected.forEach((key, cases) -> group(cases, byKey.get(key), told + " group " + key));
    }

    static List<Asked.Found> outages(List<Line> log, Question question) {
        var ruling = NaiveFacts.ruling(log, question.knownAt());
        return NaiveOutages.outages(ruling, question.rules(), question.asOf()).values().stream()
                .flatMap(List::stream)
                .filter(outage -> outage.overlaps(question.from(), question.to(), question.asOf()))
                .filter(outage -> question.filter().lets(outage.first().fact()))
                .map(outage -> found(outage, question.asOf()))
                .sorted(Comparator.comparing(Asked.Found::start).thenComparing(Asked.Found::device))
                .toList();
    }

    private static Asked.Found found(Outage outage, Instant asOf) {
        Line.Fact first = outage.first().fact();
        return new Asked.Found(
                outage.device(),
                first.datacenter(),
                first.role(),
                outage.start(),
                outage.end(),
                outage.duration(asOf),
                outage.worstIsDown(),
                outage.partIn(DeviceState.DOWN, asOf),
                outage.partIn(DeviceState.DEGRADED, asOf),
                outage.partIn(DeviceState.UNKNOWN, asOf),
                outage.uncertainty(),
                NaiveOutages.notBelowZero(
                        Duration.between(outage.start(), outage.first().knownAt())),
                outage.evidence().stream()
                        .map(known -> known.fact().id())
                        .limit(100)
                        .toList(),
                outage.evidence().size());
    }

    private static void group(Cases cases, GroupFigures found, String told) {
        distribution(cases.restores, found.timeToRestore().told(), told + " time to restore");
        if (cases.detections.size() == cases.started) {
            distribution(cases.detections, found.timeToDetect().told(), told + " time to detect");
        }
        assertEquals(cases.open, found.open(), told + " open");
        assertEquals(cases.started, found.started(), told + " started");
        assertEquals(cases.betweenStarts.size(), found.gaps().count(), told + " pairs");
        assertEquals(exact(sum(cases.betweenStarts)), found.gaps().sum(), told + " between starts");
        assertEquals(exact(cases.observed), found.times().observed(), told + " observed");
        assertEquals(exact(cases.down), found.times().down(), told + " down");
        assertEquals(exact(cases.unobserved), found.times().unobserved(), told + " unobserved");
        BigDecimal up = seconds(cases.observed.minus(cases.down));
        near(ratio(up, BigDecimal.valueOf(cases.started)), found.mtbfSeconds(), told + " MTBF");
        near(
                ratio(seconds(sum(cases.betweenStarts)), BigDecimal.valueOf(cases.betweenStarts.size())),
                found.gaps().meanSeconds(),
                told + " mean between starts");
        near(ratio(up, seconds(cases.observed)), found.times().availability(), told + " availability");
        BigDecimal whole = seconds(cases.observed.plus(cases.unobserved));
        if (found.times().isExact()) {
            near(ratio(up, whole), found.times().minAvailability(), told + " least availability");
            near(
                    ratio(up.add(seconds(cases.unobserved)), whole),
                    found.times().maxAvailability(),
                    told + " most availability");
        }
    }

    private static void distribution(List<Duration> durations, Distribution found, String told) {
        assertEquals(durations.size(), found.count(), told + " count");
        if (durations.isEmpty()) {
            return;
        }
        List<Duration> sorted = durations.stream().sorted().toList();
        assertEquals(exact(sum(durations)), found.sum(), told + " sum");
        assertEquals(atRank(sorted, "0.50"), Duration.ofNanos(found.p50()), told + " p50");
        assertEquals(atRank(sorted, "0.90"), Duration.ofNanos(found.p90()), told + " p90");
        assertEquals(atRank(sorted, "0.95"), Duration.ofNanos(found.p95()), told + " p95");
        assertEquals(sorted.getLast(), Duration.ofNanos(found.max()), told + " max");
        near(ratio(seconds(sum(durations)), BigDecimal.valueOf(durations.size())), found.meanSeconds(), told + " mean");
    }

    private static Duration atRank(List<Duration> sorted, String share) {
        int rank = new BigDecimal(share)
                .multiply(BigDecimal.valueOf(sorted.size()))
                .setScale(0, java.math.RoundingMode.CEILING)
                .intValueExact();
        return sorted.get(rank - 1);
    }

    private static Duration sum(List<Duration> durations) {
        return durations.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    private static TimeSum exact(Duration duration) {
        var sum = new TimeSum();
        Duration left = duration;
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        for (; left.compareTo(longest) > 0; left = left.minus(longest)) {
            sum.add(longest.toNanos());
        }
        sum.add(left.toNanos());
        return sum;
    }

    private static double ratio(BigDecimal part, BigDecimal of) {
        return of.signum() == 0
                ? Double.NaN
                : part.divide(of, MathContext.DECIMAL128).doubleValue();
    }

    private static void near(double expected, double found, String told) {
        assertTrue(
                Double.isNaN(expected)
                        ? Double.isNaN(found)
                        : Math.abs(expected - found) <= EXACT_ENOUGH * Math.max(1, Math.abs(expected)),
                () -> told + " expected " + expected + " but found " + found);
    }

    private static Key key(GroupKey key) {
        return new Key(key.datacenter(), key.role(), key.device(), key.month());
    }
}
