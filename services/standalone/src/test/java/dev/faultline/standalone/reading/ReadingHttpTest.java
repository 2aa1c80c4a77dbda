package dev.faultline.standalone.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reads over HTTP, from facts that went through the recorder and a real broker. */
@QuarkusTest
class ReadingHttpTest {
    private static final String POSITION = "Faultline-Position";
    private static final String PROBLEM = "application/problem+json";

    @Test
    @DisplayName("given the definition that figures name, then browsers get a page and programs the Markdown")
    void definition() {
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        String tag = given().accept(browser)
                .get("/docs/figures.md")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/html;charset=UTF-8"))
                .header("Vary", containsString("Accept"))
                .header("Content-Security-Policy", containsString("style-src 'self'"))
                .body(containsString("<h2 id=\"3-time-that-does-not-count\">"))
                .extract()
                .header("ETag");
        given().accept(browser)
                .header("If-None-Match", tag)
                .get("/docs/figures.md")
                .then()
                .statusCode(304);
        given().get("/docs/figures.md")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/markdown;charset=UTF-8"))
                .body(containsString("## 3. Time that does not count"));
        given().accept("text/css,*/*;q=0.1")
                .get("/docs/docs.css")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/css;charset=UTF-8"));
        given().get("/docs/runbook.md").then().statusCode(200);
        given().get("/docs/http.md").then().statusCode(404);
    }

    @Test
    @DisplayName("given an outage was recorded, when read after its position, then it shows, with header and position")
    void read_your_writes() {
        String position = record("""
                [{"device":"ryw-1","datacenter":"ryw","role":"core-router","state":"up",
                  "occurredAt":"2013-09-01T00:00:00Z","knownAt":"2013-09-01T00:00:00Z"},
                 {"id":"ryw-down","device":"ryw-1","datacenter":"ryw","role":"core-router","state":"down",
                  "occurredAt":"2013-09-03T07:00:00Z","knownAt":"2013-09-03T07:05:00Z","uncertainty":"PT15M"},
                 {"id":"ryw-up","device":"ryw-1","datacenter":"ryw","role":"core-router","state":"up",
                  "occurredAt":"2013-09-03T15:30:00Z","knownAt":"2013-09-03T15:40:00Z"}]""");

        given().queryParam("after", position)
                .queryParam("datacenter", "ryw")
                .get("/api/v1/outages")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header(POSITION, notNullValue())
                .body("items", hasSize(1))
                .body("items[0].start", equalTo("2013-09-03T07:00:00Z"))
                .body("items[0].end", equalTo("2013-09-03T15:30:00Z"))
                .body("items[0].durationSeconds", equalTo(30600))
                .body("items[0].duration", equalTo("PT8H30M"))
                .body("items[0].bounds.minSeconds", equalTo(29700))
                .body("items[0].evidence", contains("ryw-down", "ryw-up"))
                .body("position", notNullValue())
                .body("asOf", notNullValue())
                .body("$", not(hasKey("next")));

        given().queryParam("from", "2013-09-03T00:00:00Z")
                .queryParam("to", "2013-09-04T00:00:00Z")
                .get("/api/v1/datacenters/ryw/recovery")
                .then()
                .statusCode(200)
                .body("milestones.firstImpact", equalTo("2013-09-03T07:00:00Z"))
                .body("milestones.restored100", equalTo("2013-09-03T15:30:00Z"))
                .body("steps.down", contains(0, 1, 0));

        String definition = given().queryParam("from", "2013-09-01T00:00:00Z")
                .queryParam("to", "2013-10-01T00:00:00Z")
                .queryParam("datacenter", "ryw")
                .queryParam("groupBy", "datacenter,month")
                .get("/api/v1/figures")
                .then()
                .statusCode(200)
                .body("groups", hasSize(1))
                .body("groups[0].key.datacenter", equalTo("ryw"))
                .body("groups[0].key.month", equalTo("2013-09"))
                .body("groups[0].timeToRestore.meanSeconds", equalTo(30600))
                .body("groups[0].timeToDetect.meanSeconds", equalTo(300))
                .body("groups[0].availability.downSeconds", equalTo(30600))
                .body("definition.version", equalTo("2"))
                .extract()
                .path("definition.url");
        given().get(definition)
                .then()
                .statusCode(200)
                .body(containsString("# Figures"), containsString("version **2**"));
    }

