package dev.faultline.timeline.laws;

import static dev.faultline.timeline.laws.CountedAnswers.number;
import static dev.faultline.timeline.laws.CountedAnswers.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.timeline.http.StandingReads;
import dev.faultline.timeline.laws.CountedHistories.Log;
import dev.faultline.timeline.laws.NaiveFacts.Known;
import dev.faultline.timeline.replay.TimelineView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history, any planned work and any calendar, of an explanation it is a law that")
class ExplainedLawsTest {
    private static final int HISTORIES = 200;
    private static final int QUESTIONS = 2;
    private static final List<String> CRITICAL = List.of("role-0");

    private record Explained(
            Log log,
            CountedQuestion question,
            Map<String, List<Known>> ruling,
            Supplier<JsonNode> plain,
            JsonNode answer,
            String told) {}

    private interface Law {
        void holds(Explained explained);
    }

    @Test
    @DisplayName("it changes nothing of what it explains")
    void changes_nothing() {
        each(explained -> {
            JsonNode copy = explained.answer.get("groups").deepCopy();
            copy.forEach(group -> ((ObjectNode) group).remove("explanation"));
            assertEquals(explained.plain.get().get("groups").toString(), copy.toString(), explained.told);
        });
    }

    @Test
    @DisplayName("its ledger of time adds up to the times of the figures, and no time stands in it twice")
    void time_adds_up() {
        each(explained -> groups(explained, (group, explanation) -> {
            JsonNode time = explanation.get("time");
            assertEquals(time.size(), explanation.get("stretchCount").intValue(), explained.told);
            Map<String, Duration> sums = new HashMap<>();
            Map<String, Instant> reached = new HashMap<>();
            for (JsonNode stretch : time) {
                Instant from = Instant.parse(stretch.get("from").textValue());
                Instant to = Instant.parse(stretch.get("to").textValue());
                assertTrue(from.isBefore(to), explained.told + stretch);
                assertFalse(from.isBefore(explained.question.from()), explained.told + stretch);
                assertFalse(to.isAfter(explained.question.end()), explained.told + stretch);
                sums.merge(stretch.get("as").textValue(), Duration.between(from, to), Duration::plus);
                Instant before = reached.put(name(stretch), to);
                assertTrue(before == null || !from.isBefore(before), explained.told + " twice " + stretch);
            }
            JsonNode available = group.get("availability");
            near(sums, "down", available.get("downSeconds"), explained.told);
            near(sums, "unobserved", available.get("unobservedSeconds"), explained.told);
            near(sums, "maintenance", available.get("maintenanceSeconds"), explained.told);
            near(sums, "outside-hours", available.path("outsideHoursSeconds"), explained.told);
            sums.put("observed", of(sums, "up").plus(of(sums, "down")));
            near(sums, "observed", available.get("observedSeconds"), explained.told);
        }));
    }

    @Test
    @DisplayName("its outages are the cases of the figures, one by one")
    void outages_are_the_cases() {
        each(explained -> groups(explained, (group, explanation) -> {
            JsonNode outages = explanation.get("outages");
            assertEquals(outages.size(), explanation.get("outageCount").intValue(), explained.told);
            Map<String, Long> counts = new TreeMap<>(Map.of("restored", 0L, "started", 0L, "open", 0L));
            BigDecimal restored = BigDecimal.ZERO;
            BigDecimal down = BigDecimal.ZERO;
            for (JsonNode outage : outages) {
                for (String kind : List.copyOf(counts.keySet())) {
                    counts.merge(kind, outage.get(kind).booleanValue() ? 1L : 0L, Long::sum);
                }
                restored = outage.get("restored").booleanValue()
                        ? restored.add(number(outage.get("durationSeconds")))
                        : restored;
                down = down.add(number(outage.get("downSeconds")));
            }
            JsonNode restore = group.get("timeToRestore");
            assertEquals(restore.get("count").longValue(), counts.get("restored"), explained.told + " restored");
            assertEquals(restore.get("open").longValue(), counts.get("open"), explained.told + " open");
            assertEquals(group.at("/mtbf/count").longValue(), counts.get("started"), explained.told + " started");
            CountedAnswers.near(
                    number(restore.get("meanSeconds")).multiply(number(restore.get("count"))),
                    decimal(restored),
                    explained.told + " restored in");
        }));
    }

