package dev.faultline.standalone.recording;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.recorder.incidents.IncidentOperations;
import dev.faultline.recorder.intake.Operation;
import dev.faultline.recorder.maintenance.MaintenanceOperations;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Staff commands over HTTP")
class StaffCommandsHttpTest {
    private static final String INCIDENTS = "/api/v1/incidents";
    private static final String MAINTENANCE = "/api/v1/maintenance";
    private static final String PROBLEM = "application/problem+json";

    // Bodies go out as the bytes that they are, under the type that they say.
    private static final RestAssuredConfig AS_IT_IS = RestAssured.config()
            .encoderConfig(encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/json", ContentType.BINARY)
                    .encodeContentTypeAs("text/plain", ContentType.TEXT));

    private static RequestSpecification body(String body) {
        return body(body.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification body(byte[] body) {
        return given().config(AS_IT_IS)
                .urlEncodingEnabled(false)
                .header("Content-Type", "application/json")
                .body(body);
    }

    private static String declaration(String id) {
        return ("{\"id\":\"%s\",\"actor\":\"noc\",\"title\":\"down\",\"severity\":\"major\","
                        + "\"scope\":{\"datacenters\":[\"ams\"]}}")
                .formatted(id);
    }

    private static void declare(String id) {
        body(declaration(id)).post(INCIDENTS).then().statusCode(201);
    }

    /** Each call, in an order in which none is refused, with its path and body. */
    private static List<Map.Entry<Operation<?>, String>> everyCall() {
        List<Map.Entry<Operation<?>, String>> calls = new ArrayList<>();
        for (Operation<?> call : IncidentOperations.ALL) {
            if (call == IncidentOperations.DROP) {
                // What is completed cannot be dropped: a second one is planned for that.
                calls.add(Map.entry(IncidentOperations.CORRECTIVE_ACTION, path(IncidentOperations.CORRECTIVE_ACTION)));
            }
            calls.add(Map.entry(call, path(call)));
        }
        MaintenanceOperations.ALL.forEach(call -> calls.add(Map.entry(call, path(call))));
        return calls;
    }

    private static String path(Operation<?> call) {
        return call.wholePath()
                .replace("{incident}", "2013-08-28-va")
                .replace("{maintenance}", "va-core-2013-09-07")
                .replace("{number}", call == IncidentOperations.DROP ? "2" : "1");
    }

    private static Response send(Operation<?> call, String path, String key) {
        String body = call == IncidentOperations.LINK
                ? call.example().replace("\"linkedTo\": \"2013-08-28-va\"", "\"linkedTo\": \"http-other\"")
                : call.example();
        return body(body).header("Idempotency-Key", key).request(call.method(), path);
    }

    /** What a client sees of an answer that was recorded. */
    private static String seen(Response response) {
        return response.statusCode() + " " + response.header("ETag") + " " + response.header("Faultline-Position") + " "
                + response.header("Location") + " " + response.asString();
    }

    @Test
    @DisplayName("every call records its example, and repeats of all of them answer as the first did")
    void examples() {
        declare("http-other");
        List<String> first = new ArrayList<>();
        for (var call : everyCall()) {
            Response response = send(call.getKey(), call.getValue(), "http-key-" + first.size());
            assertEquals(201, response.statusCode(), () -> call.getKey().name() + ": " + response.asString());
            assertEquals(response.path("position").toString(), response.header("Faultline-Position"));
            first.add(seen(response));
        }
        List<String> again = new ArrayList<>();
        for (var call : everyCall()) {
            again.add(seen(send(call.getKey(), call.getValue(), "http-key-" + again.size())));
        }
        assertEquals(first, again);
        assertEquals(
                List.of("1", "17"),
                List.of(
                        first.getFirst().replaceAll(".*\"revision\":([0-9]+).*", "$1"),
                        first.get(16).replaceAll(".*\"revision\":([0-9]+).*", "$1")));
    }

    @Test
    @DisplayName(
            "a declaration is answered with where it is, its revision and its position, and the id may have anything in it")
    void declared() {
        body(declaration("http/a b?ü%"))
                .post(INCIDENTS)
                .then()
                .statusCode(201)
                .contentType("application/json")
                .header("Location", INCIDENTS + "/http%2Fa%20b%3F%C3%BC%25")
                .header("ETag", "\"1\"")
                .header("Faultline-Position", startsWith("faultline.incident-events/"))
                .body("incident", is("http/a b?ü%"))
                .body("revision", is(1))
                .body("events[0]", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        body("{\"actor\":\"noc\",\"text\":\"seen\"}")
                .post(INCIDENTS + "/http%2Fa%20b%3F%C3%BC%25/notes")
                .then()
                .statusCode(201)
                .body("incident", is("http/a b?ü%"))
                .body("revision", is(2));
    }

    @Test
    @DisplayName("without an id, the one made from the key is the same for the repeat")
    void idFromKey() {
        String declaration = declaration("x").replace("\"id\":\"x\",", "");
        Response first =
                body(declaration).header("Idempotency-Key", "http-no-id").post(INCIDENTS);
        Response again =
                body(declaration).header("Idempotency-Key", "http-no-id").post(INCIDENTS);

        assertEquals(201, first.statusCode());
        assertEquals(seen(first), seen(again));
    }

    @ParameterizedTest
    @DisplayName("what is refused is a problem with its type and status")
    @CsvSource(delimiter = '|', textBlock = """
                    POST | /incidents                              | {"id":"http-r","actor":"noc","title":"x","severity":"major","scope":{"roles":["r"]}} | 409 | incident-exists
                    POST | /incidents/http-none/notes              | {"actor":"noc","text":"x"}                       | 404 | incident-not-found
                    POST | /incidents/http-r/notes                 | {"actor":"noc"}                                  | 400 | invalid-command
                    POST | /incidents/http-r/notes                 | {"actor":                                        | 400 | invalid-command
                    POST | /incidents/http-r/reopen                | {"actor":"noc","reason":"x"}                     | 409 | not-resolved
                    POST | /incidents/http-r/notices/7/delivery    | {"actor":"noc","delivered":1,"failed":0}         | 404 | notice-not-found
                    POST | /incidents/http-r/notices/x/delivery    | {"actor":"noc","delivered":1,"failed":0}         | 404 | notice-not-found
                    POST | /incidents/http-r/corrective-actions/1/complete | {"actor":"noc"}                          | 404 | corrective-action-not-found
                    POST | /incidents/http-r/links                 | {"actor":"noc","kind":"recurrence-of","linkedTo":"http-none"} | 400 | invalid-command
                    POST | /maintenance                            | {"actor":"noc","id":"http-r","title":"x","scope":{"roles":["r"]},"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z"} | 409 | maintenance-exists
                    DELETE | /maintenance/http-none                | {"actor":"noc"}                                  | 404 | maintenance-not-found
                    """)
    void refused(String method, String path, String body, int status, String problem) {
        body(declaration("http-r"))
                .header("Idempotency-Key", "http-r")
                .post(INCIDENTS)
                .then()
                .statusCode(201);
        body(body)
                .request(method, "/api/v1" + path)
                .then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("type", is("/problems/" + problem))
                .body("status", is(status))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }

    @Test
    @DisplayName("all that is wrong with a body is listed by field, and headers are among it")
    void faults() {
        body("{\"actor\":7,\"text\":\"\",\"txt\":1,\"occurredAt\":\"yesterday\"}")
                .header("Idempotency-Key", "x".repeat(201))
                .header("If-Match", "seven")
                .post(INCIDENTS + "/http-faults/notes")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errorCount", is(6))
                .body("errors.field", hasItems("actor", "text", "txt", "occurredAt", "Idempotency-Key", "If-Match"))
                .body("errors[0]", not(hasKey("line")));
    }

    @Test
    @DisplayName("a key that came with another request is refused, and says which event it stands for")
    void keyReused() {
        declare("http-reused");
        String notes = INCIDENTS + "/http-reused/notes";
        String event = body("{\"actor\":\"noc\",\"text\":\"a\"}")
                .header("Idempotency-Key", "once")
                .post(notes)
                .path("events[0]");
        body("{\"actor\":\"noc\",\"text\":\"b\"}")
                .header("Idempotency-Key", "once")
                .post(notes)
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", is("/problems/idempotency-key-reused"))
                .body("detail", containsString(event));
    }

    @Test
    @DisplayName("If-Match is held against the revision; a repeat is answered although the revision went on")
    void ifMatch() {
        declare("http-match");
        String notes = INCIDENTS + "/http-match/notes";
        Response first = body("{\"actor\":\"noc\",\"text\":\"a\"}")
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", "match")
                .post(notes);
        assertEquals("\"2\"", first.header("ETag"));
        body("{\"actor\":\"noc\",\"text\":\"b\"}")
                .header("If-Match", "\"1\"")
                .post(notes)
                .then()
                .statusCode(412)
                .body("type", is("/problems/precondition-failed"))
                .body("detail", containsString("\"2\""));
        Response again = body("{\"actor\":\"noc\",\"text\":\"a\"}")
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", "match")
                .post(notes);
        assertEquals(seen(first), seen(again));
    }

    @Test
    @DisplayName("planned work is cancelled with a body, or with the actor in the query and none")
    void cancelled() {
        for (String id : List.of("http-m1", "http-m2")) {
            body("{\"id\":\"" + id
                            + "\",\"actor\":\"noc\",\"title\":\"x\",\"scope\":{\"devices\":[\"d\"]},"
                            + "\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}")
                    .post(MAINTENANCE)
                    .then()
                    .statusCode(201)
                    .header("Location", MAINTENANCE + "/" + id)
                    .body("maintenance", is(id));
        }
        body("{\"actor\":\"noc\",\"reason\":\"x\"}")
                .delete(MAINTENANCE + "/http-m1")
                .then()
                .statusCode(201);
        given().delete(MAINTENANCE + "/http-m2?actor=noc")
                .then()
                .statusCode(201)
                .body("revision", is(2));
        given().delete(MAINTENANCE + "/http-m2?actor=noc")
                .then()
                .statusCode(409)
                .body("type", is("/problems/already-cancelled"));
        given().delete(MAINTENANCE + "/http-m2").then().statusCode(400).body("errors.field", equalTo(List.of("actor")));
    }

    @Test
    @DisplayName("bodies are taken as JSON, packed or not, and within a limit")
    void bodies() throws IOException {
        declare("http-bodies");
        String notes = INCIDENTS + "/http-bodies/notes";
        String note = "{\"actor\":\"noc\",\"text\":\"a\"}";
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(note.getBytes(StandardCharsets.UTF_8));
        }
        body(packed.toByteArray())
                .header("Content-Encoding", "gzip")
                .post(notes)
                .then()
                .statusCode(201);
        body(note)
                .header("Content-Encoding", "gzip")
                .post(notes)
                .then()
                .statusCode(400)
                .body("type", is("/problems/unreadable-body"));
        given().config(AS_IT_IS)
                .header("Content-Type", "text/plain")
                .body(note)
                .post(notes)
                .then()
                .statusCode(415)
                .body("type", is("/problems/unsupported-media-type"));
        given().post(notes).then().statusCode(415);
        body(" ".repeat(256 * 1024 + 1))
                .post(notes)
                .then()
                .statusCode(413)
                .body("type", is("/problems/body-too-large"));
    }

    @Test
    @DisplayName("of many who acknowledge at once, one does, and all others are told so")
    void race() throws Exception {
        declare("http-race");
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> acknowledge = () -> body("{\"actor\":\"noc\"}")
                    .post(INCIDENTS + "/http-race/acknowledge")
                    .statusCode();
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(acknowledge));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        assertEquals(1, statuses.stream().filter(status -> status == 201).count());
        assertEquals(19, statuses.stream().filter(status -> status == 409).count());
    }

    @Test
    @DisplayName("the description of the API has every call with its example, headers, answers and problems")
    void described() {
        var document = given().accept("application/json")
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Operation<?>> calls = new ArrayList<>(IncidentOperations.ALL);
        calls.addAll(MaintenanceOperations.ALL);
        for (Operation<?> call : calls) {
            Map<String, Object> described = document.getMap(
                    "paths.'" + call.wholePath() + "'." + call.method().toLowerCase(Locale.ROOT));
            assertEquals(call.name(), described.get("operationId"));
            String text = described.toString();
            for (String wanted : List.of(
                    "Idempotency-Key",
                    "If-Match",
                    "ETag",
                    "Faultline-Position",
                    "/problems/invalid-command",
                    "/problems/precondition-failed",
                    "/problems/idempotency-key-reused",
                    "/problems/log-unavailable")) {
                assertTrue(text.contains(wanted), () -> call.name() + " has no " + wanted);
            }
            call.allFields()
                    .forEach(field -> assertTrue(
                            text.contains(field.name() + "={"), () -> call.name() + " has no " + field.name()));
        }
        assertEquals(
                List.of("/problems/incident-not-found", "/problems/corrective-action-not-found"),
                document.getList(
                        "paths.'/api/v1/incidents/{incident}/corrective-actions/{number}/drop'.post.responses.'404'.content"
                                + ".'application/problem+json'.examples.collect { it.value.value.type }"));
    }

    @Test
    @DisplayName("what is recorded, repeated and refused is counted")
    void counted() {
        body(declaration("http-counted"))
                .header("Idempotency-Key", "c")
                .post(INCIDENTS)
                .then()
                .statusCode(201);
        body(declaration("http-counted"))
                .header("Idempotency-Key", "c")
                .post(INCIDENTS)
                .then()
                .statusCode(201);
        body(declaration("http-counted")).post(INCIDENTS).then().statusCode(409);

        given().get("/q/metrics")
                .then()
                .body(containsString("faultline_recorder_commands_total{type=\"faultline.incident.declared.v1\"}"))
                .body(containsString("faultline_recorder_commands_refused_total{reason=\"incident-exists\"}"))
                .body(containsString("faultline_recorder_commands_repeated_total"))
                .body(containsString("faultline_recorder_commands_retries_total"))
                .body(containsString("faultline_recorder_command_seconds_count{outcome=\"recorded\"}"))
                .body(containsString("faultline_recorder_commands_in_flight 0.0"));
    }
}
