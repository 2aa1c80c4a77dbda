package dev.faultline.timeline.http;

import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.TellStaff.acknowledged;
import static dev.faultline.timeline.TellStaff.declared;
import static dev.faultline.timeline.TellStaff.reboot;
import static dev.faultline.timeline.TellStaff.resolved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.Tell;
import dev.faultline.timeline.laws.Histories;
import dev.faultline.timeline.laws.NaiveFigures.Question;
import dev.faultline.timeline.laws.Replay;
import dev.faultline.timeline.replay.TimelineView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestatedReadsTest {
    private static final Instant NOW = Instant.parse("2026-05-03T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HISTORIES = 150;
    private static final String SEPTEMBER = "from=2013-09-01T00:00:00Z&to=2013-10-01T00:00:00Z";

    private final Tell tell = new Tell();
    private Instant now = NOW;
    private final StandingTimeline timeline = new StandingTimeline(NOW);
    private final Reads reads = new Reads(timeline, () -> now, ReadLimits.DEFAULT);

    /** The routers of Virginia as told on 5 September and, otherwise, on 13 September. */
    private void september() {
        for (int i = 1; i <= 5; i++) {
            String device = "va-core-" + i;
            tell.recordedAt("2013-09-03T16:00:00Z");
            tell.promptly(device, "us-va/core-router", UP, "2013-09-01T00:00:00Z");
            tell.promptly(device, "us-va/core-router", DOWN, "2013-09-03T07:00:00Z");
            String wrong = tell.promptly(device, "us-va/core-router", UP, "2013-09-03T15:30:00Z");
            tell.recordedAt("2013-09-13T00:00:00Z");
            tell.wrong(device, wrong);
            tell.that(device, "us-va/core-router", UP, "2013-09-03T15:00:00Z");
        }
        tell.promptly("ny-1", "us-ny/core-router", UP, "2013-09-01T00:00:00Z");
        tell.promptly("ny-1", "us-ny/core-router", DOWN, "2013-09-02T00:00:00Z");
        tell.promptly("ny-1", "us-ny/core-router", UP, "2013-09-02T01:00:00Z");
    }

    @Test
    @DisplayName("given an outage told twice, then what is restated is the difference of the two tellings")
    void two_tellings() throws IOException {
        september();

        JsonNode answer = Asked.json(restated("knownAt=2013-09-05T00:00:00Z&groupBy=datacenter&" + SEPTEMBER));

        assertEquals(1, answer.get("groups").size(), answer.toPrettyString());
        JsonNode group = answer.get("groups").get(0);
        assertEquals("us-va", group.get("key").get("datacenter").textValue());
        assertEquals(30_600, number(group, "before", "timeToRestore", "meanSeconds"));
        assertEquals(28_800, number(group, "after", "timeToRestore", "meanSeconds"));
        assertEquals(
                JSON.readTree(
                        """
                {"timeToRestore":{"meanSeconds":-1800,"count":0},"mtbf":{"meanSeconds":1800,"count":0},
                 "availability":{"value":%s,"downSeconds":-9000}}""".formatted(group.get("change").get("availability").get("value"))),
                group.get("change"));
        assertEquals(
                1_800.0 / 2_592_000,
                group.get("change").get("availability").get("value").doubleValue(),
                1e-12);
        assertEquals(5, answer.get("outageCount").intValue());
        assertEquals(JSON.readTree("""
                {"device":"va-core-1","datacenter":"us-va","before":{"start":"2013-09-03T07:00:00Z",
                 "end":"2013-09-03T15:30:00Z","durationSeconds":30600},"after":{"start":"2013-09-03T07:00:00Z",
                 "end":"2013-09-03T15:00:00Z","durationSeconds":28800}}"""), answer.get("outages").get(0));
        assertEquals("2013-09-05T00:00:00Z", answer.get("before").get("asOf").textValue());
        assertFalse(answer.get("after").has("knownAt"));
        assertEquals("2", answer.get("definition").get("version").textValue());
        assertTrue(answer.get("position").textValue().contains("device-events"));

        JsonNode all =
                Asked.json(restated("unchanged=include&knownAt=2013-09-05T00:00:00Z&groupBy=datacenter&" + SEPTEMBER));
        assertEquals(2, all.get("groups").size());
        assertEquals(6, all.get("outageCount").intValue());
        assertEquals("ny-1", all.get("outages").get(0).get("device").textValue());

        JsonNode explained = Asked.json(
                        restated("explain=true&groupBy=datacenter&knownAt=2013-09-05T00:00:00Z&" + SEPTEMBER))
                .get("groups")
                .get(0)
                .get("explanation");
        assertEquals(30_600, explained.at("/before/outages/0/durationSeconds").longValue());
        assertEquals(28_800, explained.at("/after/outages/0/durationSeconds").longValue());
        assertFalse(group.has("explanation"));

        JsonNode same = Asked.json(restated("knownAt=2013-09-05T00:00:00Z&against=2013-09-06T00:00:00Z&" + SEPTEMBER));
        assertEquals(0, same.get("groups").size());
        assertEquals(0, same.get("outages").size());

        JsonNode whole = Asked.json(restated("level=datacenter&knownAt=2013-09-05T00:00:00Z&" + SEPTEMBER));
        assertEquals(1, whole.get("outageCount").intValue());
        assertTrue(whole.get("outages").get(0).get("device").isNull());
        assertEquals(-1_800, number(whole.get("groups").get(0), "change", "availability", "downSeconds"));
    }

    @Test
    @DisplayName("given an outage or a group is in one telling alone, then the other side is null and counts as none")
    void one_sided() throws IOException {
        tell.promptly("a", "va/router", UP, "2013-09-01T00:00:00Z");
        tell.recordedAt("2013-09-13T00:00:00Z");
        tell.that("b", "ny/router", DOWN, "2013-09-02T00:00:00Z");
        tell.that("b", "ny/router", UP, "2013-09-02T01:00:00Z");

        JsonNode answer = Asked.json(restated("knownAt=2013-09-05T00:00:00Z&groupBy=datacenter&" + SEPTEMBER));

        assertEquals(1, answer.get("groups").size(), answer.toPrettyString());
        JsonNode group = answer.get("groups").get(0);
        assertTrue(group.get("before").isNull());
        assertEquals(1, number(group, "change", "timeToRestore", "count"));
        assertEquals(3_600, number(group, "change", "availability", "downSeconds"));
        assertTrue(group.get("change").get("timeToRestore").get("meanSeconds").isNull());
        assertTrue(answer.get("outages").get(0).get("before").isNull());
        assertEquals(3_600, number(answer.get("outages").get(0), "after", "durationSeconds"));
    }

    @Test
    @DisplayName(
            "given more outages differ than are listed, then the earliest come, and the count says how many there are")
    void bounded() throws IOException {
        tell.promptly("a", "va/router", UP, "2013-09-01T00:00:00Z");
        tell.recordedAt("2013-09-13T00:00:00Z");
        Instant start = Instant.parse("2013-09-02T00:00:00Z");
        for (int i = 0; i <= RestatedReading.MAX_OUTAGES; i++) {
            tell.that("a", "va/router", DOWN, start.plusSeconds(2L * i).toString());
            tell.that("a", "va/router", UP, start.plusSeconds(2L * i + 1).toString());
        }
        JsonNode answer = Asked.json(restated("knownAt=2013-09-05T00:00:00Z&" + SEPTEMBER));
        assertEquals(RestatedReading.MAX_OUTAGES, answer.get("outages").size());
        assertEquals(RestatedReading.MAX_OUTAGES + 1, answer.get("outageCount").intValue());
        assertEquals(
                "2013-09-02T00:00:00Z",
                answer.get("outages").get(0).get("after").get("start").textValue());
    }

    @Test
    @DisplayName("given no telling, a wrong word or an unknown incident, then the refusal says what would be right")
    void refusals() throws IOException {
        tell.promptly(declared("i", Scope.ofDatacenters("va"), "2026-05-01T07:00:00Z"));
        JsonNode wrong = JSON.readTree(restated("unchanged=maybe&against=soon").body());
        assertEquals("/problems/invalid-parameters", wrong.get("type").textValue());
        assertEquals(
                Set.of("knownAt", "against", "unchanged"),
                new TreeSet<>(StreamSupport.stream(wrong.get("errors").spliterator(), false)
                        .map(error -> error.get("field").textValue())
                        .toList()));
        Reply early = restated("knownAt=2026-05-01T00:00:00Z&incident=i");
        assertEquals(404, early.status());
        assertEquals(
                404,
                restated("knownAt=2026-05-02T00:00:00Z&against=2026-05-01T00:00:00Z&incident=i")
                        .status());
    }

    @Test
    @DisplayName(
            "for any history, both sides are what figures and outages say from there, and only differences are listed")
    void both_sides() throws IOException {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            TimelineView view = Replay.of(random.history());
            Question question = random.question();
            Instant known = random.question().from();
            Optional<Instant> against = random.question().knownAt();
            now = question.now();
            if (!question.from().isBefore(question.to()) || !question.from().isBefore(now)) {
                continue;
            }
            String shared = "from=" + question.from() + "&to=" + question.to()
                    + (question.rules().downAlone() ? "&impact=down" : "");
            String grouped = shared + (random.random().nextBoolean() ? "&groupBy=datacenter,role" : "");
            String other = against.map(instant -> "&knownAt=" + instant).orElse("");
            String asked = "&knownAt=" + known
                    + against.map(instant -> "&against=" + instant).orElse("");
            String told = "seed " + seed + " " + grouped + asked;

            JsonNode before =
                    Asked.json(figures(view, grouped + "&knownAt=" + known)).get("groups");
            JsonNode after = Asked.json(figures(view, grouped + other)).get("groups");
            JsonNode all = Asked.json(restated(view, grouped + asked + "&unchanged=include"));
            assertEquals(byKey(before), side(all, "before"), told);
            assertEquals(byKey(after), side(all, "after"), told);
            JsonNode changed = Asked.json(restated(view, grouped + asked));
            assertEquals(
                    differing(byKey(before), byKey(after)),
                    side(changed, "before").keySet(),
                    told);

            Set<String> was = outages(view, shared + "&knownAt=" + known);
            Set<String> is = outages(view, shared + other);
            assertEquals(was, listed(all, "before"), told);
            assertEquals(is, listed(all, "after"), told);
            assertEquals(without(was, is), listed(changed, "before"), told);
            assertEquals(without(is, was), listed(changed, "after"), told);
        }
    }

    @Test
    @DisplayName("given incidents, then figures tell their times for each datacenter and month that they belong to")
    void times_of_incidents() throws IOException {
        tell.promptly("va-1", "va/router", UP, "2026-04-01T00:00:00Z");
        tell.promptly("ny-1", "ny/server", UP, "2026-04-01T00:00:00Z");
        tell.promptly(declared("i", Scope.ofDatacenters("va"), "2026-04-30T23:00:00Z"));
        tell.promptly(acknowledged("i", "2026-04-30T23:10:00Z"));
        tell.promptly(reboot("i", Scope.NONE, "2026-04-30T22:00:00Z"));
        tell.promptly(resolved("i", "2026-05-01T01:00:00Z"));
        tell.promptly(declared("j", new Scope(List.of(), List.of(), List.of("ny-1")), "2026-05-01T10:00:00Z"));

        JsonNode all = Asked.json(figures(tell.view(), "")).get("groups").get(0);
        assertEquals(600, number(all, "timeToAcknowledge", "meanSeconds"));
        assertEquals(0, number(all, "timeToFirstAction", "maxSeconds"));
        assertEquals(1, number(all, "timeToFirstAction", "count"));
        assertEquals(7_200, number(all, "timeToResolve", "p95Seconds"));
        assertEquals(1, number(all, "timeToResolve", "open"));
        assertTrue(all.get("timeToMitigate").get("meanSeconds").isNull());

        JsonNode groups =
                Asked.json(figures(tell.view(), "groupBy=datacenter,month")).get("groups");
        List<String> told = new ArrayList<>();
        for (JsonNode group : groups) {
            told.add(group.get("key").get("datacenter").textValue() + " "
                    + group.get("key").get("month").textValue() + " "
                    + group.get("timeToAcknowledge").get("count") + " "
                    + group.get("timeToResolve").get("count") + " "
                    + group.get("timeToResolve").get("open"));
        }
        assertEquals(List.of("ny 2026-04 0 0 0", "ny 2026-05 0 0 1", "va 2026-04 1 0 0", "va 2026-05 0 1 0"), told);
        JsonNode server =
                Asked.json(figures(tell.view(), "role=server")).get("groups").get(0);
        assertEquals(2, number(server, "timeToResolve", "open") + number(server, "timeToResolve", "count"));
        assertEquals(
                0,
                number(
                        Asked.json(figures(tell.view(), "incident=j"))
                                .get("groups")
                                .get(0),
                        "timeToResolve",
                        "count"));
    }

    @Test
    @DisplayName("given figures by incident, then each group is of its scope and span, and overlaps where incidents do")
    void by_incident() throws IOException {
        tell.promptly("va-1", "va/router", UP, "2026-04-01T00:00:00Z");
        tell.promptly("va-1", "va/router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly("va-1", "va/router", UP, "2026-05-01T08:00:00Z");
        tell.promptly("ny-1", "ny/router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly(declared("i", Scope.ofDatacenters("va"), "2026-05-01T07:00:00Z"));
        tell.promptly(resolved("i", "2026-05-01T08:00:00Z"));
        tell.promptly(declared("j", Scope.ofDatacenters("va", "ny"), "2026-05-01T06:00:00Z"));

        JsonNode groups = Asked.json(figures(tell.view(), "groupBy=incident")).get("groups");
        assertEquals(JSON.readTree("{\"incident\":\"i\"}"), groups.get(0).get("key"));
        assertEquals(1, number(groups.get(0), "timeToRestore", "count"));
        assertEquals(0, number(groups.get(0), "timeToRestore", "open"));
        assertEquals(3_600, number(groups.get(0), "availability", "downSeconds"));
        assertEquals(3_600, number(groups.get(0), "timeToResolve", "meanSeconds"));
        assertEquals(1, number(groups.get(1), "timeToRestore", "count"));
        assertEquals(1, number(groups.get(1), "timeToRestore", "open"));
        assertEquals(1, number(groups.get(1), "timeToResolve", "open"));

        JsonNode fine = Asked.json(figures(tell.view(), "groupBy=incident,datacenter&datacenter=ny"))
                .get("groups");
        assertEquals(1, fine.size());
        assertEquals(
                JSON.readTree("{\"incident\":\"j\",\"datacenter\":\"ny\"}"),
                fine.get(0).get("key"));
        assertEquals(
                0,
                Asked.json(figures(tell.view(), "groupBy=incident&to=2026-05-01T00:00:00Z"))
                        .get("groups")
                        .size());
    }

    private static Set<String> without(Set<String> these, Set<String> those) {
        var left = new TreeSet<>(these);
        left.removeAll(those);
        return left;
    }

    private static Set<String> differing(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> before.get(key) != null && before.get(key).equals(after.get(key)));
        keys.retainAll(before.keySet());
        return keys;
    }

    private static Map<String, JsonNode> byKey(JsonNode groups) {
        Map<String, JsonNode> byKey = new TreeMap<>();
        for (JsonNode group : groups) {
            byKey.put(group.get("key").toString(), ((ObjectNode) group.deepCopy()).without("key"));
        }
        return byKey;
    }

    private static Map<String, JsonNode> side(JsonNode answer, String side) {
        Map<String, JsonNode> byKey = new TreeMap<>();
        for (JsonNode group : answer.get("groups")) {
            if (!group.get(side).isNull()) {
                byKey.put(group.get("key").toString(), group.get(side));
            }
        }
        return byKey;
    }

    private static Set<String> listed(JsonNode answer, String side) {
        Set<String> found = new TreeSet<>();
        for (JsonNode outage : answer.get("outages")) {
            JsonNode run = outage.get(side);
            if (!run.isNull()) {
                found.add(outage.get("device") + " " + run.get("start") + " " + run.get("end"));
            }
        }
        return found;
    }

    private Set<String> outages(TimelineView view, String query) throws IOException {
        Set<String> found = new TreeSet<>();
        JsonNode items = Asked.json(read(
                        view,
                        "/api/v1/outages",
                        query + "&limit=1000",
                        OutagesReading.PARAMETERS,
                        ask -> OutagesReading.question(ask, reads.limits())))
                .get("items");
        for (JsonNode outage : items) {
            found.add(outage.get("device") + " " + outage.get("start") + " " + outage.get("end"));
        }
        return found;
    }

    private static long number(JsonNode node, String... path) {
        JsonNode at = node;
        for (String step : path) {
            at = at.get(step);
        }
        return at.longValue();
    }

    private Reply restated(String query) {
        return restated(tell.view(), query);
    }

    private Reply restated(TimelineView view, String query) {
        return read(
                view,
                "/api/v1/figures/restated",
                query,
                RestatedReading.PARAMETERS,
                ask -> RestatedReading.question(ask, reads.limits()));
    }

    private Reply figures(TimelineView view, String query) {
        return read(
                view,
                "/api/v1/figures",
                query,
                FiguresReading.PARAMETERS,
                ask -> FiguresReading.question(ask, reads.limits()));
    }

    private Reply read(
            TimelineView view,
            String path,
            String query,
            Set<String> allowed,
            Function<Ask, dev.faultline.timeline.http.Question> read) {
        timeline.shows(view);
        return reads.reply(path, Asked.parameters(query), allowed, read);
    }
}
