package dev.faultline.timeline.laws;

import static dev.faultline.timeline.laws.CountedAnswers.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.http.StandingReads;
import dev.faultline.timeline.laws.CountedHistories.Log;
import dev.faultline.timeline.laws.NaiveFigures.By;
import dev.faultline.timeline.laws.NaiveFigures.Key;
import dev.faultline.timeline.replay.TimelineView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history, any planned work and any calendar, of figures it is a law that")
class FiguresLawsTest {
    private static final int HISTORIES = 300;
    private static final int QUESTIONS = 4;
    private static final List<String> CRITICAL = List.of("role-0");
    /** What of a group adds up over groups and windows. */
    private static final List<String> SUMS = List.of(
            "/availability/observedSeconds",
            "/availability/downSeconds",
            "/availability/unobservedSeconds",
            "/availability/maintenanceSeconds",
            "/availability/outsideHoursSeconds",
            "/timeToRestore/count",
            "/timeToDetect/count",
            "/mtbf/count");

    /** A question to a history, and how to ask others of it. */
    private record Asking(CountedHistories random, Log log, TimelineView view, CountedQuestion question, String told) {
        JsonNode figures(CountedQuestion other) {
            return FiguresLawsTest.figures(view, other);
        }

        Map<Key, JsonNode> groups(CountedQuestion other) {
            return CountedAnswers.groups(figures(other));
        }
    }

    private interface Law {
        void holds(Asking asking);
    }

    @Test
    @DisplayName(
            "time up, down, unobserved, in planned work and outside hours adds up to the time since the first facts")
    void durations_add_up() {
        each(asking -> {
            CountedQuestion question = asking.question.everywhere().groupedBy(Set.of());
            Map<Key, JsonNode> groups = asking.groups(question);
            BigDecimal since = CountedAnswers.seconds(sinceFirstFacts(asking.log, question));
            BigDecimal found = BigDecimal.ZERO;
            for (JsonNode group : groups.values()) {
                found = found.add(time(group));
            }
            assertNear(since, found, asking.told);
        });
    }

    /** The time in the window since the first fact of each device, or of each datacenter as a whole. */
    private static Duration sinceFirstFacts(Log log, CountedQuestion question) {
        Map<String, Instant> first = new HashMap<>();
        NaiveFacts.ruling(log.facts(), question.knownAt())
                .values()
                .forEach(facts -> facts.forEach(known -> first.merge(
                        question.wholes()
                                ? known.fact().datacenter()
                                : known.fact().device(),
                        known.at(),
                        (one, other) -> one.isBefore(other) ? one : other)));
        Duration sum = Duration.ZERO;
        for (Instant at : first.values()) {
            Instant from = at.isAfter(question.from()) ? at : question.from();
            sum = sum.plus(NaiveOutages.notBelowZero(Duration.between(from, question.end())));
        }
        return sum;
    }

    @Test
    @DisplayName("where all devices were told of before it, all that time adds up to the window, once for each device")
    void durations_add_up_to_the_window() {
        each(asking -> {
            CountedQuestion question = asking.question
                    .everywhere()
                    .groupedBy(Set.of(asking.question.wholes() ? By.DATACENTER : By.DEVICE));
            for (JsonNode group : asking.groups(question).values()) {
                Instant first = firstFact(asking.log, question, group);
                if (!first.isAfter(question.from())) {
                    Duration window = Duration.between(question.from(), question.end());
                    assertNear(CountedAnswers.seconds(window), time(group), asking.told);
                }
            }
        });
    }

