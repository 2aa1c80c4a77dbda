package dev.faultline.timeline.http;

import static dev.faultline.events.DeviceState.DEGRADED;
import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UNKNOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.TellStaff.at;
import static dev.faultline.timeline.TellStaff.claimed;
import static dev.faultline.timeline.TellStaff.declared;
import static dev.faultline.timeline.TellStaff.devices;
import static dev.faultline.timeline.TellStaff.reboot;
import static dev.faultline.timeline.TellStaff.reopened;
import static dev.faultline.timeline.TellStaff.resolved;
import static dev.faultline.timeline.TellStaff.roles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.events.DeviceState;
import dev.faultline.events.staff.ActionKind;
import dev.faultline.events.staff.ActionOutcome;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.Tell;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An incident's story, its claims, actions, order, clocks and notices, as they are asked for. */
class IncidentStoryReadsTest {
    private static final Instant NOW = Instant.parse("2026-05-03T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Scope VA = Scope.ofDatacenters("va");
    private static final String BASE = "/api/v1/incidents/i/";

    private final Tell tell = new Tell();
    private final StandingTimeline timeline = new StandingTimeline(NOW);
    private final Reads reads = new Reads(timeline, () -> NOW, ReadLimits.DEFAULT);

    @Test
    @DisplayName(
            "given a resolution that held until five days and four hours later, then it was supported and relapsed")
    void a_relapse() throws IOException {
        up("va-1", "va/core-router", "2013-08-28T04:00:00Z");
        that("va-1", "va/core-router", DEGRADED, "2013-08-29T04:00:00Z");
        String restored = that("va-1", "va/core-router", UP, "2013-08-29T07:00:00Z");
        String again = that("va-1", "va/core-router", DOWN, "2013-09-03T11:00:00Z");
        tell.promptly(declared("i", roles("core-router"), "2013-08-29T04:00:00Z"));
        tell.promptly(resolved("i", "2013-08-29T07:00:00Z"));

        JsonNode claim = claims("").get("claims").get(0);

        assertEquals("resolved", claim.get("claim").textValue());
        assertEquals("supported", claim.at("/then/verdict").textValue());
        assertEquals(restored, claim.at("/then/evidence/0").textValue());
        assertEquals("relapsed", claim.at("/now/verdict").textValue());
        assertEquals(446_400, claim.at("/now/relapse/afterSeconds").intValue());
        assertEquals("PT124H", claim.at("/now/relapse/after").textValue());
        assertEquals("2013-09-03T11:00:00Z", claim.at("/now/relapse/at").textValue());
        assertEquals(again, claim.at("/now/evidence/0").textValue());
        assertEquals(
                "supported",
                claims("relapseWithin=PT123H").at("/claims/0/now/verdict").textValue());
        assertEquals(
                "supported",
                claims("knownAt=2013-09-01T00:00:00Z")
                        .at("/claims/0/now/verdict")
                        .textValue());
    }

    @Test
    @DisplayName("given facts told later that deny a claim, then it was supported then and is contradicted now")
    void contradicted_later() throws IOException {
        up("va-1", "va/core-router", "2026-05-01T00:00:00Z");
        that("va-1", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        String early = that("va-1", "va/core-router", UP, "2026-05-01T12:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(claimed("i", Milestone.NETWORK, Scope.NONE, "2026-05-01T12:00:00Z"));
        tell.recordedAt("2026-05-02T00:00:00Z");
        tell.wrong("va-1", early);
        tell.that("va-1", "va/core-router", UP, "2026-05-01T12:20:00Z");

        JsonNode claim = claims("").get("claims").get(0);

        assertEquals("supported", claim.at("/then/verdict").textValue());
        assertEquals("contradicted", claim.at("/now/verdict").textValue());
        assertEquals(1, claim.at("/now/impaired").intValue());
        assertEquals("2026-05-01T12:20:00Z", claim.at("/now/restoredAt").textValue());
        assertEquals(1200, claim.at("/now/restoredAfterClaimSeconds").intValue());
    }

    @Test
    @DisplayName("given an outage that ended within the uncertainty of a claim, then it does not contradict the claim")
    void within_uncertainty() throws IOException {
        up("va-1", "va/mail-server", "2026-05-01T00:00:00Z");
        that("va-1", "va/mail-server", DOWN, "2026-05-01T07:00:00Z");
        tell.that(
                "va-1",
                "va/mail-server",
                UP,
                "2026-05-01T12:15:00Z",
                Duration.ofMinutes(10),
                Optional.of(Instant.parse("2026-05-01T12:15:00Z")));
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(new IncidentEvent.MilestoneClaimed(
                "i",
                dev.faultline.timeline.TellStaff.about("2026-05-01T12:00:00Z", Duration.ofMinutes(5)),
                Milestone.SERVICES,
                Scope.NONE,
                Optional.empty()));

        assertEquals("supported", claims("").at("/claims/0/now/verdict").textValue());
        tell.promptly(claimed("i", Milestone.SERVICES, Scope.NONE, "2026-05-01T12:00:00Z"));
        assertEquals("contradicted", claims("").at("/claims/1/now/verdict").textValue());
        assertTrue(claims("").at("/claims/0").has("replacedBy"));
    }

    @Test
    @DisplayName("given nothing of the role of a milestone was observed, then its claim is unproven")
    void unproven() throws IOException {
        up("va-1", "va/core-router", "2026-05-01T00:00:00Z");
        that("va-p", "va/phone-system", UNKNOWN, "2026-05-01T00:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(claimed("i", Milestone.PHONES, Scope.NONE, "2026-05-01T12:00:00Z"));
        tell.promptly(claimed("i", Milestone.BACKLOG_DRAINED, Scope.NONE, "2026-05-01T13:00:00Z"));

        JsonNode claims = claims("").get("claims");

        assertEquals("unproven", claims.at("/0/now/verdict").textValue());
        assertEquals(1, claims.at("/0/now/devices").intValue());
        assertEquals(0, claims.at("/0/now/observed").intValue());
        assertEquals("unproven", claims.at("/1/now/verdict").textValue());
        assertEquals(0, claims.at("/1/now/devices").intValue());
    }

    @Test
    @DisplayName("given a resolution that was taken back, then the reopening has replaced it")
    void reopened_claim() throws IOException {
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(resolved("i", "2026-05-01T08:00:00Z"));
        String reopening = tell.promptly(reopened("i", "2026-05-01T09:00:00Z"));
        tell.promptly(resolved("i", "2026-05-01T10:00:00Z"));

        JsonNode claims = claims("").get("claims");

        assertEquals(reopening, claims.at("/0/replacedBy").textValue());
        assertFalse(claims.get(1).has("replacedBy"));
    }

    @Test
    @DisplayName("given devices that went down together, then they are one line with a count, which opens")
    void a_grouped_story() throws IOException {
        List<String> downs = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            up("va-" + i, "va/edge-router", "2026-05-01T00:00:00Z");
        }
        for (int i = 1; i <= 12; i++) {
            downs.add(that("va-" + i, "va/edge-router", DOWN, "2026-05-01T07:00:%02dZ".formatted(i)));
        }
        String late = that("va-1", "va/edge-router", UP, "2026-05-01T09:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(reboot("i", Scope.NONE, "2026-05-01T08:00:00Z"));

        JsonNode story = timeline("");

        List<String> texts = texts(story, "text");
        assertEquals(4, texts.size(), texts::toString);
        assertEquals("Outage i", texts.get(0));
        assertEquals("12 × edge-router down in va", texts.get(1));
        assertEquals("va-1 up in va", texts.get(3));
        JsonNode line = story.at("/items/1");
        assertEquals(12, line.at("/facts/count").intValue());
        assertEquals(10, line.at("/facts/devices").size());
        assertEquals(downs, JSON.convertValue(line.get("evidence"), List.class));
        assertEquals("2026-05-01T07:00:12Z", line.at("/facts/until").textValue());
        assertTrue(line.get("position").textValue().startsWith("faultline.device-events/"));
        assertEquals("action-recorded", story.at("/items/2/staff/kind").textValue());
        assertEquals(late, story.at("/items/3/evidence/0").textValue());

        String opens = line.at("/facts/opens").textValue();
        JsonNode opened = timeline(opens.substring(opens.indexOf('?') + 1));
        assertEquals(12, opened.get("items").size());
        assertEquals(downs.get(3), opened.at("/items/3/evidence/0").textValue());
        assertFalse(opened.at("/items/3/facts").has("opens"));
    }

    @Test
    @DisplayName("given a story of several pages, then they come to the whole, each line once")
    void pages_of_a_story() throws IOException {
        for (int i = 0; i < 5; i++) {
            up("va-" + i, "va/edge-router", "2026-05-01T00:00:00Z");
            that("va-" + i, "va/edge-router", DOWN, "2026-05-01T0%d:30:00Z".formatted(i + 1));
        }
        tell.promptly(declared("i", VA, "2026-05-01T01:00:00Z"));
        List<String> whole = texts(timeline(""), "text");

        List<String> paged = new ArrayList<>();
        String query = "limit=2";
        while (query != null) {
            JsonNode page = timeline(query);
            paged.addAll(texts(page, "text"));
            query = page.has("next") ? "limit=2&cursor=" + page.get("next").textValue() : null;
        }

        assertEquals(6, whole.size());
        assertEquals(whole, paged);
    }

    @Test
    @DisplayName("given what was retracted later, then the story of then tells it, and that of now does not")
    void the_story_as_known() throws IOException {
        up("va-1", "va/core-router", "2026-05-01T00:00:00Z");
        String wrong = that("va-1", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T06:00:00Z"));
        tell.recordedAt("2026-05-02T00:00:00Z");
        tell.wrong("va-1", wrong);
        tell.that("va-1", "va/core-router", DOWN, "2026-05-01T08:00:00Z");

        assertEquals("2026-05-01T08:00:00Z", texts(timeline(""), "occurredAt").getLast());
        assertEquals(
                "2026-05-01T07:00:00Z",
                texts(timeline("knownAt=2026-05-01T12:00:00Z"), "occurredAt").getLast());
    }

    @Test
    @DisplayName("given actions, then it is told which devices came back after them and which changed nothing")
    void effects() throws IOException {
        up("va-1", "va/core-router", "2026-05-01T00:00:00Z");
        up("va-2", "va/core-router", "2026-05-01T00:00:00Z");
        up("va-3", "va/edge-router", "2026-05-01T00:00:00Z");
        that("va-1", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        that("va-2", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        String struck = that("va-3", "va/edge-router", DOWN, "2026-05-01T08:10:00Z");
        String back = that("va-1", "va/core-router", UP, "2026-05-01T09:20:00Z");
        that("va-2", "va/core-router", UP, "2026-05-01T12:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(action(ActionKind.INTERVENTION, roles("core-router"), ActionOutcome.FAILED, "07:20"));
        tell.promptly(action(ActionKind.CONFIG_CHANGE, roles("core-router"), ActionOutcome.SUCCEEDED, "08:00"));
        tell.promptly(action(ActionKind.REBOOT, roles("core-router"), ActionOutcome.SUCCEEDED, "09:00"));
        tell.promptly(action(ActionKind.REBOOT, devices("va-1"), ActionOutcome.UNKNOWN, "10:00"));

        JsonNode actions = read("actions", "", EffectsReading.PARAMETERS, ask -> EffectsReading.question("i", ask))
                .get("actions");

        assertEquals(List.of("none", "none", "restored-some", "none-impaired"), fields(actions, "effect"));
        assertEquals(List.of("true", "false", "true", "null"), fields(actions, "agrees"));
        assertEquals(List.of("0", "1", "0", "0"), fields(actions, "struckAfter"));
        assertEquals(struck, actions.at("/1/evidence/0").textValue());
        assertEquals(back, actions.at("/2/evidence/0").textValue());
        assertEquals(1, actions.at("/2/backWithin").intValue());
        assertEquals(1, actions.at("/2/backLater").intValue());
    }

    @Test
    @DisplayName("given an incident that spread, then roles come in the order in which they were struck and came back")
    void propagation() throws IOException {
        for (String device : List.of("va-c/core-router", "va-e/edge-router", "va-m/mail-server")) {
            String[] parts = device.split("/");
            up(parts[0], "va/" + parts[1], "2026-05-01T00:00:00Z");
        }
        tell.needs("va-e", "va/edge-router", "va-c");
        that("va-c", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        that("va-e", "va/edge-router", DOWN, "2026-05-01T07:05:00Z");
        that("va-m", "va/mail-server", DOWN, "2026-05-01T07:06:00Z");
        that("va-e", "va/edge-router", UP, "2026-05-01T08:00:00Z");
        that("va-c", "va/core-router", UP, "2026-05-01T09:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));

        JsonNode order = read("propagation", "", Set.of(), ask -> PropagationReading.question("i"));

        assertEquals(List.of("core-router", "edge-router", "mail-server"), fields(order.get("struck"), "role"));
        assertEquals(List.of("0", "300", "360"), fields(order.get("struck"), "struckLagSeconds"));
        assertEquals(List.of("edge-router", "core-router"), fields(order.get("recovery"), "role"));
        assertEquals(1, order.get("dependencyCount").intValue());
        assertEquals("va-c", order.at("/dependencies/0/from").textValue());
        assertEquals(300, order.at("/dependencies/0/lagSeconds").intValue());
    }

    @Test
    @DisplayName("given claims of parts, then each part has a clock by claim and one by facts")
    void clocks() throws IOException {
        up("va-c", "va/core-router", "2026-05-01T00:00:00Z");
        up("va-m", "va/mail-server", "2026-05-01T00:00:00Z");
        that("va-c", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        that("va-m", "va/mail-server", DOWN, "2026-05-01T07:00:00Z");
        that("va-c", "va/core-router", UP, "2026-05-01T15:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(claimed("i", Milestone.NETWORK, Scope.NONE, "2026-05-01T15:30:00Z"));

        JsonNode clocks = read("clocks", "", Set.of(), ask -> ClocksReading.question("i", reads.limits()))
                .get("clocks");

        assertEquals(List.of("network", "services", "phones", "backlog-drained"), fields(clocks, "clock"));
        assertEquals(30_600, clocks.at("/0/claimedAfterSeconds").intValue());
        assertEquals(28_800, clocks.at("/0/restoredAfterSeconds").intValue());
        assertEquals(-1_800, clocks.at("/0/claimedAheadSeconds").intValue());
        assertTrue(clocks.at("/1/restoredAt").isNull());
        assertEquals(1, clocks.at("/1/devices").intValue());
        assertEquals(0, clocks.at("/2/devices").intValue());
    }

    @Test
    @DisplayName("given notices, then it is told whom they reached, and warned where their way was struck itself")
    void notices() throws IOException {
        up("nj-p", "nj/phone-system", "2026-05-01T00:00:00Z");
        String struck = that("nj-p", "nj/phone-system", DOWN, "2026-05-01T08:00:00Z");
        that("nj-p", "nj/phone-system", UP, "2026-05-01T12:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(notice(1, "telephone", 100, roles("phone-system"), "09:00"));
        tell.promptly(notice(2, "telephone", 50, roles("phone-system"), "13:00"));
        tell.promptly(notice(3, "email", 1000, Scope.NONE, "10:00"));
        tell.promptly(delivery(1, 10, 90, "10:00"));
        tell.promptly(delivery(3, 400, 0, "11:00"));
        tell.promptly(delivery(3, 900, 100, "12:00"));

        JsonNode reach = read("notices", "", Set.of(), ask -> ReachReading.question("i"));

        assertEquals(1150, reach.get("told").intValue());
        assertEquals(910, reach.get("delivered").intValue());
        assertEquals(190, reach.get("failed").intValue());
        assertEquals(1, reach.get("unreported").intValue());
        assertEquals(List.of("0", "10", "410", "910", "910"), fields(reach.get("steps"), "delivered"));
        assertEquals(List.of("email", "telephone"), fields(reach.get("channels"), "channel"));
        assertEquals(List.of("0", "1"), fields(reach.get("channels"), "sharedFateNotices"));
        assertEquals("nj", reach.at("/notices/0/sharedFate/datacenters/0").textValue());
        assertEquals(struck, reach.at("/notices/0/sharedFate/evidence/0").textValue());
        assertFalse(reach.at("/notices/1").has("sharedFate"));
        assertFalse(reach.at("/notices/2").has("sharedFate"));
    }

    @Test
    @DisplayName("given no such incident, then each of its parts is not found")
    void not_found() throws IOException {
        for (Question question : List.of(
                PropagationReading.question("nope"),
                ReachReading.question("nope"),
                ClocksReading.question("nope", reads.limits()))) {
            timeline.shows(tell.view());
            Reply reply = reads.reply(BASE, Map.of(), Set.of(), ask -> question);
            assertEquals(404, reply.status());
            assertEquals(
                    "/problems/incident-not-found",
                    JSON.readTree(reply.body()).get("type").textValue());
        }
    }

    private void up(String device, String place, String since) {
        that(device, place, UP, since);
    }

    private String that(String device, String place, DeviceState state, String occurredAt) {
        return tell.promptly(device, place, state, occurredAt);
    }

    private static IncidentEvent action(ActionKind kind, Scope target, ActionOutcome outcome, String time) {
        return new IncidentEvent.ActionRecorded(
                "i", at("2026-05-01T" + time + ":00Z"), kind, target, outcome, "tried something");
    }

    private static IncidentEvent notice(int number, String channel, long told, Scope carriedBy, String time) {
        return new IncidentEvent.NoticeSent(
                "i",
                at("2026-05-01T" + time + ":00Z"),
                number,
                channel,
                "customers",
                OptionalLong.of(told),
                carriedBy,
                Optional.empty());
    }

    private static IncidentEvent delivery(int number, long delivered, long failed, String time) {
        return new IncidentEvent.NoticeDeliveryReported(
                "i", at("2026-05-01T" + time + ":00Z"), number, delivered, failed, Optional.empty());
    }

    private JsonNode claims(String query) throws IOException {
        return read("claims", query, ClaimsReading.PARAMETERS, ask -> ClaimsReading.question("i", ask, reads.limits()));
    }

    private JsonNode timeline(String query) throws IOException {
        return read(
                "timeline",
                query,
                StoryReading.PARAMETERS,
                ask -> StoryReading.question(BASE + "timeline", "i", ask, reads.limits()));
    }

    private JsonNode read(String what, String query, Set<String> allowed, Function<Ask, Question> read)
            throws IOException {
        timeline.shows(tell.view());
        return Asked.json(reads.reply(BASE + what, Asked.parameters(query), allowed, read));
    }

    private static List<String> texts(JsonNode story, String field) {
        return fields(story.get("items"), field);
    }

    private static List<String> fields(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field).asText())
                .toList();
    }
}
