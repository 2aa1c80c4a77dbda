package dev.faultline.standalone.published;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * 108 incidents of a status page made with cState, told as staff would tell them: declared when their page was committed,
 * with the start and the end that the page has, letter by letter.
 */
@QuarkusTest
class CstateHttpTest {
    private static final String SET = "cstate-packit/";
    private static final String TELLER = "status page";
    private static final Map<String, String> SEVERITIES =
            Map.of("down", "critical", "disrupted", "major", "notice", "minor");

    private static final String EXACT = "exact";
    private static final String OPEN = "open";
    private static final String EARLY =
            "warned: times.toResolve is 0, for the resolution is said to lie PT3670H15M before impactStart";
    private static final String START = "refused: impactStart ";
    private static final String END = "refused: occurredAt ";
    private static final String NO_ZONE = "must say its zone: end it with Z for UTC or an offset such as -04:00";
    private static final String NO_T = "must have a T between date and time, such as 2013-08-28T00:00:00-04:00";
    private static final String DIGITS =
            "must have four digits of the year and two of each other part, such as 2013-08-28T00:00:00-04:00";

    private final List<PublishedIncident> published = Api.lines(SET + "incidents.ndjson").stream()
            .map(PublishedIncident::of)
            .toList();

    @TestHTTPResource
    String base;

    private Api api;