    private static Instant firstFact(Log log, CountedQuestion question, JsonNode group) {
        Key key = CountedAnswers.key(group.get("key"));
        return NaiveFacts.ruling(log.facts(), question.knownAt()).values().stream()
                .flatMap(List::stream)
                .filter(known -> question.wholes()
                        ? known.fact().datacenter().equals(key.datacenter().orElseThrow())
                        : known.fact().device().equals(key.device().orElseThrow()))
                .map(NaiveFacts.Known::at)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    @Test
    @DisplayName("the parts of a window that is split anywhere give the whole")
    void splitting() {
        each(asking -> {
            CountedQuestion question = asking.question;
            Instant at = asking.random.instant();
            if (!at.isAfter(question.from()) || !at.isBefore(question.end())) {
                return;
            }
            Map<Key, JsonNode> whole = asking.groups(question);
            List<JsonNode> parts = new ArrayList<>();
            parts.addAll(asking.groups(question.window(question.from(), at)).values());
            parts.addAll(asking.groups(question.window(at, question.to())).values());
            assertSums(whole, parts, key -> key, asking.told + " split at " + at);
        });
    }

    @Test
    @DisplayName("the months give the window that they are of")
    void months() {
        each(asking -> {
            Set<By> by = EnumSet.noneOf(By.class);
            by.addAll(asking.question.groupBy());
            by.remove(By.MONTH);
            Set<By> monthly = EnumSet.of(By.MONTH);
            monthly.addAll(by);
            assertSums(
                    asking.groups(asking.question.groupedBy(by)),
                    asking.groups(asking.question.groupedBy(monthly)).values(),
                    key -> new Key(key.datacenter(), key.role(), key.device(), Optional.empty()),
                    asking.told);
        });
    }

    @Test
    @DisplayName("grouping and then adding gives what not grouping gives")
    void grouping() {
        each(asking -> {
            Map<Key, JsonNode> grouped = asking.groups(asking.question);
            Map<Key, JsonNode> all = asking.groups(asking.question.groupedBy(Set.of()));
            assertSums(
                    all,
                    grouped.values(),
                    key -> new Key(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                    asking.told);
            if (!asking.question.groupBy().contains(By.MONTH)) {
                long open = 0;
                for (JsonNode group : grouped.values()) {
                    open += group.at("/timeToRestore/open").longValue();
                }
                for (JsonNode group : all.values()) {
                    assertEquals(group.at("/timeToRestore/open").longValue(), open, asking.told);
                }
            }
        });
    }

    @Test
    @DisplayName("availability lies from 0 to 1 and within its band, and no more is down than was observed")
    void band() {
        each(asking -> {
            for (JsonNode group : asking.groups(asking.question).values()) {
                JsonNode available = group.get("availability");
                List<BigDecimal> ascending = new ArrayList<>();
                ascending.add(BigDecimal.ZERO);
                for (String name : List.of("min", "value", "max")) {
                    if (available.get(name).isNumber()) {
                        ascending.add(available.get(name).decimalValue());
                    }
                }
                ascending.add(BigDecimal.ONE);
                assertEquals(ascending.stream().sorted().toList(), ascending, asking.told + group);
                assertEquals(
                        available.get("min").isNumber(), available.get("max").isNumber(), asking.told);
                assertTrue(
                        number(available.get("downSeconds")).compareTo(number(available.get("observedSeconds"))) <= 0,
                        asking.told);
            }
        });
    }

    @Test
    @DisplayName("what was known at an instant is not changed by anything that is learned later")
    void known_then() {
        each(asking -> {
            Instant then = asking.random.instant();
            Instant now = asking.random.latest();
            CountedQuestion question = asking.question.known(Optional.of(then), now);
            if (!then.isBefore(now)) {
                return;
            }
            Log later = asking.log.and(asking.random.later(asking.log, then));
            TimelineView view = later.replay().view();
            String told = asking.told + " known " + then;
            assertEquals(
                    asking.figures(question).get("groups").toString(),
                    figures(view, question).get("groups").toString(),
                    told);
            assertEquals(outages(asking.view, question), outages(view, question), told);
        });
    }

    private static String outages(TimelineView view, CountedQuestion question) {
        var reads = new StandingReads(view, question.now(), CRITICAL);
        return StandingReads.json(reads.outages(question.parametersOfOutages()))
                .get("items")
                .toString();
    }

    @Test
    @DisplayName("planned work that lies within other planned work changes nothing")
    void nested_work() {
        each(asking -> {
            RandomGenerator dice = asking.random.random();
            Instant from = asking.random.instant();
            Instant middle = from.plusSeconds(1 + dice.nextInt(200_000));
            Instant overlap = middle.minusSeconds(dice.nextInt(1_000));
            Instant to = middle.plusSeconds(1 + dice.nextInt(200_000));
            Scope scope = asking.random.scope();
            List<MaintenanceEvent> union = List.of(
                    CountedHistories.work("outer-1", scope, from, middle),
                    CountedHistories.work("outer-2", scope, overlap, to));
            long length = Duration.between(from, to).toSeconds();
            Instant begin = from.plusSeconds(dice.nextLong(length));
            Instant end = begin.plusSeconds(
                    1 + dice.nextLong(Duration.between(begin, to).toSeconds()));
            List<MaintenanceEvent> nested = List.of(CountedHistories.work("nested", within(scope, dice), begin, end));
            Log outer = asking.log.and(new Log(List.of(), asking.random.toldLast(union)));
            Log both = outer.and(new Log(List.of(), asking.random.toldLast(nested)));
            CountedQuestion question = asking.question.known(Optional.empty(), asking.random.latest());
            String told = asking.told + " " + union + nested;
            TimelineView without = outer.replay().view();
            TimelineView with = both.replay().view();
            assertEquals(
                    figures(without, question).get("groups").toString(),
                    figures(with, question).get("groups").toString(),
                    told);
            assertEquals(outages(without, question), outages(with, question), told);
        });
    }

    /** A scope that covers nothing which the other does not. */
    private static Scope within(Scope scope, RandomGenerator dice) {
        List<String> devices = scope.devices().isEmpty() || dice.nextBoolean() ? scope.devices() : List.of();
        List<String> roles = scope.roles().isEmpty() && !scope.datacenters().isEmpty() && dice.nextBoolean()
                ? List.of("role-1")
                : scope.roles();
        var narrow = new Scope(
                scope.datacenters().size() > 1 && dice.nextBoolean()
                        ? scope.datacenters().subList(0, 1)
                        : scope.datacenters(),
                roles,
                devices);
        return narrow.isEmpty() ? scope : narrow;
    }

    @Test
    @DisplayName("an uncertainty that is added to an instant only widens bands, and changes no value")
    void uncertainty_widens() {
        each(asking -> {
            List<Line> facts = new ArrayList<>(asking.log.facts());
            if (facts.isEmpty()) {
                return;
            }
            RandomGenerator dice = asking.random.random();
            Line doubtful = facts.get(dice.nextInt(facts.size()));
            Duration more = Duration.ofMinutes(1 + dice.nextInt(dice.nextBoolean() ? 30 : 3_000));
            facts.replaceAll(line -> line instanceof Line.Fact fact && line.id().equals(doubtful.id())
                    ? fact.withUncertainty(fact.uncertainty().plus(more))
                    : line);
            TimelineView view = new Log(facts, asking.log.staff()).replay().view();
            Map<Key, JsonNode> before = asking.groups(asking.question);
            Map<Key, JsonNode> after = CountedAnswers.groups(figures(view, asking.question));
            String told = asking.told + " " + doubtful + " by " + more;
            assertEquals(before.keySet(), after.keySet(), told);
            before.forEach((key, group) -> {
                assertEquals(values(group), values(after.get(key)), told);
                wider(group, after.get(key), told);
            });
        });
    }

    /** All numbers of a group but those of bands. */
    private static Map<String, String> values(JsonNode group) {
        Map<String, String> values = new HashMap<>();
        for (String figure : List.of("timeToRestore", "timeToDetect", "mtbf", "availability")) {
            group.get(figure).properties().forEach(field -> {
                boolean band = field.getKey().equals("bounds")
                        || figure.equals("availability") && Set.of("min", "max").contains(field.getKey());
                if (!band) {
                    values.put(figure + field.getKey(), field.getValue().toString());
                }
            });
        }
        return values;
    }

    private static void wider(JsonNode before, JsonNode after, String told) {
        atMost(after.at("/availability/min"), before.at("/availability/min"), told);
        atMost(before.at("/availability/max"), after.at("/availability/max"), told);
        for (String figure : List.of("timeToRestore", "timeToDetect", "mtbf")) {
            JsonNode bounds = after.get(figure).path("bounds");
            assertTrue(bounds.isObject() || !before.get(figure).has("bounds"), told + " " + figure);
            for (Iterator<String> names = bounds.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                JsonNode value = before.get(figure).get(name);
                JsonNode old = before.get(figure).path("bounds").path(name);
                atMost(bounds.get(name).path("min"), old.has("min") ? old.get("min") : value, told);
                atMost(old.has("max") ? old.get("max") : value, bounds.get(name).path("max"), told);
                atMost(bounds.get(name).path("min"), value, told);
                atMost(value, bounds.get(name).path("max"), told);
            }
        }
    }

    private static void atMost(JsonNode less, JsonNode more, String told) {
        assertTrue(
                number(less).compareTo(number(more).add(new BigDecimal("1e-9"))) <= 0,
                () -> told + " " + less + " exceeds " + more);
    }

    /** Asks each question of each history, about devices and about datacenters as wholes in turn. */
    private static void each(Law law) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new CountedHistories(seed);
            Log log = random.history();
            TimelineView view = CountedViews.of(seed, log);
            for (int i = 0; i < QUESTIONS; i++) {
                CountedQuestion question = random.question();
                CountedQuestion asked = i % 2 == 0 ? question : CountedHistories.ofWholes(question);
                law.holds(new Asking(random, log, view, asked, "seed " + seed + " question " + i + " " + asked));
            }
        }
    }

