package dev.faultline.standalone.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Topics;
import dev.faultline.events.staff.Act;
import dev.faultline.events.staff.ActionKind;
import dev.faultline.events.staff.ActionOutcome;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.events.staff.StaffEventCodec;
import dev.faultline.log.EventLog;
import dev.faultline.log.Position;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reads of incidents over HTTP, from events that lie on a real broker's topic. */
@QuarkusTest
class IncidentReadingHttpTest {
    @Inject
    EventLog log;

    @Test
    @DisplayName("given an incident lies on the log, when read after its position, then all reads tell of it")
    void an_incident() {
        String facts = record("""
                [{"device":"inc-1","datacenter":"inc","role":"core-router","state":"up",
                  "occurredAt":"2013-09-01T00:00:00Z"},
                 {"id":"inc-down","device":"inc-1","datacenter":"inc","role":"core-router","state":"down",
                  "occurredAt":"2013-09-03T07:00:00Z"},
                 {"device":"inc-1","datacenter":"inc","role":"core-router","state":"up",
                  "occurredAt":"2013-09-03T15:00:00Z"}]""");
        Scope scope = Scope.ofDatacenters("inc");
        String position = append(
                new IncidentEvent.Declared(
                        "inc/2013 é",
                        act("2013-09-03T07:10:00Z"),
                        "Routers are gone",
                        Severity.CRITICAL,
                        scope,
                        new IncidentEvent.ImpactStart(Instant.parse("2013-09-03T07:00:00Z"), Duration.ofMinutes(15))),
                new IncidentEvent.ActionRecorded(
                        "inc/2013 é",
                        act("2013-09-03T08:30:00Z"),
                        ActionKind.REBOOT,
                        Scope.NONE,
                        ActionOutcome.FAILED,
                        "power-cycled"),
                new IncidentEvent.Resolved("inc/2013 é", act("2013-09-03T15:00:00Z"), Optional.of("all is back")));

        given().queryParam("after", position)
                .get("/api/v1/incidents/{id}", "inc/2013 é")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("ETag", "\"3\"")
                .header("Faultline-Position", notNullValue())
                .body("id", equalTo("inc/2013 é"))
                .body("status", equalTo("resolved"))
                .body("times.toResolve.bounds.maxSeconds", equalTo(29700))
                .body("actions[0].position", startsWith(Topics.INCIDENT_EVENTS + "/"))
                .body("claims.claim", contains("resolved"));
        given().queryParam("datacenter", "inc")
                .get("/api/v1/incidents")
                .then()
                .statusCode(200)
                .body("items.id", contains("inc/2013 é"));
        given().queryParam("incident", "inc/2013 é")
                .queryParam("after", facts)
                .get("/api/v1/outages")
                .then()
                .statusCode(200)
                .body("items.device", contains("inc-1"))
                .body("items[0].incidents", contains("inc/2013 é"));
        given().queryParam("incident", "inc/2013 é")
                .get("/api/v1/datacenters/inc/recovery")
                .then()
                .statusCode(200)
                .body("milestones.firstAction", equalTo("2013-09-03T08:30:00Z"))
                .body("staffEvents.kind", contains("declared", "action-recorded", "resolved"));
        given().queryParam("incident", "inc/2013 é")
                .get("/api/v1/figures")
                .then()
                .statusCode(200)
                .body("groups[0].timeToRestore.count", equalTo(1))
                .body("groups[0].timeToResolve.count", equalTo(1))
                .body("groups[0].timeToFirstAction.meanSeconds", equalTo(5400))
                .body("filters.incident", equalTo("inc/2013 é"));
        given().queryParam("groupBy", "incident")
                .queryParam("datacenter", "inc")
                .get("/api/v1/figures")
                .then()
                .statusCode(200)
                .body("groups.key.incident", contains("inc/2013 é"));
        given().queryParam("knownAt", "2013-09-01T00:00:00Z")
                .queryParam("datacenter", "inc")
                .get("/api/v1/figures/restated")
                .then()
                .statusCode(200)
                .header("Faultline-Position", notNullValue())
                .body("outages.device", contains("inc-1"))
                .body("outages[0].before", nullValue());
        given().queryParam("knownAt", "2013-09-01T00:00:00Z")
                .get("/api/v1/incidents/{id}", "inc/2013 é")
                .then()
                .statusCode(404)
                .header("ETag", nullValue())
                .body("type", equalTo("/problems/incident-not-found"));
    }