    @Test
    @DisplayName("given an end was corrected, when asked as known before, then the old telling comes out")
    void known_at() {
        String position = record("""
                [{"id":"ka-down","device":"ka-1","datacenter":"ka","role":"core-router","state":"down",
                  "occurredAt":"2013-09-03T07:00:00Z","knownAt":"2013-09-03T07:05:00Z"},
                 {"id":"ka-wrong","device":"ka-1","datacenter":"ka","role":"core-router","state":"up",
                  "occurredAt":"2013-09-03T15:30:00Z","knownAt":"2013-09-03T15:40:00Z"},
                 {"device":"ka-1","retracts":"ka-wrong","knownAt":"2013-09-13T00:00:00Z","by":"operations",
                  "reason":"the report says otherwise"},
                 {"id":"ka-right","device":"ka-1","datacenter":"ka","role":"core-router","state":"up",
                  "occurredAt":"2013-09-03T15:00:00Z","knownAt":"2013-09-13T00:00:00Z"}]""");

        given().queryParam("after", position)
                .queryParam("device", "ka-1")
                .get("/api/v1/outages")
                .then()
                .body("items[0].durationSeconds", equalTo(28800));
        given().queryParam("knownAt", "2013-09-05T00:00:00Z")
                .queryParam("device", "ka-1")
                .get("/api/v1/outages")
                .then()
                .body("items[0].durationSeconds", equalTo(30600))
                .body("knownAt", equalTo("2013-09-05T00:00:00Z"))
                .body("asOf", equalTo("2013-09-05T00:00:00Z"));
        given().get("/api/v1/devices/ka-1/history")
                .then()
                .statusCode(200)
                .body("items.id", contains("ka-down", "ka-right", "ka-wrong"))
                .body("items[1].retracted", nullValue())
                .body("items[2].retracted.by", equalTo("operations"));
        given().queryParam("knownAt", "2013-09-05T00:00:00Z")
                .get("/api/v1/devices/ka-1/history")
                .then()
                .body("items.id", contains("ka-down", "ka-wrong"))
                .body("items[1].retracted", nullValue());
    }

    @Test
    @DisplayName("given a list longer than its limit, when the links are followed, then each item comes once")
    void links() {
        var events = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            events.add("""
                    {"device":"page+%d","datacenter":"page","role":"server","state":"down","occurredAt":"2013-09-03T07:00:00Z"}""".formatted(i));
        }
        String position = record(events.toString());
        var devices = new ArrayList<String>();
        String url = "/api/v1/outages?limit=2&datacenter=page&after=" + position;
        while (url != null) {
            ExtractableResponse<Response> page = given().urlEncodingEnabled(false)
                    .get(url)
                    .then()
                    .statusCode(200)
                    .extract();
            devices.addAll(page.path("items.device"));
            String link = page.header("Link");
            url = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertEquals(List.of("page+0", "page+1", "page+2", "page+3", "page+4"), devices);
    }