    @Test
    @DisplayName("every fact in it is one that rules, of the very time that it is said to rule")
    void facts_rule() {
        each(explained -> groups(explained, (group, explanation) -> {
            Map<String, Known> byId = new HashMap<>();
            explained
                    .ruling()
                    .values()
                    .forEach(facts ->
                            facts.forEach(known -> byId.put(known.fact().id(), known)));
            for (JsonNode stretch : explanation.get("time")) {
                Instant from = Instant.parse(stretch.get("from").textValue());
                text(stretch, "device").ifPresent(device -> {
                    Known rules = explained.ruling().get(device).stream()
                            .filter(known -> !known.at().isAfter(from))
                            .reduce((earlier, later) -> later)
                            .orElseThrow();
                    assertEquals(rules.fact().id(), text(stretch, "fact").orElse(""), explained.told + stretch);
                    assertEquals(
                            rules.fact().datacenter(), stretch.get("datacenter").textValue(), explained.told);
                });
            }
            for (JsonNode outage : explanation.get("outages")) {
                List<Known> evidence = new ArrayList<>();
                outage.get("evidence").forEach(id -> evidence.add(byId.get(id.textValue())));
                assertFalse(evidence.contains(null) || evidence.isEmpty(), explained.told + outage);
                for (Known known : evidence) {
                    assertTrue(
                            !outage.has("device")
                                    || known.fact()
                                            .device()
                                            .equals(outage.get("device").textValue()),
                            explained.told + outage);
                    assertFalse(
                            known.at()
                                    .isBefore(Instant.parse(outage.get("start").textValue())),
                            explained.told + outage);
                    assertTrue(
                            text(outage, "end")
                                    .map(end -> !known.at().isAfter(Instant.parse(end)))
                                    .orElse(true),
                            explained.told + outage);
                }
            }
        }));
    }

    @Test
    @DisplayName("time in planned work names all the work that was known then to cover it, and other time none")
    void work_is_named() {
        each(explained -> groups(explained, (group, explanation) -> {
            List<NaiveWork> works = NaiveWork.known(explained.log.staff(), explained.question.knownAt());
            for (JsonNode stretch : explanation.get("time")) {
                Set<String> named = new HashSet<>();
                stretch.path("maintenance").forEach(id -> named.add(id.textValue()));
                boolean planned = stretch.get("as").textValue().equals("maintenance");
                Set<String> expected = new HashSet<>();
                Instant from = Instant.parse(stretch.get("from").textValue());
                Instant to = Instant.parse(stretch.get("to").textValue());
                for (NaiveWork work : planned ? works : List.<NaiveWork>of()) {
                    if (work.from().isBefore(to) && work.to().isAfter(from) && covers(work, stretch, explained, from)) {
                        expected.add(work.id());
                    }
                }
                assertEquals(expected, named, explained.told + stretch);
                assertEquals(planned, !named.isEmpty(), explained.told + stretch);
            }
        }));
    }

    private static boolean covers(NaiveWork work, JsonNode stretch, Explained explained, Instant from) {
        String datacenter = stretch.get("datacenter").textValue();
        if (!stretch.has("device")) {
            return work.coversWhole(datacenter);
        }
        String device = stretch.get("device").textValue();
        return explained.ruling().get(device).stream()
                .filter(known -> !known.at().isAfter(from))
                .reduce((earlier, later) -> later)
                .filter(known -> work.covers(device, datacenter, known.fact().role()))
                .isPresent();
    }

    private interface OfGroup {
        void holds(JsonNode group, JsonNode explanation);
    }

    private static void groups(Explained explained, OfGroup law) {
        for (JsonNode group : explained.answer.get("groups")) {
            law.holds(group, group.get("explanation"));
        }
    }

    private static void each(Law law) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new CountedHistories(seed);
            Log log = random.history();
            TimelineView view = CountedViews.of(seed, log);
            for (int i = 0; i < QUESTIONS; i++) {
                CountedQuestion question = random.question();
                CountedQuestion asked = i % 2 == 0 ? question : CountedHistories.ofWholes(question);
                var reads = new StandingReads(view, asked.now(), CRITICAL);
                Map<String, List<String>> parameters = asked.parameters();
                Supplier<JsonNode> plain = () -> StandingReads.json(reads.figures(asked.parameters()));
                parameters.put("explain", List.of("true"));
                JsonNode answer = StandingReads.json(reads.figures(parameters));
                law.holds(new Explained(
                        log,
                        asked,
                        NaiveFacts.ruling(log.facts(), asked.knownAt()),
                        plain,
                        answer,
                        "seed " + seed + " question " + i + " " + asked));
            }
        }
    }

    private static String name(JsonNode stretch) {
        return text(stretch, "device").orElse(stretch.get("datacenter").textValue());
    }

    private static Duration of(Map<String, Duration> sums, String as) {
        return sums.getOrDefault(as, Duration.ZERO);
    }

    private static void near(Map<String, Duration> sums, String as, JsonNode found, String told) {
        CountedAnswers.near(CountedAnswers.seconds(of(sums, as)), found, told + " " + as);
    }

    private static JsonNode decimal(BigDecimal number) {
        return com.fasterxml.jackson.databind.node.DecimalNode.valueOf(number);
    }
}
