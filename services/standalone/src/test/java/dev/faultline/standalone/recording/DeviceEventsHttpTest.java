package dev.faultline.standalone.recording;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("POST /api/v1/device-events")
class DeviceEventsHttpTest {
    private static final String PATH = "/api/v1/device-events";
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String PROBLEM = "application/problem+json";
    private static final int MIB = 1024 * 1024;

    // Bodies go out as the bytes that they are, under the type that they say.
    private static final RestAssuredConfig AS_IT_IS = RestAssured.config()
            .encoderConfig(encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs(NDJSON, ContentType.BINARY)
                    .encodeContentTypeAs(JSON, ContentType.BINARY)
                    .encodeContentTypeAs("text/csv", ContentType.BINARY));

    private static RequestSpecification body(String type, byte[] body) {
        return given().config(AS_IT_IS).header("Content-Type", type).body(body);
    }

    private static RequestSpecification body(String type, String body) {
        return body(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String change(String id, String state) {
        return ("{\"id\":\"%s\",\"device\":\"http-r1\",\"datacenter\":\"ams\",\"role\":\"edge-router\",\"state\":\"%s\","
                        + "\"occurredAt\":\"2026-03-01T09:00:00+01:00\"}")
                .formatted(id, state);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(out)) {
            zipped.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void one_event_is_recorded_and_answered_with_its_id_and_the_position() {
        String position = body(JSON, change("http-one", "down"))
                .post(PATH)
                .then()
                .statusCode(201)
                .contentType(JSON)
                .header("Faultline-Position", startsWith("faultline.device-events/"))
                .body("recorded", is(1))
                .body("ids", equalTo(List.of("http-one")))
                .extract()
                .path("position");

        body(JSON, change("http-one", "down"))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("ids", equalTo(List.of("http-one")))
                .body("position", matchesPattern("faultline\\.device-events/[0-9]+@[0-9]+"))
                .body("position", not(equalTo(position)));
    }

    @Test
    void an_array_comes_back_with_its_ids_in_order_and_new_ones_where_there_were_none() {
        body(
                        JSON,
                        "[" + change("http-a1", "down") + ","
                                + change("http-a2", "up").replace("\"id\":\"http-a2\",", "") + "]")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("recorded", is(2))
                .body("ids[0]", is("http-a1"))
                .body("ids[1]", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void lines_hold_state_changes_and_retractions() {
        body(
                        NDJSON,
                        change("http-l1", "down")
                                + "\n\n{\"device\":\"http-r1\",\"retracts\":\"http-l1\",\"by\":\"noc\",\"reason\":\"test\"}\n")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("recorded", is(2))
                .body("ids", hasSize(2));
    }

    @Test
    void gzip_is_unpacked() throws IOException {
        body(NDJSON, gzip((change("http-z", "down") + "\n").getBytes(StandardCharsets.UTF_8)))
                .header("Content-Encoding", "gzip")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("ids", equalTo(List.of("http-z")));
    }

    @Test
    void wrong_lines_are_listed_and_nothing_is_recorded() {
        body(NDJSON, change("http-w1", "down") + "\n" + change("http-w2", "off").replace("+01:00", "") + "\n{\"a\":1}")
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", is("/problems/invalid-events"))
                .body("status", is(400))
                .body("errorCount", is(7))
                .body("errors.findAll { it.line == 2 }.field", hasItems("state", "occurredAt"))
                .body("errors.findAll { it.line == 3 }.field", hasItems("a", "device", "datacenter", "role", "state"))
                .body("errors.message", everyItem(containsString(" ")));
    }

    @Test
    void wrong_lines_are_left_out_where_that_is_asked_for() {
        body(NDJSON, change("http-s1", "down") + "\n" + change("http-s2", "off") + "\n" + change("http-s3", "up"))
                .queryParam("skipInvalid", "true")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("recorded", is(2))
                .body("ids", equalTo(List.of("http-s1", "http-s3")))
                .body("refused", is(1))
                .body("errorCount", is(1))
                .body("errors.line", equalTo(List.of(2)))
                .body("errors.field", equalTo(List.of("state")));
        body(NDJSON, "{}\n{}")
                .queryParam("skipInvalid", "true")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-events"))
                .body("errorCount", is(8));
    }

    @Test
    void a_line_without_an_id_has_the_same_each_time_where_that_is_asked_for() {
        String line = change("x", "down").replace("\"id\":\"x\",", "");
        List<String> ids = body(NDJSON, line)
                .queryParam("ids", "content")
                .queryParam("knownAt", "occurred")
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("ids");

        body(NDJSON, "\n  " + line + "\r\n")
                .queryParam("ids", "content")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("ids", equalTo(ids));
    }

    @Test
    void a_parameter_that_there_is_not_is_refused() {
        body(NDJSON, change("http-p", "down"))
                .queryParam("knownat", "occurred")
                .queryParam("ids", "mine")
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", is("/problems/invalid-parameters"))
                .body("errors.field", hasItems("knownat", "ids"))
                .body("errors.message", hasItem(containsString("did you mean knownAt?")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "7", "{}\n{}"})
    void bodies_that_are_no_events_are_refused(String body) {
        body(JSON, body)
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", is("/problems/invalid-events"))
                .body("errors.line", hasItem(1));
    }

    @Test
    void what_is_not_gzip_is_refused() {
        body(JSON, change("http-g", "down"))
                .header("Content-Encoding", "gzip")
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", is("/problems/unreadable-body"));
    }

    @Test
    void other_types_and_encodings_are_refused_with_those_that_are_taken() {
        body("text/csv", "r1,down")
                .post(PATH)
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .header("Accept-Post", "application/json, application/x-ndjson")
                .body("type", is("/problems/unsupported-media-type"));
        body(JSON, change("http-b", "down"))
                .header("Content-Encoding", "br")
                .post(PATH)
                .then()
                .statusCode(415)
                .header("Accept-Encoding", "gzip")
                .body("detail", containsString("\"br\""));
    }

    @Test
    void a_body_beyond_the_limit_is_refused_by_name_whether_it_is_packed_or_not() throws IOException {
        byte[] large = new byte[20 * MIB];
        Arrays.fill(large, (byte) ' ');

        body(JSON, large)
                .post(PATH)
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("type", is("/problems/body-too-large"))
                .body("detail", containsString("16,777,216 bytes"));
        body(JSON, gzip(large))
                .header("Content-Encoding", "gzip")
                .post(PATH)
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("detail", containsString("when unpacked"));
    }

    @Test
    void more_events_than_a_request_may_have_are_refused() {
        body(NDJSON, "{}\n".repeat(50_001))
                .post(PATH)
                .then()
                .statusCode(413)
                .body("detail", containsString("50,000 events"));
    }

    @Test
    void the_description_of_the_api_shows_formats_examples_headers_and_problems() {
        given().accept(JSON)
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("paths.'/api/v1/device-events'.post.requestBody.content", hasKey(JSON))
                .body("paths.'/api/v1/device-events'.post.requestBody.content", hasKey(NDJSON))
                .body(
                        "paths.'/api/v1/device-events'.post.requestBody.content.'application/json'.examples.keySet()",
                        hasItems("state change", "retraction", "array"))
                .body(
                        "paths.'/api/v1/device-events'.post.requestBody.content.'application/x-ndjson'.schema.examples[0]",
                        containsString("\n{\"id\": \"r1-down-wrong\""))
                .body(
                        "paths.'/api/v1/device-events'.post.responses.keySet()",
                        hasItems("201", "400", "413", "415", "503"))
                .body("paths.'/api/v1/device-events'.post.parameters.name", hasItems("skipInvalid", "knownAt", "ids"))
                .body("paths.'/api/v1/device-events'.post.responses.'201'.headers", hasKey("Faultline-Position"))
                .body("paths.'/api/v1/device-events'.post.responses.'503'.headers", hasKey("Retry-After"));
    }

    @Test
    void readiness_names_the_log() {
        given().get("/q/health/ready").then().body("checks.name", hasItem("recorder: event log"));
    }

    @Test
    void what_is_recorded_and_refused_is_counted() {
        body(JSON, change("http-m", "down")).post(PATH).then().statusCode(201);
        body(JSON, "{}").post(PATH).then().statusCode(400);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("faultline_recorder_events_total{kind=\"state-changed\"}"))
                .body(containsString("faultline_recorder_refused_total{reason=\"invalid-events\"}"))
                .body(containsString("faultline_recorder_append_seconds_count{outcome=\"confirmed\"}"))
                .body(containsString("faultline_recorder_requests_in_flight 0.0"));
    }
}
