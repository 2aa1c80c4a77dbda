package dev.faultline.timeline.http;

import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.TellStaff.claimed;
import static dev.faultline.timeline.TellStaff.declared;
import static dev.faultline.timeline.TellStaff.resolved;
import static dev.faultline.timeline.TellStaff.scoped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.Tell;
import dev.faultline.timeline.TellStaff;
import dev.faultline.timeline.knowledge.Knowledge;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The instants at which what is told of an incident changed, as they are asked for. */
class KnowledgeReadsTest {
    private static final Instant NOW = Instant.parse("2026-06-30T00:00:00Z");
    private static final Scope VA = Scope.ofDatacenters("va");
    private static final String BASE = "/api/v1/incidents/i/";

    private final Tell tell = new Tell();
    private final StandingTimeline timeline = new StandingTimeline(NOW);
    private final Reads reads = new Reads(timeline, () -> NOW, ReadLimits.DEFAULT);

    @Test
    @DisplayName(
            "given an incident that was told twice, then there are two moments, and the second says what was taken back")
    void told_twice() throws IOException {
        tellTwice();

        JsonNode moments = moments("");

        assertEquals(List.of("2026-05-01T20:00:00Z", "2026-05-10T12:00:00Z"), instants(moments));
        assertEquals("declared", moments.at("/0/kind").textValue());
        assertEquals(2, moments.at("/0/facts").intValue());
        assertEquals("PT13H", moments.at("/0/latest").textValue());
        assertEquals("report-published", moments.at("/1/kind").textValue());
        assertEquals(
                "final report, 1 fact, 1 fact taken back", moments.at("/1/text").textValue());
        assertEquals(1, moments.at("/1/retracted").intValue());
        assertEquals("report-published", moments.at("/1/staff/0/kind").textValue());
    }

    @Test
    @DisplayName(
            "given the moments, when the story is told between two of them, then it is that of the first; when at the second, it is another one")
    void the_story_changes_at_them_alone() throws IOException {
        tellTwice();

        String first = story("2026-05-01T20:00:00Z");
        assertEquals(first, story("2026-05-05T00:00:00Z"));
        assertEquals(first, story("2026-05-10T11:59:59.999999999Z"));
        String second = story("2026-05-10T12:00:00Z");
        assertNotEquals(first, second);
        assertEquals(second, story("2026-06-29T00:00:00Z"));
    }

    @Test
    @DisplayName("given a knownAt before the second telling, then the second is no moment yet")
    void as_known_then() throws IOException {
        tellTwice();

        assertEquals(List.of("2026-05-01T20:00:00Z"), instants(moments("knownAt=2026-05-05T00:00:00Z")));
        assertEquals(
                0, moments("knownAt=2026-05-05T00:00:00Z").at("/0/retracted").intValue());
    }

