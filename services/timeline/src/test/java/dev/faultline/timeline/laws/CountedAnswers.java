package dev.faultline.timeline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.events.DeviceState;
import dev.faultline.timeline.laws.NaiveCounting.As;
import dev.faultline.timeline.laws.NaiveCounting.Case;
import dev.faultline.timeline.laws.NaiveCounting.Counted;
import dev.faultline.timeline.laws.NaiveCounting.Listed;
import dev.faultline.timeline.laws.NaiveCourse.Spell;
import dev.faultline.timeline.laws.NaiveFigures.Key;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Holds answers, as they are written, against what the oracle counts. */
final class CountedAnswers {
    private static final BigDecimal EXACT_ENOUGH = new BigDecimal("1e-9");
    private static final List<String> TIMES =
            List.of("observedSeconds", "unobservedSeconds", "maintenanceSeconds", "outsideHoursSeconds");

    private CountedAnswers() {}

    /** The groups in which there is anything of outages and times, by their keys. */
    static Map<Key, JsonNode> groups(JsonNode answer) {
        Map<Key, JsonNode> groups = new HashMap<>();
        for (JsonNode group : answer.get("groups")) {
            if (!isEmpty(group)) {
                groups.put(key(group.get("key")), group);
            }
        }
        return groups;
    }

    private static boolean isEmpty(JsonNode group) {
        return TIMES.stream()
                        .allMatch(name ->
                                number(group.at("/availability/" + name)).signum() == 0)
                && group.at("/timeToRestore/count").longValue() == 0
                && group.at("/timeToRestore/open").longValue() == 0
                && group.at("/timeToDetect/count").longValue() == 0;
    }

    static Key key(JsonNode key) {
        return new Key(
                text(key, "datacenter"),
                text(key, "role"),
                text(key, "device"),
                text(key, "month").map(YearMonth::parse));
    }

    static Optional<String> text(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(node.get(name).textValue()) : Optional.empty();
    }