    @Test
    @DisplayName("given a datacenter and its devices, then their present state is told; of unknown ones there is none")
    void standings() {
        String position = record("""
                [{"device":"st-1","datacenter":"st","role":"edge-router","state":"down","occurredAt":"2013-09-03T07:00:00Z"},
                 {"device":"st-2","datacenter":"st","role":"server","state":"up","occurredAt":"2013-09-03T07:00:00Z"}]""");
        given().queryParam("after", position)
                .get("/api/v1/datacenters/st")
                .then()
                .statusCode(200)
                .body("state", equalTo("down"))
                .body("devices", equalTo(2))
                .body("criticalRoles[0].down", equalTo(1));
        given().get("/api/v1/datacenters").then().statusCode(200).body("items.datacenter", hasItem("st"));
        given().queryParam("datacenter", "st")
                .queryParam("state", "down,degraded")
                .get("/api/v1/devices")
                .then()
                .statusCode(200)
                .body("items.device", contains("st-1"));
        given().get("/api/v1/devices/st-1")
                .then()
                .statusCode(200)
                .body("state", equalTo("down"))
                .body("outageSince", equalTo("2013-09-03T07:00:00Z"));
        problem("/api/v1/datacenters/nowhere", 404, "/problems/datacenter-not-found");
        problem("/api/v1/datacenters/nowhere/recovery", 404, "/problems/datacenter-not-found");
        problem("/api/v1/devices/nobody", 404, "/problems/device-not-found");
        problem("/api/v1/devices/nobody/history", 404, "/problems/device-not-found");
    }

    @Test
    @DisplayName("given wrong parameters, then one problem names each with what would be right")
    void wrong_parameters() {
        given().urlEncodingEnabled(false)
                .get("/api/v1/outages?from=2013-09-03T00:00:00+02:00&minDuration=5m&colour=red")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/invalid-parameters"))
                .body("errors.field", hasItems("from", "minDuration", "colour"))
                .body("errors.find { it.field == 'from' }.message", containsString("%2B"));
        problem("/api/v1/outages?incident=i-1", 404, "/problems/incident-not-found");
    }

    @Test
    @DisplayName("given a position that never comes, then the read waits shortly and says when to come back")
    void not_yet_visible() {
        given().queryParam("after", "faultline.device-events/0@999999999")
                .get("/api/v1/datacenters")
                .then()
                .statusCode(503)
                .contentType(PROBLEM)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/not-yet-visible"));
    }

    @Test
    @DisplayName("given the description of the API, then every read and its parameters are in it")
    void described() {
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("openapi", containsString("3.1"))
                .body("paths.'/api/v1/outages'.get.parameters.name", hasItems("from", "knownAt", "after", "mergeGap"))
                .body("paths.'/api/v1/figures'.get.parameters.name", hasItems("groupBy", "level"))
                .body("paths.'/api/v1/figures/restated'.get.parameters.name", hasItems("against", "unchanged"))
                .body("paths.'/api/v1/datacenters/{datacenter}/recovery'.get.responses.'200'.content", notNullValue())
                .body("paths.'/api/v1/devices/{device}/history'.get.parameters.name", hasItems("device", "cursor"))
                .body("paths.'/api/v1/devices'.get.parameters.findAll { it.description == null }", empty());
    }

    @Test
    @DisplayName("given the process runs, then health and metrics tell of the timeline")
    void health_and_metrics() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("timeline: position"))
                .body("checks.status", everyItem(equalTo("UP")));
        given().get("/q/health/live").then().statusCode(200).body("checks.name", hasItem("timeline: reader"));
        given().get("/q/health/started").then().statusCode(200).body("checks.name", hasItem("timeline: replay"));
        record("""
                {"device":"m-1","datacenter":"m","role":"server","state":"up","occurredAt":"2013-09-03T07:00:00Z"}""");
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        for (String name : List.of(
                "faultline_timeline_lag",
                "faultline_timeline_facts ",
                "faultline_timeline_facts_applied_total",
                "faultline_timeline_quarantined_total",
                "faultline_timeline_conflicts_total",
                "faultline_timeline_ready 1",
                "faultline_timeline_position{",
                "faultline_timeline_log_contact_seconds",
                "faultline_timeline_fold_seconds_count")) {
            assertEquals(true, metrics.contains(name), name);
        }
    }

    private static void problem(String url, int status, String type) {
        given().get(url).then().statusCode(status).contentType(PROBLEM).body("type", equalTo(type));
    }

    private static String record(String events) {
        return given().contentType(ContentType.JSON)
                .body(events)
                .post("/api/v1/device-events")
                .then()
                .statusCode(201)
                .extract()
                .header(POSITION);
    }
}
