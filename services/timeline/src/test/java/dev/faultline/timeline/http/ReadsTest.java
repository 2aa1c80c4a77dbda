package dev.faultline.timeline.http;

import static dev.faultline.events.DeviceState.DEGRADED;
import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.timeline.Tell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadsTest {
    private static final Instant NOW = Instant.parse("2026-05-03T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tell tell = new Tell();
    private final StandingTimeline timeline = new StandingTimeline(NOW);
    private final Reads reads = new Reads(timeline, () -> NOW, ReadLimits.DEFAULT);

    @Test
    @DisplayName("given an outage, then it is written with every field of the contract")
    void an_outage() throws IOException {
        tell.promptly("a", "va/router", UP, "2026-05-01T00:00:00Z");
        String down =
                tell.that("a", "va/router", DOWN, "2026-05-02T07:00:00Z", Duration.ofMinutes(15), Optional.empty());
        String up = tell.promptly("a", "va/router", UP, "2026-05-02T15:30:00.5Z");

        JsonNode answer = json(outages("from=2026-05-02T00:00:00Z"));

        JsonNode expected = JSON.readTree("""
                {"device":"a","datacenter":"va","role":"router","worst":"down","start":"2026-05-02T07:00:00Z",
                 "end":"2026-05-02T15:30:00.500Z","durationSeconds":30600.5,"duration":"PT8H30M0.5S",
                 "bounds":{"minSeconds":29700.5,"maxSeconds":31500.5,"startUncertaintySeconds":900,
                 "endUncertaintySeconds":0},"downSeconds":30600.5,"degradedSeconds":0,
                 "unobservedSeconds":0,"maintenanceSeconds":0,"open":false,"incidents":[],"incidentCount":0,"evidence":["%s","%s"],"evidenceCount":2}""".formatted(down, up));
        assertEquals(expected, answer.get("items").get(0));
        assertEquals("2026-05-03T00:00:00Z", answer.get("asOf").textValue());
        assertEquals("2026-05-02T00:00:00Z", answer.get("window").get("from").textValue());
        assertEquals("2026-05-03T00:00:00Z", answer.get("window").get("to").textValue());
        assertEquals(
                timeline.status().position().toString(), answer.get("position").textValue());
        assertFalse(answer.has("knownAt"));
        assertFalse(answer.has("next"));
    }

    @Test
    @DisplayName("given an open outage, then its end is null and it lasts until now")
    void an_open_outage() throws IOException {
        tell.promptly("a", "va/router", DEGRADED, "2026-05-02T23:00:00Z");
        JsonNode outage = json(outages("")).get("items").get(0);
        assertTrue(outage.get("end").isNull());
        assertTrue(outage.get("open").booleanValue());
        assertEquals("degraded", outage.get("worst").textValue());
        assertEquals(3600, outage.get("durationSeconds").intValue());
        assertFalse(outage.has("bounds"));
    }

    @Test
    @DisplayName("given more outages than the limit, when the links are followed, then each comes once")
    void links() throws IOException {
        for (String device : List.of("a+b", "c&d", "e f", "ü", "z")) {
            tell.promptly(device, "va/router", DOWN, "2026-05-02T07:00:00Z");
        }
        List<String> devices = new ArrayList<>();
        String query = "limit=2&datacenter=va";
        int pages = 0;
        while (query != null) {
            Reply reply = outages(query);
            JsonNode answer = json(reply);
            answer.get("items").forEach(item -> devices.add(item.get("device").textValue()));
            String link = reply.headers().get("Link");
            assertEquals(answer.has("next"), link != null);
            query = link == null ? null : link.substring("</api/v1/outages?".length(), link.indexOf('>'));
            pages++;
        }
        assertEquals(3, pages);
        assertEquals(List.of("a+b", "c&d", "e f", "z", "ü"), devices);
    }

    @Test
    @DisplayName("given knownAt, then the answer is as of then and says so; one later than now counts as now")
    void known_at() throws IOException {
        tell.recordedAt("2026-05-02T12:00:00Z");
        tell.that("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        JsonNode before = json(outages("knownAt=2026-05-02T11:00:00Z"));
        assertEquals(0, before.get("items").size());
        assertEquals("2026-05-02T11:00:00Z", before.get("asOf").textValue());
        assertEquals("2026-05-02T11:00:00Z", before.get("knownAt").textValue());
        JsonNode future = json(outages("knownAt=2027-01-01T00:00:00Z"));
        assertEquals(1, future.get("items").size());
        assertEquals("2026-05-03T00:00:00Z", future.get("asOf").textValue());
    }

    @Test
    @DisplayName("given wrong parameters, then one problem names all of them")
    void problems() throws IOException {
        Reply reply = outages("from=yesterday&imapct=down&minDuration=5m&limit=0");
        assertEquals(400, reply.status());
        assertEquals("application/problem+json", reply.mediaType());
        JsonNode problem = JSON.readTree(reply.body());
        assertEquals("/problems/invalid-parameters", problem.get("type").textValue());
        List<String> fields = new ArrayList<>();
        problem.get("errors").forEach(error -> fields.add(error.get("field").textValue()));
        assertEquals(Set.of("from", "imapct", "minDuration", "limit"), Set.copyOf(fields));
    }

    @Test
    @DisplayName("given a window that ends before it begins, or lies in the future, then it is refused")
    void windows() throws IOException {
        tell.promptly("a", "va/router", UP, "2026-05-01T00:00:00Z");
        assertEquals(
                400,
                outages("from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z").status());
        Reply future = outages("from=2026-05-04T00:00:00Z");
        assertEquals(400, future.status());
        assertTrue(new String(future.body(), StandardCharsets.UTF_8).contains("2026-05-03T00:00:00Z"));
        assertEquals(
                "2026-05-03T00:00:00Z",
                json(outages("to=2026-06-01T00:00:00Z")).get("window").get("to").textValue());
    }

    @Test
    @DisplayName("given an incident is asked for, then there is none yet")
    void incidents() throws IOException {
        assertProblem(404, "/problems/incident-not-found", outages("incident=i-1"));
    }

    @Test
    @DisplayName("given roles at the level of datacenters, then they are refused; without, datacenters are listed")
    void level_of_datacenters() throws IOException {
        tell.promptly("a", "va/core-router", DOWN, "2026-05-02T23:00:00Z");
        assertEquals(400, outages("level=datacenter&role=core-router").status());
        JsonNode outage = json(outages("level=datacenter")).get("items").get(0);
        assertTrue(outage.get("device").isNull());
        assertTrue(outage.get("role").isNull());
        assertEquals("down", outage.get("worst").textValue());
    }

    @Test
    @DisplayName("given the log is still replayed, then it says so and when to come back")
    void replaying() throws IOException {
        timeline.notReady();
        Reply reply = reads.reply(
                "/api/v1/outages",
                Map.of(),
                OutagesReading.PARAMETERS,
                ask -> OutagesReading.question(ask, reads.limits()));
        assertProblem(503, "/problems/replaying", reply);
        assertEquals("1", reply.headers().get("Retry-After"));
    }

    @Test
    @DisplayName("given a position that does not come, then it waits as configured and says so; a wrong one is refused")
    void after() throws IOException {
        tell.promptly("a", "va/router", UP, "2026-05-01T00:00:00Z");
        assertProblem(503, "/problems/not-yet-visible", outages("after=faultline.device-events/0@99"));
        assertEquals(Optional.of(ReadLimits.DEFAULT.afterWait()), timeline.waited());
        assertEquals(400, outages("after=latest").status());
        String position = json(outages("")).get("position").textValue();
        assertEquals(200, outages("after=" + position).status());
    }

    @Test
    @DisplayName("given the log does not answer any more, then answers go on and say for how long")
    void stale() {
        tell.promptly("a", "va/router", UP, "2026-05-01T00:00:00Z");
        timeline.contact(NOW.minusSeconds(10));
        assertNull(outages("").headers().get(Reads.STALE_HEADER));
        timeline.contact(NOW.minusSeconds(11));
        assertEquals("11", outages("").headers().get(Reads.STALE_HEADER));
    }

    @Test
    @DisplayName("given a position of another site, then it is refused by name, and one of this site is taken")
    void another_sites_position() throws IOException {
        timeline.site("west");
        tell.promptly("a", "va/router", UP, "2026-05-01T00:00:00Z");
        String position = json(outages("")).get("position").textValue();
        assertTrue(position.startsWith("west~faultline.device-events/"), position);

        for (String name : List.of("after", "position")) {
            assertEquals(200, outages(name + "=" + position).status());
            Reply refused = outages(name + "=" + position.replace("west~", "east~"));
            assertEquals(400, refused.status());
            JsonNode error = JSON.readTree(refused.body()).get("errors").get(0);
            assertEquals(name, error.get("field").textValue());
            assertEquals(
                    "must be a position of the site \"west\", and is one of \"east\", whose log has other places",
                    error.get("message").textValue());
            assertEquals(
                    position,
                    json(outages(name + "=" + position.replace("west~", "")))
                            .get("position")
                            .textValue(),
                    "an entry's position has no site");
        }
    }

    @Test
    @DisplayName("given a fault of our own, then the problem tells nothing of it")
    void fault() throws IOException {
        tell.promptly("a", "va/router", UP, "2026-05-01T00:00:00Z");
        Reply reply = read("/api/v1/x", "", Set.of(), ask -> look -> {
            throw new IllegalStateException("a secret");
        });
        assertProblem(500, "/problems/internal-error", reply);
        assertFalse(new String(reply.body(), StandardCharsets.UTF_8).contains("secret"));
    }

    @Test
    @DisplayName(
            "given as many reads as may be at once, when one more comes, then it is told to come back; later it may")
    void overloaded() throws IOException {
        var usual = ReadLimits.DEFAULT;
        var one = new ReadLimits(
                usual.afterWait(), usual.staleAfter(), 10, 10, 1, Duration.ZERO, usual.criticalRoles(), usual.zones());
        var narrow = new Reads(timeline, () -> NOW, one);
        timeline.shows(tell.view());
        Question simple = look -> Answer.found(Map.of("position", look.position()));
        var within = new ArrayList<Reply>();

        Reply outer = narrow.reply("/a", Map.of(), Set.of(), ask -> look -> {
            within.add(narrow.reply("/b", Map.of(), Set.of(), inner -> simple));
            return simple.answer(look);
        });

        assertProblem(503, "/problems/overloaded", within.getFirst());
        assertEquals("1", within.getFirst().headers().get("Retry-After"));
        assertEquals(200, outer.status());
        assertEquals(200, narrow.reply("/c", Map.of(), Set.of(), ask -> simple).status());
    }

    @Test
    @DisplayName("given limits beyond their bounds, then they are refused by name")
    void limits() {
        var usual = ReadLimits.DEFAULT;
        for (Map.Entry<String, Runnable> wrong : Map.<String, Runnable>of(
                        "after-wait", () -> limits(Duration.ofSeconds(31), 100, 1000, 32),
                        "default-limit", () -> limits(usual.afterWait(), 1001, 1000, 32),
                        "max-limit", () -> limits(usual.afterWait(), 100, 10_001, 32),
                        "max-reads", () -> limits(usual.afterWait(), 100, 1000, 0))
                .entrySet()) {
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> wrong.getValue().run())
                    .getMessage();
            assertTrue(message.startsWith(wrong.getKey() + " must "), message);
        }
    }

    private static ReadLimits limits(Duration afterWait, int usualLimit, int maxLimit, int maxReads) {
        var usual = ReadLimits.DEFAULT;
        return new ReadLimits(
                afterWait,
                usual.staleAfter(),
                usualLimit,
                maxLimit,
                maxReads,
                usual.readWait(),
                usual.criticalRoles(),
                usual.zones());
    }

    @Test
    @DisplayName("given a datacenter, then its state and its recovery are told; of another there is none")
    void datacenters() throws IOException {
        tell.promptly("a", "va/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly("a", "va/core-router", DOWN, "2026-05-02T07:00:00Z");
        JsonNode standing = json(datacenter("va"));
        assertEquals(JSON.readTree("""
                        {"datacenter":"va","zone":"UTC","state":"down","devices":1,"up":0,"degraded":0,"down":1,"unknown":0,
                         "openOutages":1,"criticalRoles":[{"role":"core-router","devices":1,"down":1}],
                         "position":"%s","asOf":"2026-05-03T00:00:00Z"}""".formatted(timeline.status().position())), standing);
        assertProblem(404, "/problems/datacenter-not-found", datacenter("nj"));

        JsonNode recovery = json(recovery("va", "groupBy=role"));
        assertEquals(JSON.readTree("""
                        [{"at":"2026-05-02T00:00:00Z","up":1,"degraded":0,"down":0,"unknown":0},
                         {"at":"2026-05-02T07:00:00Z","up":0,"degraded":0,"down":1,"unknown":0}]"""), recovery.get("steps"));
        assertEquals(JSON.readTree("""
                        {"firstImpact":"2026-05-02T07:00:00Z","restored50":null,"restored90":null,"restored100":null}"""), recovery.get("milestones"));
        assertEquals(recovery.get("steps"), recovery.get("roles").get(0).get("steps"));
        assertFalse(json(recovery("va", "")).has("roles"));
        assertProblem(404, "/problems/datacenter-not-found", recovery("nj", ""));
    }

    @Test
    @DisplayName(
            "given more steps than points are asked for, then some are given, and the answer says how many there are")
    void points() throws IOException {
        for (int hour = 1; hour <= 20; hour++) {
            tell.promptly("a", "va/router", hour % 2 == 0 ? UP : DOWN, "2026-05-02T%02d:00:00Z".formatted(hour));
        }
        JsonNode thinned = json(recovery("va", "points=5&groupBy=role"));
        assertEquals(JSON.readTree("{\"stepCount\":21,\"stretchSeconds\":43200}"), thinned.get("thinned"));
        assertEquals(thinned.get("thinned"), thinned.get("roles").get(0).get("thinned"));
        assertEquals(5, thinned.get("steps").size());
        assertEquals(
                "2026-05-02T20:00:00Z", thinned.get("steps").get(4).get("at").textValue());
        assertEquals(
                "2026-05-02T20:00:00Z",
                thinned.get("milestones").get("restored100").textValue());

        JsonNode all = json(recovery("va", "points=21"));
        assertFalse(all.has("thinned"));
        assertEquals(21, all.get("steps").size());
        assertProblem(400, "/problems/invalid-parameters", recovery("va", "points=2"));
        assertProblem(400, "/problems/invalid-parameters", recovery("va", "points=20001"));
    }

    @Test
    @DisplayName("given a device, then its state and its history are told; of another there is none")
    void devices() throws IOException {
        tell.recordedAt("2026-05-02T10:00:00Z");
        String wrong = tell.that("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        String right = tell.promptly("a", "va/router", UP, "2026-05-02T06:00:00Z");
        tell.recordedAt("2026-05-02T11:00:00Z");
        String retraction = tell.wrong("a", wrong);

        JsonNode standing = json(device("a"));
        assertEquals("up", standing.get("state").textValue());
        assertEquals(right, standing.get("fact").get("id").textValue());
        assertTrue(standing.get("outageSince").isNull());
        JsonNode history = json(history("a", "limit=1"));
        assertEquals(right, history.get("items").get(0).get("id").textValue());
        assertTrue(history.get("items").get(0).get("retracted").isNull());
        JsonNode second =
                json(history("a", "limit=1&cursor=" + history.get("next").textValue()));
        assertEquals(
                JSON.readTree("""
                        {"id":"%s","knownAt":"2026-05-02T11:00:00Z","recordedAt":"2026-05-02T11:00:00Z","by":"shift",
                         "reason":"misread"}""".formatted(retraction)),
                second.get("items").get(0).get("retracted"));
        assertFalse(second.has("next"));
        assertProblem(404, "/problems/device-not-found", device("nobody"));
        assertProblem(404, "/problems/device-not-found", history("nobody", ""));
    }

    @Test
    @DisplayName(
            "given figures by datacenter, then they are written as the contract says, and what has no case is null")
    void figures() throws IOException {
        tell.promptly("a", "va/router", UP, "2026-05-01T00:00:00Z");
        tell.promptly("a", "va/router", DOWN, "2026-05-01T06:00:00Z");
        tell.promptly("a", "va/router", UP, "2026-05-01T12:00:00Z");
        JsonNode answer = json(figures("groupBy=datacenter"));
        String none = """
                        {"meanSeconds":null,"p50Seconds":null,"p90Seconds":null,"p95Seconds":null,
                         "maxSeconds":null,"count":0""";
        assertEquals(JSON.readTree("""
                        [{"key":{"datacenter":"va"},
                          "timeToRestore":{"meanSeconds":21600,"p50Seconds":21600,"p90Seconds":21600,
                           "p95Seconds":21600,"maxSeconds":21600,"count":1,"open":0},
                          "timeToDetect":{"meanSeconds":0,"p50Seconds":0,"p90Seconds":0,"p95Seconds":0,"maxSeconds":0,
                           "count":1},
                          "mtbf":{"meanSeconds":151200,"betweenStartsSeconds":null,"count":1},
                          "availability":{"value":0.875,"min":0.875,"max":0.875,"observedSeconds":172800,
                           "downSeconds":21600,"unobservedSeconds":0,"maintenanceSeconds":0},
                          "timeToAcknowledge":%s},"timeToMitigate":%s},"timeToResolve":%s,"open":0},
                          "timeToFirstAction":%s}}]""".replace("%s", none)), answer.get("groups"));
        assertEquals("2026-05-01T00:00:00Z", answer.get("window").get("from").textValue());
        assertEquals("2", answer.get("definition").get("version").textValue());
        assertEquals("PT0S", answer.get("filters").get("mergeGap").textValue());

        JsonNode empty = json(figures("from=2026-04-01T00:00:00Z&to=2026-04-02T00:00:00Z"))
                .get("groups")
                .get(0);
        assertTrue(empty.get("timeToRestore").get("meanSeconds").isNull());
        assertTrue(empty.get("timeToRestore").get("maxSeconds").isNull());
        assertTrue(empty.get("availability").get("value").isNull());
        assertEquals(0, empty.get("key").size());
    }

    @Test
    @DisplayName("given more groups than an answer may be made of, then it says how to ask for fewer")
    void too_many_groups() throws IOException {
        manyDevices();
        assertProblem(400, "/problems/answer-too-large", figures("groupBy=datacenter,device"));
        assertEquals(200, figures("groupBy=role").status());
    }

    @Test
    @DisplayName(
            "given however many devices, when figures are asked for by device, then as many are given as of any list")
    void groups_by_device_are_a_list() throws IOException {
        manyDevices();
        Reply first = figures("groupBy=device");
        JsonNode groups = json(first).get("groups");
        assertEquals(ReadLimits.DEFAULT.usualLimit(), groups.size());
        assertEquals("device-0", groups.get(0).get("key").get("device").textValue());
        assertTrue(first.headers().get("Link").contains("rel=\"next\""));
        JsonNode next = json(figures(
                "groupBy=device&limit=1&cursor=" + json(first).get("next").textValue()));
        String behind = IntStream.rangeClosed(0, AskedFigures.MAX_GROUPS)
                .mapToObj(i -> "device-" + i)
                .sorted()
                .skip(groups.size())
                .findFirst()
                .orElseThrow();
        assertEquals(behind, next.get("groups").get(0).get("key").get("device").textValue());
    }

    private void manyDevices() {
        for (int i = 0; i <= AskedFigures.MAX_GROUPS; i++) {
            tell.promptly("device-" + i, "va/router", UP, "2026-05-01T00:00:00Z");
        }
    }

    @Test
    @DisplayName("given routers that were down together for an hour of two, then the datacenter was down for that hour")
    void figures_of_datacenters_as_wholes() throws IOException {
        tell.promptly("one", "nj/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly("two", "nj/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly("one", "nj/core-router", DOWN, "2026-05-01T01:00:00Z");
        tell.promptly("two", "nj/core-router", DOWN, "2026-05-01T02:00:00Z");
        tell.promptly("two", "nj/core-router", UP, "2026-05-01T03:00:00Z");
        tell.promptly("one", "nj/core-router", UP, "2026-05-01T04:00:00Z");
        String day = "level=datacenter&groupBy=datacenter&from=2026-05-01T00:00:00Z&to=2026-05-02T00:00:00Z";

        JsonNode down = json(figures(day + "&impact=down")).get("groups").get(0);
        JsonNode impaired = json(figures(day)).get("groups").get(0);

        assertEquals("nj", down.get("key").get("datacenter").asText());
        assertEquals(3_600, down.get("timeToRestore").get("meanSeconds").asInt());
        assertEquals(86_400, down.get("availability").get("observedSeconds").asInt());
        assertEquals(3_600, down.get("availability").get("downSeconds").asInt());
        assertEquals(3 * 3_600, impaired.get("timeToRestore").get("meanSeconds").asInt());
        assertEquals(3 * 3_600, impaired.get("availability").get("downSeconds").asInt());
        assertEquals(400, figures(day + ",role").status());
    }

    private Reply outages(String query) {
        return read(
                "/api/v1/outages",
                query,
                OutagesReading.PARAMETERS,
                ask -> OutagesReading.question(ask, reads.limits()));
    }

    private Reply figures(String query) {
        return read(
                "/api/v1/figures",
                query,
                FiguresReading.PARAMETERS,
                ask -> FiguresReading.question(ask, reads.limits()));
    }

    private Reply datacenter(String name) {
        return read("/api/v1/datacenters/" + name, "", Set.of(), ask -> DatacentersReading.one(name, reads.limits()));
    }

    private Reply recovery(String name, String query) {
        return read(
                "/api/v1/datacenters/" + name + "/recovery",
                query,
                RecoveryReading.PARAMETERS,
                ask -> RecoveryReading.question(name, ask));
    }

    private Reply device(String id) {
        return read("/api/v1/devices/" + id, "", Set.of(), ask -> DevicesReading.one(id));
    }

    private Reply history(String id, String query) {
        return read(
                "/api/v1/devices/" + id + "/history",
                query,
                HistoryReading.PARAMETERS,
                ask -> HistoryReading.question(id, ask, reads.limits()));
    }

    private Reply read(String path, String query, Set<String> allowed, Function<Ask, Question> read) {
        timeline.shows(tell.view());
        return reads.reply(path, Asked.parameters(query), allowed, read);
    }

    private static JsonNode json(Reply reply) throws IOException {
        JsonNode body = Asked.json(reply);
        assertEquals(body.get("position").textValue(), reply.headers().get(Reads.POSITION_HEADER));
        return body;
    }

    private static void assertProblem(int status, String type, Reply reply) throws IOException {
        JsonNode problem = JSON.readTree(reply.body());
        assertEquals(type, problem.get("type").textValue());
        assertEquals(status, reply.status());
        assertEquals(status, problem.get("status").intValue());
    }
}