    @Test
    @DisplayName("given facts that repeat a state, then nothing became known by them")
    void repeats() throws IOException {
        tell.promptly("va-1", "va/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly("va-1", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly("va-1", "va/core-router", DOWN, "2026-05-01T07:30:00Z");
        tell.promptly("va-1", "va/core-router", DOWN, "2026-05-01T08:00:00Z");
        tell.promptly("va-1", "va/core-router", UP, "2026-05-01T09:00:00Z");
        tell.promptly(resolved("i", "2026-05-01T10:00:00Z"));

        assertEquals(
                List.of("2026-05-01T07:00:00Z", "2026-05-01T09:00:00Z", "2026-05-01T10:00:00Z"), instants(moments("")));
    }

    @Test
    @DisplayName("given an outage that was known to begin earlier than first told, then both tellings are moments")
    void an_earlier_start() throws IOException {
        tell.promptly("va-1", "va/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        known("va-1", "2026-05-01T08:00:00Z", "2026-05-01T08:30:00Z");
        known("va-1", "2026-05-01T07:15:00Z", "2026-05-01T11:00:00Z");

        assertEquals(
                List.of("2026-05-01T07:00:00Z", "2026-05-01T08:30:00Z", "2026-05-01T11:00:00Z"), instants(moments("")));
    }

    @Test
    @DisplayName("given what was known before the declaration, then it became known of the incident with it")
    void before_the_declaration() throws IOException {
        tell.promptly("va-1", "va/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly("va-1", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        tell.staff(declared("i", VA, "2026-05-01T07:00:00Z"), Optional.of(Instant.parse("2026-05-01T07:20:00Z")));

        JsonNode moments = moments("");

        assertEquals(List.of("2026-05-01T07:20:00Z"), instants(moments));
        assertEquals(1, moments.at("/0/facts").intValue());
    }

    @Test
    @DisplayName("given an outage five days after a resolution, then it is a moment, and one after 31 days is none")
    void relapses() throws IOException {
        tell.promptly("va-1", "va/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly("va-1", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly("va-1", "va/core-router", UP, "2026-05-01T08:00:00Z");
        tell.promptly(resolved("i", "2026-05-01T08:00:00Z"));
        tell.promptly("va-1", "va/core-router", DOWN, "2026-05-06T08:00:00Z");
        tell.promptly("va-1", "va/core-router", UP, "2026-05-06T09:00:00Z");
        tell.promptly("va-1", "va/core-router", DOWN, "2026-06-01T08:00:00Z");

        JsonNode moments = moments("");

        assertEquals(
                List.of("2026-05-01T07:00:00Z", "2026-05-01T08:00:00Z", "2026-05-06T08:00:00Z"), instants(moments));
        assertEquals(1, moments.at("/2/afterwards").intValue());
        assertEquals("1 outage afterwards", moments.at("/2/text").textValue());
    }

    @Test
    @DisplayName("given a scope that was said anew, then facts of both scopes are moments")
    void scopes() throws IOException {
        tell.promptly("va-1", "va/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly("nj-1", "nj/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly("ca-1", "ca/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly("va-1", "va/core-router", DOWN, "2026-05-01T07:10:00Z");
        tell.promptly("nj-1", "nj/core-router", DOWN, "2026-05-01T07:20:00Z");
        tell.promptly("ca-1", "ca/core-router", DOWN, "2026-05-01T07:30:00Z");
        tell.promptly(scoped("i", Scope.ofDatacenters("nj"), "2026-05-01T07:40:00Z"));

        assertEquals(
                List.of("2026-05-01T07:00:00Z", "2026-05-01T07:10:00Z", "2026-05-01T07:20:00Z", "2026-05-01T07:40:00Z"),
                instants(moments("")));
    }

    @Test
    @DisplayName(
            "given more moments than an answer has, then neighbours become one and the answer says how near they lay")
    void at_the_limit() throws IOException {
        tell.promptly(declared("i", VA, "2026-05-01T00:00:00Z"));
        for (int i = 1; i <= Knowledge.MAX_MOMENTS; i++) {
            String at = Instant.parse("2026-05-01T00:00:00Z")
                    .plus(Duration.ofMinutes(2L * i))
                    .toString();
            tell.promptly(claimed("i", Milestone.NETWORK, Scope.NONE, at));
        }

        JsonNode body = knowledge("");

        assertEquals("PT2M", body.get("groupWithin").textValue());
        assertTrue(body.get("moments").size() <= Knowledge.MAX_MOMENTS);
        assertEquals(
                Knowledge.MAX_MOMENTS + 1,
                StreamSupport.stream(body.get("moments").spliterator(), false)
                        .mapToInt(moment -> moment.get("staffCount").intValue())
                        .sum());
        assertEquals("2026-05-01T16:40:00Z", instants(body.get("moments")).getLast());
    }

    @Test
    @DisplayName("given an incident that is not known yet, then it is not found")
    void not_known() {
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        timeline.shows(tell.view());

        assertEquals(404, reply("knowledge", "knownAt=2026-05-01T06:59:59Z").status());
    }

    private void tellTwice() {
        tell.promptly("va-1", "va/core-router", UP, "2026-05-01T00:00:00Z");
        known("va-1", "2026-05-01T07:00:00Z", "2026-05-01T20:00:00Z");
        String back = tell.that(
                "va-1",
                "va/core-router",
                UP,
                "2026-05-01T15:30:00Z",
                Duration.ZERO,
                Optional.of(Instant.parse("2026-05-01T20:00:00Z")));
        Optional<Instant> letter = Optional.of(Instant.parse("2026-05-01T20:00:00Z"));
        tell.staff(declared("i", VA, "2026-05-01T07:00:00Z"), letter);
        tell.staff(resolved("i", "2026-05-01T15:30:00Z"), letter);
        tell.recordedAt("2026-05-10T12:00:00Z");
        tell.wrong("va-1", back);
        tell.that("va-1", "va/core-router", UP, "2026-05-01T12:30:00Z");
        tell.staff(new IncidentEvent.ReportPublished(
                "i", TellStaff.at("2026-05-10T12:00:00Z"), 1, ReportStatus.FINAL, Optional.empty(), Optional.empty()));
    }

    private void known(String device, String occurredAt, String knownAt) {
        tell.that(device, "va/core-router", DOWN, occurredAt, Duration.ZERO, Optional.of(Instant.parse(knownAt)));
    }

    private String story(String knownAt) throws IOException {
        timeline.shows(tell.view());
        return Asked.json(reads.reply(
                        BASE + "timeline",
                        Asked.parameters("knownAt=" + knownAt),
                        StoryReading.PARAMETERS,
                        ask -> StoryReading.question(BASE + "timeline", "i", ask, reads.limits())))
                .get("items")
                .toString();
    }

    private JsonNode moments(String query) throws IOException {
        return knowledge(query).get("moments");
    }

    private JsonNode knowledge(String query) throws IOException {
        timeline.shows(tell.view());
        return Asked.json(reply("knowledge", query));
    }

    private Reply reply(String what, String query) {
        Set<String> allowed = KnowledgeReading.PARAMETERS;
        Function<Ask, Question> read = ask -> KnowledgeReading.question("i", ask);
        return reads.reply(BASE + what, Asked.parameters(query), allowed, read);
    }

    private static List<String> instants(JsonNode moments) {
        return StreamSupport.stream(moments.spliterator(), false)
                .map(moment -> moment.get("knownAt").textValue())
                .toList();
    }
}
