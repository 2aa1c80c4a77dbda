package dev.faultline.standalone.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.Topics;
import dev.faultline.log.EventLog;
import dev.faultline.log.Position;
import dev.faultline.timeline.replay.LiveTimeline;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.ReplayObserver;
import dev.faultline.timeline.replay.Timeline;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same answers again over HTTP, from two replicas of the timeline that follow one real broker. */
@QuarkusTest
class PermalinkHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> QUESTIONS = List.of(
            "outages?datacenter=pl",
            "outages?datacenter=pl&limit=1&open=true",
            "outages?datacenter=pl&level=datacenter&mergeGap=PT1H",
            "outages?incident=pl-1",
            "figures?datacenter=pl&groupBy=role,device",
            "figures?datacenter=pl&groupBy=incident,month&from=2013-08-01T00:00:00Z",
            "figures?datacenter=pl&level=datacenter&from=2013-09-01T00:00:00Z&to=2013-10-01T00:00:00Z",
            "figures?datacenter=pl&knownAt=2013-09-05T00:00:00Z",
            "figures/restated?datacenter=pl&knownAt=2013-09-05T00:00:00Z&groupBy=device");

    @Inject
    EventLog log;

    @Test
    @DisplayName(
            "given answers and their permalinks, when more is told, then the permalinks give the same bytes, from another replica too")
    void the_same_bytes() {
        String facts = facts("""
                [{"id":"pl-up","device":"pl-1","datacenter":"pl","role":"core-router","state":"up",
                  "occurredAt":"2013-09-01T00:00:00Z","knownAt":"2013-09-01T00:00:00Z"},
                 {"id":"pl-down","device":"pl-1","datacenter":"pl","role":"core-router","state":"down",
                  "occurredAt":"2013-09-03T07:00:00Z","knownAt":"2013-09-03T07:05:00Z","uncertainty":"PT15M"},
                 {"id":"pl-back","device":"pl-1","datacenter":"pl","role":"core-router","state":"up",
                  "occurredAt":"2013-09-03T15:30:00Z","knownAt":"2013-09-03T15:40:00Z"},
                 {"id":"pl-2-down","device":"pl-2","datacenter":"pl","role":"edge-router","state":"down",
                  "occurredAt":"2013-09-03T07:00:00Z","knownAt":"2013-09-06T00:00:00Z"}]""");
        String before = staff("incidents", """
                {"id":"pl-1","actor":"desk","title":"Routers are gone","severity":"major",
                 "scope":{"roles":["core-router"],"devices":["pl-2"]},"occurredAt":"2013-09-03T07:10:00Z",
                 "knownAt":"2013-09-03T07:10:00Z","impactStart":"2013-09-03T07:00:00Z"}""");
        Map<String, ExtractableResponse<Response>> answers = new LinkedHashMap<>();
        for (String question : QUESTIONS) {
            answers.put(question, get("/api/v1/" + question + "&after=" + facts + "%3B" + before));
        }

        String moreFacts = facts("""
                [{"device":"pl-1","retracts":"pl-back","by":"operations","reason":"the report says otherwise"},
                 {"id":"pl-right","device":"pl-1","datacenter":"pl","role":"core-router","state":"up",
                  "occurredAt":"2013-09-03T15:00:00Z"},
                 {"id":"pl-2-down","device":"pl-2","datacenter":"pl","role":"edge-router","state":"down",
                  "occurredAt":"2013-09-03T07:00:00Z","knownAt":"2013-09-04T00:00:00Z"},
                 {"id":"pl-0-down","device":"pl-0","datacenter":"pl","role":"core-router","state":"down",
                  "occurredAt":"2013-09-02T07:00:00Z","knownAt":"2013-09-02T07:00:00Z"},
                 {"id":"pl-2-back","device":"pl-2","datacenter":"pl-elsewhere","role":"core-router","state":"down",
                  "occurredAt":"2013-09-04T07:00:00Z","knownAt":"2013-09-04T07:00:00Z"}]""");
        String after = staff("incidents/pl-1/resolve", """
                {"actor":"desk","occurredAt":"2013-09-03T15:00:00Z","knownAt":"2013-09-03T15:00:00Z"}""");
        answers.forEach((question, answer) -> {
            String asked = "/api/v1/" + question + "&after=" + moreFacts + "%3B" + after;
            assertNotEquals(withoutPlace(answer), withoutPlace(get(asked)), question);
            assertSame(answer, question);
        });

        var topics = List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS);
        try (var other = new LiveTimeline(log, topics, InstantSource.system(), new Quarantine(), ReplayObserver.NONE)) {
            Position reached = Position.parse(moreFacts + ";" + after).orElseThrow();
            assertTrue(other.await(reached, PATIENCE).isPresent(), () -> "not read: " + other.status());
            QuarkusMock.installMockForType(other, Timeline.class);
            answers.forEach((question, answer) -> assertSame(answer, question));
        }
    }

    @Test
    @DisplayName("given a position that names partitions which the topics do not have, then it is refused as such")
    void no_such_partition() {
        given().queryParam("position", "faultline.device-events/9999@1")
                .get("/api/v1/figures")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("position"));
    }

    @Test
    @DisplayName("given the description of the API, then the reads with permalinks say how, and no other does")
    void described() {
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/outages'.get.parameters.name", hasItems("position", "asOf"))
                .body("paths.'/api/v1/figures'.get.parameters.name", hasItems("position", "asOf"))
                .body("paths.'/api/v1/figures/restated'.get.parameters.name", hasItems("position", "asOf"))
                .body("paths.'/api/v1/devices'.get.parameters.name", not(hasItems("position")))
                .body("components.schemas.OutageList.properties.keySet()", hasItems("permalink"));
    }

    private static void assertSame(ExtractableResponse<Response> answer, String question) {
        assertEquals(answer.asString(), get(answer.path("permalink")).asString(), question);
    }

    /** What an answer tells, whatever its position and time. */
    private static Object withoutPlace(ExtractableResponse<Response> answer) {
        Map<String, Object> body = new LinkedHashMap<>(answer.path(""));
        body.keySet().removeAll(List.of("position", "asOf", "window", "permalink"));
        return body;
    }

    private static ExtractableResponse<Response> get(String address) {
        return given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract();
    }

    private static String facts(String events) {
        return post("device-events", events);
    }

    private static String staff(String call, String body) {
        return post(call, body);
    }

    private static String post(String call, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/" + call)
                .then()
                .statusCode(201)
                .extract()
                .header("Faultline-Position");
    }
}