    private static JsonNode figures(TimelineView view, CountedQuestion question) {
        return StandingReads.json(new StandingReads(view, question.now(), CRITICAL).figures(question.parameters()));
    }

    private static BigDecimal time(JsonNode group) {
        JsonNode available = group.get("availability");
        return number(available.get("observedSeconds"))
                .add(number(available.get("unobservedSeconds")))
                .add(number(available.get("maintenanceSeconds")))
                .add(number(available.path("outsideHoursSeconds")));
    }

    private static void assertSums(
            Map<Key, JsonNode> whole, Iterable<JsonNode> parts, UnaryOperator<Key> into, String told) {
        Map<Key, Map<String, BigDecimal>> sums = new HashMap<>();
        for (JsonNode part : parts) {
            Map<String, BigDecimal> sum =
                    sums.computeIfAbsent(into.apply(CountedAnswers.key(part.get("key"))), key -> new HashMap<>());
            summed(part).forEach((name, value) -> sum.merge(name, value, BigDecimal::add));
        }
        for (Map.Entry<Key, JsonNode> group : whole.entrySet()) {
            Map<String, BigDecimal> sum = sums.getOrDefault(group.getKey(), Map.of());
            summed(group.getValue())
                    .forEach((name, value) -> assertNear(
                            value, sum.getOrDefault(name, BigDecimal.ZERO), told + " " + group.getKey() + " " + name));
        }
        sums.keySet().removeAll(whole.keySet());
        // A part may have a group that the whole has not: of an outage that is open at the end of the part alone.
        sums.forEach((key, sum) -> sum.forEach((name, value) -> assertNear(BigDecimal.ZERO, value, told + key + name)));
    }