    @Test
    @DisplayName("given planned work lies on the log, when read after its position, then it shows")
    void maintenance() {
        String position = append(new MaintenanceEvent.Scheduled(
                "inc-work",
                act("2013-09-01T00:00:00Z"),
                "Firmware",
                Scope.ofDatacenters("inc-m"),
                Instant.parse("2150-01-01T00:00:00Z"),
                Instant.parse("2150-01-01T02:00:00Z")));

        given().queryParam("after", position)
                .get("/api/v1/maintenance/inc-work")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("from", equalTo("2150-01-01T00:00:00Z"));
        given().queryParam("datacenter", "inc-m")
                .get("/api/v1/maintenance")
                .then()
                .body("items.id", contains("inc-work"))
                .body("items.cancelled", contains(false));
    }

    @Test
    @DisplayName("given a record on the topic of incidents is none of staff, then it is quarantined, and reads go on")
    void unreadable() {
        EncodedEvent good = encoded("inc-bad", 1, new IncidentEvent.Noted("inc-bad", act("2013-09-03T07:00:00Z"), "x"));
        String position = appended(List.of(new EncodedEvent(
                Topics.INCIDENT_EVENTS, good.key(), good.headers(), "no json".getBytes(StandardCharsets.UTF_8))));

        given().queryParam("after", position).get("/api/v1/incidents").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.data.firstQuarantined", hasItem(startsWith(Topics.INCIDENT_EVENTS + "/")));
    }

    @Test
    @DisplayName("given the description of the API, then reads of incidents say all that they share with other reads")
    void openapi() {
        String list = "paths.'/api/v1/incidents'.get.";
        String one = "paths.'/api/v1/incidents/{incident}'.get.";
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(list + "parameters.name", hasItems("datacenter", "status", "limit", "cursor", "knownAt", "after"))
                .body(list + "parameters.find { it.name == 'order' }.schema.enum", contains("asc", "desc"))
                .body(list + "parameters.findAll { it.description == null || it.schema == null }", empty())
                .body(list + "responses.keySet()", hasItems("200", "400", "503"))
                .body(one + "parameters.name", hasItems("incident", "knownAt", "after"))
                .body(
                        one + "responses.'200'.headers.keySet()",
                        hasItems("ETag", "Faultline-Position", "Faultline-Stale"))
                .body(one + "responses.'404'", notNullValue())
                .body(one + "responses.'200'.content.'application/json'.examples", notNullValue())
                .body("paths.'/api/v1/maintenance'.get.parameters.name", hasItems("from", "knownAt"))
                .body("paths.'/api/v1/maintenance/{maintenance}'.get.responses.keySet()", hasItems("404", "503"))
                .body("paths.'/api/v1/outages'.get.parameters.name.countBy { it }.values()", everyItem(equalTo(1)))
                .body("components.schemas", not(nullValue()));
    }

    private static Act act(String at) {
        return new Act("ana", Instant.parse(at), Duration.ZERO);
    }

    private static EncodedEvent encoded(String id, long sequence, StaffEvent event) {
        return StaffEventCodec.encode(new StaffEnvelope(
                id,
                "/test",
                Optional.of(event.act().occurredAt()),
                sequence,
                new StaffEnvelope.Request("key-" + id, "hash"),
                event));
    }

    /** Appends the events of one incident or maintenance, all there is of it. */
    private String append(StaffEvent... events) {
        List<EncodedEvent> encoded = new ArrayList<>();
        for (StaffEvent event : events) {
            encoded.add(encoded(event.subject() + "-" + encoded.size(), encoded.size() + 1, event));
        }
        return appended(encoded);
    }

    private String appended(List<EncodedEvent> events) {
        return log.append(events)
                .thenApply(Position::toString)
                .toCompletableFuture()
                .join();
    }

    private static String record(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/device-events")
                .then()
                .statusCode(201)
                .extract()
                .header("Faultline-Position");
    }
}