    /** A number; 0 where there is none. */
    static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
    }

    static void figures(Map<Key, Counted> expected, JsonNode answer, boolean hours, String told) {
        Map<Key, JsonNode> found = groups(answer);
        assertEquals(expected.keySet(), found.keySet(), told);
        expected.forEach((key, counted) -> group(counted, found.get(key), hours, told + " group " + key));
    }

    private static void group(Counted counted, JsonNode group, boolean hours, String told) {
        distribution(counted.restores, group.get("timeToRestore"), told + " time to restore");
        distribution(counted.detections, group.get("timeToDetect"), told + " time to detect");
        assertEquals(counted.open, group.at("/timeToRestore/open").longValue(), told + " open");
        assertEquals(counted.started, group.at("/mtbf/count").longValue(), told + " started");
        JsonNode available = group.get("availability");
        Duration down = counted.time(As.DOWN);
        Duration observed = counted.time(As.UP).plus(down);
        near(seconds(observed), available.get("observedSeconds"), told + " observed");
        near(seconds(down), available.get("downSeconds"), told + " down");
        near(seconds(counted.time(As.UNOBSERVED)), available.get("unobservedSeconds"), told + " unobserved");
        near(seconds(counted.time(As.MAINTENANCE)), available.get("maintenanceSeconds"), told + " maintenance");
        assertEquals(hours, available.has("outsideHoursSeconds"), told + " says time outside hours");
        near(seconds(counted.time(As.OUTSIDE_HOURS)), available.path("outsideHoursSeconds"), told + " outside");
        BigDecimal up = seconds(counted.time(As.UP));
        BigDecimal whole = seconds(observed.plus(counted.time(As.UNOBSERVED)));
        near(ratio(up, seconds(observed)), available.get("value"), told + " availability");
        near(ratio(up.subtract(seconds(counted.mayBeDown)), whole), available.get("min"), told + " least available");
        near(
                ratio(up.add(seconds(counted.time(As.UNOBSERVED))).add(seconds(counted.mayBeUp)), whole),
                available.get("max"),
                told + " most available");
        failures(counted, group.get("mtbf"), told);
    }

    private static void failures(Counted counted, JsonNode mtbf, String told) {
        BigDecimal up = seconds(counted.time(As.UP));
        BigDecimal started = BigDecimal.valueOf(counted.started);
        near(ratio(up, started), mtbf.get("meanSeconds"), told + " MTBF");
        near(mean(counted.betweenStarts, Case::value), mtbf.get("betweenStartsSeconds"), told + " between starts");
        JsonNode bounds = mtbf.path("bounds");
        boolean timeUncertain =
                counted.started > 0 && !counted.mayBeDown.plus(counted.mayBeUp).isZero();
        boolean pairsUncertain = counted.betweenStarts.stream().anyMatch(Case::uncertain);
        assertEquals(timeUncertain || pairsUncertain, bounds.isObject(), told + " bounds of MTBF");
        if (bounds.isObject()) {
            near(
                    ratio(up.subtract(seconds(counted.mayBeDown)), started),
                    bounds.at("/meanSeconds/min"),
                    told + " least MTBF");
            near(ratio(up.add(seconds(counted.mayBeUp)), started), bounds.at("/meanSeconds/max"), told + " most MTBF");
            near(
                    mean(counted.betweenStarts, Case::least),
                    bounds.at("/betweenStartsSeconds/min"),
                    told + " least between starts");
            near(
                    mean(counted.betweenStarts, Case::most),
                    bounds.at("/betweenStartsSeconds/max"),
                    told + " most between starts");
        }
    }

    private static void distribution(List<Case> cases, JsonNode found, String told) {
        assertEquals(cases.size(), found.get("count").longValue(), told + " count");
        spread(cases, Case::value, name -> found.path(name), told);
        boolean uncertain = cases.stream().anyMatch(Case::uncertain);
        assertEquals(uncertain, found.path("bounds").isObject(), told + " bounds");
        if (uncertain) {
            spread(cases, Case::least, name -> found.path("bounds").path(name).path("min"), told + " least");
            spread(cases, Case::most, name -> found.path("bounds").path(name).path("max"), told + " most");
        }
    }

    private static void spread(
            List<Case> cases, Function<Case, Duration> which, Function<String, JsonNode> found, String told) {
        List<Duration> sorted = cases.stream().map(which).sorted().toList();
        near(mean(cases, which), found.apply("meanSeconds"), told + " mean");
        near(atRank(sorted, "0.50"), found.apply("p50Seconds"), told + " p50");
        near(atRank(sorted, "0.90"), found.apply("p90Seconds"), told + " p90");
        near(atRank(sorted, "0.95"), found.apply("p95Seconds"), told + " p95");
        near(atRank(sorted, "1"), found.apply("maxSeconds"), told + " max");
    }

    private static Optional<BigDecimal> atRank(List<Duration> sorted, String share) {
        int rank = new BigDecimal(share)
                .multiply(BigDecimal.valueOf(sorted.size()))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(seconds(sorted.get(rank - 1)));
    }

    private static Optional<BigDecimal> mean(List<Case> cases, Function<Case, Duration> which) {
        Duration sum = cases.stream().map(which).reduce(Duration.ZERO, Duration::plus);
        return ratio(seconds(sum), BigDecimal.valueOf(cases.size()));
    }

    /** The outages as they are listed. */
    static void outages(List<Listed> expected, JsonNode answer, Instant asOf, String told) {
        List<String> found = new ArrayList<>();
        answer.get("items")
                .forEach(item -> found.add(item.get("start").textValue() + " "
                        + text(item, "device").orElse(item.get("datacenter").textValue())));
        assertEquals(
                expected.stream()
                        .map(listed ->
                                listed.spell().start() + " " + listed.course().name())
                        .toList(),
                found,
                told);
        for (int i = 0; i < expected.size(); i++) {
            outage(expected.get(i), answer.get("items").get(i), asOf, told + " outage " + found.get(i));
        }
    }

    private static void outage(Listed listed, JsonNode item, Instant asOf, String told) {
        Spell spell = listed.spell();
        assertEquals(listed.course().device(), text(item, "device"), told + " device");
        assertEquals(Optional.of(spell.datacenter()), text(item, "datacenter"), told + " datacenter");
        assertEquals(spell.role(), text(item, "role"), told + " role");
        assertEquals(spell.end().map(Instant::toString), text(item, "end"), told + " end");
        assertEquals(
                spell.worstIsDown() ? "down" : "degraded", item.get("worst").textValue(), told + " worst");
        Duration duration = spell.duration(asOf);
        near(seconds(duration), item.get("durationSeconds"), told + " duration");
        Case bounded = Case.of(duration, spell.uncertainty());
        assertEquals(!spell.uncertainty().isZero(), item.has("bounds"), told + " bounds");
        if (item.has("bounds")) {
            near(seconds(bounded.least()), item.at("/bounds/minSeconds"), told + " least");
            near(seconds(bounded.most()), item.at("/bounds/maxSeconds"), told + " most");
        }
        near(seconds(spell.partIn(DeviceState.DOWN, asOf)), item.get("downSeconds"), told + " down");
        near(seconds(spell.partIn(DeviceState.DEGRADED, asOf)), item.get("degradedSeconds"), told + " degraded");
        near(seconds(spell.partIn(DeviceState.UNKNOWN, asOf)), item.get("unobservedSeconds"), told + " unobserved");
        near(seconds(listed.maintenance()), item.get("maintenanceSeconds"), told + " planned");
        assertEquals(listed.business().isPresent(), item.has("businessSeconds"), told + " says business hours");
        listed.business()
                .ifPresent(business -> near(seconds(business), item.get("businessSeconds"), told + " business"));
        spell.evidence().ifPresent(evidence -> {
            List<String> ids = new ArrayList<>();
            item.get("evidence").forEach(id -> ids.add(id.textValue()));
            assertEquals(evidence, ids, told + " evidence");
        });
    }

    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds()).add(BigDecimal.valueOf(duration.toNanosPart(), 9));
    }

    /** Empty where there is nothing to divide by. */
    static Optional<BigDecimal> ratio(BigDecimal of, BigDecimal by) {
        return by.signum() == 0 ? Optional.empty() : Optional.of(of.divide(by, MathContext.DECIMAL64));
    }

    static void near(BigDecimal expected, JsonNode found, String told) {
        near(
                Optional.of(expected),
                found.isMissingNode() ? new com.fasterxml.jackson.databind.node.IntNode(0) : found,
                told);
    }

    static void near(Optional<BigDecimal> expected, JsonNode found, String told) {
        boolean near = expected.isEmpty()
                ? !found.isNumber()
                : found.isNumber() && isNear(expected.get(), found.decimalValue());
        assertTrue(near, () -> told + " expected " + expected + " but found " + found);
    }

    static boolean isNear(BigDecimal one, BigDecimal other) {
        BigDecimal scale = one.abs().max(BigDecimal.ONE);
        return one.subtract(other).abs().compareTo(EXACT_ENOUGH.multiply(scale)) <= 0;
    }
}