    /** What adds up, that of figures which are means as far as their cases go. */
    private static Map<String, BigDecimal> summed(JsonNode group) {
        Map<String, BigDecimal> summed = new HashMap<>();
        SUMS.forEach(name -> summed.put(name, number(group.at(name))));
        for (String figure : List.of("timeToRestore", "timeToDetect")) {
            JsonNode times = group.get(figure);
            BigDecimal count = number(times.get("count"));
            summed.put(figure, number(times.get("meanSeconds")).multiply(count));
            JsonNode bounds = times.path("bounds").path("meanSeconds");
            summed.put(
                    figure + " at least",
                    number(bounds.has("min") ? bounds.get("min") : times.get("meanSeconds"))
                            .multiply(count));
            summed.put(
                    figure + " at most",
                    number(bounds.has("max") ? bounds.get("max") : times.get("meanSeconds"))
                            .multiply(count));
        }
        JsonNode available = group.get("availability");
        BigDecimal known = number(available.get("observedSeconds")).add(number(available.get("unobservedSeconds")));
        summed.put("up at least", number(available.get("min")).multiply(known, MathContext.DECIMAL64));
        summed.put("up at most", number(available.get("max")).multiply(known, MathContext.DECIMAL64));
        return summed;
    }

    private static void assertNear(BigDecimal expected, BigDecimal found, String told) {
        BigDecimal scale = expected.abs().max(BigDecimal.ONE);
        assertTrue(
                expected.subtract(found).abs().compareTo(scale.multiply(new BigDecimal("1e-7"))) <= 0,
                () -> told + " expected " + expected + " but found " + found);
    }
}