    @BeforeEach
    void open() {
        api = new Api(base);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    @DisplayName("given times as they were published, then sound ones give the very duration, and each other is named")
    void as_written() {
        List<Told> told = published.stream()
                .map(incident -> tell("as-written", incident, false))
                .toList();

        assertEquals(
                Map.ofEntries(
                        entry(EXACT, 95L),
                        entry(OPEN, 1L),
                        entry(EARLY, 1L),
                        entry(START + NO_ZONE, 5L),
                        entry(START + DIGITS, 2L),
                        entry(END + NO_T, 3L),
                        entry(END + DIGITS, 1L)),
                outcomes(told),
                () -> table(told));
        assertEquals(
                8,
                told.stream()
                        .filter(each ->
                                each.outcome().equals(EXACT) && each.incident().changesOffset())
                        .count(),
                () -> table(told));
    }

    @Test
    @DisplayName(
            "given the importer reads odd times by rules that it names, then all durations come out, and so their mean")
    void by_named_rules() {
        String facts = states("by-rules");
        List<Told> told = published.stream()
                .map(incident -> tell("by-rules", incident, true))
                .toList();

        assertEquals(
                Map.ofEntries(
                        entry(EXACT, 95L),
                        entry(EXACT + " by NO_ZONE", 4L),
                        entry(EXACT + " by NO_ZONE and SPACE", 1L),
                        entry(EXACT + " by SPACE", 3L),
                        entry(EXACT + " by SHORT_HOUR", 2L),
                        entry(OPEN, 1L),
                        entry(EARLY, 1L),
                        entry(START + DIGITS, 1L)),
                outcomes(told),
                () -> table(told));
        JsonNode read = api.get("/incidents/by-rules-2021-06-02-dashboard-unable-to-connect", Map.of());
        assertEquals(1440, read.get("times").get("toResolve").get("seconds").intValue());
        assertEquals(
                List.of(
                        "start was published as \"2021-06-02 11:16:00\" and is taken for 2021-06-02T11:16:00Z: it has no"
                                + " zone, and the site that published it reads such a time as UTC",
                        "end was published as \"2021-06-02 11:40:00\" and is taken for 2021-06-02T11:40:00Z: it has no"
                                + " zone, and the site that published it reads such a time as UTC"),
                read.get("notes").findValuesAsText("text"));

        assertEquals(Map.of("critical", 5, "major", 69, "minor", 33), bySeverity("by-rules"));
        JsonNode with = timeToResolve("by-rules", facts);
        assertEquals(106, with.get("count").intValue());
        assertEquals(mean(106), with.get("meanSeconds").decimalValue().setScale(6, RoundingMode.HALF_UP));

        Told warned = told.stream()
                .filter(each -> each.outcome().equals(EARLY))
                .findFirst()
                .orElseThrow();
        String position = api.command(
                        "/incidents/by-rules-" + warned.incident().id() + "/reopen",
                        body().put("reason", "its end is said to lie before its start"))
                .expect(201)
                .position();
        JsonNode without = timeToResolve("by-rules", position);
        assertEquals(105, without.get("count").intValue());
        assertEquals(2, without.get("open").intValue());
        assertEquals(mean(105), without.get("meanSeconds").decimalValue().setScale(6, RoundingMode.HALF_UP));
        assertEquals(durations().getLast(), without.get("maxSeconds").decimalValue());
        assertEquals(durations().get(53 - 1), without.get("p50Seconds").decimalValue());
        assertEquals(durations().get(95 - 1), without.get("p90Seconds").decimalValue());
    }

    @Test
    @DisplayName("given states that the source has and Faultline does not, then each such line is refused by number")
    void states_of_the_source() {
        List<JsonNode> changes = changes("states");

        JsonNode problem = api.record(changes).expect(400).body();

        assertEquals(30, problem.get("errorCount").intValue());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).get("state").textValue().equals("notice")) {
                expected.add((i + 1) + " state must be one of up, degraded, down, unknown, and is \"notice\"");
            }
        }
        assertEquals(
                expected,
                problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("line").asText() + " " + fault(error))
                        .toList());
    }

    /** An incident and what came of telling it, in words. */
    private record Told(PublishedIncident incident, String outcome) {}

    private Told tell(String page, PublishedIncident incident, boolean byRules) {
        var readings = new Readings(page + "-" + incident.id(), byRules);
        return new Told(incident, tell(page, incident, readings));
    }

    private String tell(String page, PublishedIncident incident, Readings readings) {
        ObjectNode scope = Api.JSON.createObjectNode();
        if (incident.affected().isEmpty()) {
            scope.putArray("datacenters").add(page);
        } else {
            incident.affected().forEach(scope.withArray("devices")::add);
        }
        ObjectNode declaration = body().put("id", readings.id)
                .put("title", incident.title())
                .put("severity", SEVERITIES.get(incident.severity()))
                .put("occurredAt", incident.announced())
                .put("knownAt", incident.announced());
        declaration.set("scope", scope);
        Api.Answer answer = readings.send("/incidents", declaration, "impactStart", incident.start(), "start");
        if (answer.status() == 400) {
            return refused(answer);
        }
        if (incident.end().isEmpty()) {
            return found(incident, readings, answer);
        }
        String path = "/incidents/" + readings.id + "/resolve";
        answer = readings.send(path, body(), "occurredAt", incident.end().get(), "end");
        return answer.status() == 400 ? refused(answer) : found(incident, readings, answer);
    }

    /** What is read of an incident, beside what was published. */
    private String found(PublishedIncident incident, Readings readings, Api.Answer told) {
        String position = readings.noted(told.expect(201).position());
        JsonNode read = api.get("/incidents/" + readings.id, Map.of("after", position));
        for (JsonNode warning : read.get("warnings")) {
            return "warned: " + fault(warning);
        }
        JsonNode time = read.get("times").get("toResolve");
        if (time.isNull()) {
            return read.get("status").textValue();
        }
        return incident.seconds()
                        .filter(expected ->
                                expected.compareTo(time.get("seconds").decimalValue()) == 0)
                        .isPresent()
                ? EXACT + readings.names()
                : "WRONG: published %s, ours %s".formatted(incident.seconds(), time);
    }

    private static String refused(Api.Answer answer) {
        return answer.body()
                .get("errors")
                .valueStream()
                .map(CstateHttpTest::fault)
                .map(fault -> fault.replaceAll(", and is \".*\"$", ""))
                .collect(Collectors.joining("; ", "refused: ", ""));
    }

    private static String fault(JsonNode error) {
        return error.get("field").textValue() + " " + error.get("message").textValue();
    }

    private static ObjectNode body() {
        return Api.JSON.createObjectNode().put("actor", TELLER);
    }

    /** Sends commands with a time as it was published and, where that is refused and rules may be used, by a rule. */
    private final class Readings {
        private final String id;
        private final boolean allowed;
        private final List<Reading> used = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Readings(String id, boolean allowed) {
            this.id = id;
            this.allowed = allowed;
        }

        private Api.Answer send(String path, ObjectNode body, String field, String time, String what) {
            Api.Answer asWritten = api.command(path, body.put(field, time));
            Optional<Reading> reading = Reading.of(time).filter(rule -> allowed && asWritten.status() == 400);
            if (reading.isEmpty()) {
                return asWritten;
            }
            String read = reading.get().read(time);
            used.add(reading.get());
            notes.add("%s was published as \"%s\" and is taken for %s: %s"
                    .formatted(what, time, read, reading.get().reason));
            return api.command(path, body.put(field, read));
        }

        /** Notes in the incident's history what was read otherwise than written; gives the position behind that. */
        private String noted(String position) {
            String last = position;
            for (String note : notes) {
                last = api.command("/incidents/" + id + "/notes", body().put("text", note))
                        .expect(201)
                        .position();
            }
            return last;
        }

        private String names() {
            return used.isEmpty()
                    ? ""
                    : used.stream().distinct().map(Reading::name).collect(Collectors.joining(" and ", " by ", ""));
        }
    }

    /** Records the states that the source's parts were in, as far as they are states of ours; gives the position. */
    private String states(String page) {
        return api.record(changes(page).stream()
                        .filter(change -> !change.get("state").textValue().equals("notice"))
                        .toList())
                .expect(201)
                .position();
    }

    private static List<JsonNode> changes(String page) {
        return Api.lines(SET + "events.ndjson").stream()
                .map(event -> (JsonNode) Api.JSON
                        .createObjectNode()
                        .put(
                                "id",
                                Stream.of("incident", "entity", "state")
                                        .map(field -> event.get(field).textValue())
                                        .collect(Collectors.joining("/", page + "/", "")))
                        .put("device", event.get("entity").textValue())
                        .put("datacenter", page)
                        .put("role", "service")
                        .put("state", event.get("state").textValue())
                        .put("occurredAt", event.get("time").textValue())
                        .put("knownAt", event.get("time").textValue()))
                .toList();
    }

    private Map<String, Integer> bySeverity(String page) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String severity : SEVERITIES.values()) {
            counts.put(
                    severity,
                    api.get("/incidents", Map.of("datacenter", page, "severity", severity, "limit", "1000"))
                            .get("items")
                            .size());
        }
        return counts;
    }

    private JsonNode timeToResolve(String page, String after) {
        return api.get(
                        "/figures",
                        Map.of(
                                "datacenter",
                                page,
                                "from",
                                "2021-06-01T00:00:00Z",
                                "to",
                                "2026-04-01T00:00:00Z",
                                "after",
                                after))
                .get("groups")
                .get(0)
                .get("timeToResolve");
    }

    /** The published durations that are any, ascending. */
    private List<BigDecimal> durations() {
        return published.stream()
                .flatMap(incident -> incident.seconds().stream())
                .filter(seconds -> seconds.signum() >= 0)
                .sorted()
                .toList();
    }

    /** Their sum over a number of cases, to six places. */
    private BigDecimal mean(int cases) {
        return durations().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(cases), 6, RoundingMode.HALF_UP);
    }

    private static Map<String, Long> outcomes(List<Told> told) {
        return told.stream().collect(Collectors.groupingBy(Told::outcome, TreeMap::new, Collectors.counting()));
    }

    private static String table(List<Told> told) {
        return told.stream()
                .map(each -> "%-50s %-30s %-30s %10s  %s"
                        .formatted(
                                each.incident().id(),
                                each.incident().start(),
                                each.incident().end().orElse("-"),
                                each.incident()
                                        .seconds()
                                        .map(BigDecimal::toString)
                                        .orElse("-"),
                                each.outcome()))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
