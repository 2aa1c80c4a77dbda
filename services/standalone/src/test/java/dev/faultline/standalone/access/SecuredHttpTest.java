package dev.faultline.standalone.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.access.Role;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Secured.class)
@DisplayName("Given calls that need tokens")
class SecuredHttpTest {
    private static final String EVENTS = "/api/v1/device-events";
    private static final String INCIDENTS = "/api/v1/incidents";

    @TestHTTPResource("/")
    URI base;

    private static RequestSpecification as(String name, Role... roles) {
        return given().header("Authorization", "Bearer " + Tokens.of(name, roles))
                .header("Content-Type", "application/json");
    }

    private static Response declare(String id, String name) {
        return as(name, Role.OPERATOR)
                .body(
                        ("{\"id\":\"%s\",\"title\":\"down\",\"severity\":\"major\",\"scope\":{\"datacenters\":[\"ams\"]}}")
                                .formatted(id))
                .post(INCIDENTS);
    }

    @Test
    @DisplayName(
            "when staff declare and note, then the log has them as the token's name, and nobody can act as another")
    void actor() {
        String position =
                declare("secured-1", "ana").then().statusCode(201).extract().header("Faultline-Position");
        as("ben", Role.OPERATOR)
                .body("{\"actor\":\"ana\",\"text\":\"seen\"}")
                .post(INCIDENTS + "/secured-1/notes")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("actor"))
                .body("errors[0].message", equalTo("must be left out or be \"ben\", as the token has it"));
        as("carl", Role.READER)
                .queryParam("after", position)
                .get(INCIDENTS + "/secured-1")
                .then()
                .statusCode(200)
                .body("declared.actor", equalTo("ana"));
    }

    @Test
    @DisplayName("when somebody else repeats a request under its key, then it is refused as another one")
    void sameKeyOfAnother() {
        declare("secured-2", "ana").then().statusCode(201);
        for (var expected : List.of(List.of("ana", "201"), List.of("ana", "201"), List.of("ben", "422"))) {
            as(expected.get(0), Role.OPERATOR)
                    .header("Idempotency-Key", "k")
                    .body("{\"text\":\"seen\"}")
                    .post(INCIDENTS + "/secured-2/notes")
                    .then()
                    .statusCode(Integer.parseInt(expected.get(1)));
        }
    }

    @Test
    @DisplayName("when knownAt is set, then that wants the role importer, in events, in the query and in commands")
    void importer() {
        String event = "{\"device\":\"s1\",\"datacenter\":\"ams\",\"role\":\"edge\",\"state\":\"down\"%s}";
        String known = ",\"knownAt\":\"2026-01-01T00:00:00Z\"";
        as("ana", Role.REPORTER).body(event.formatted("")).post(EVENTS).then().statusCode(201);
        as("ana", Role.REPORTER)
                .body(event.formatted(known))
                .post(EVENTS)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"))
                .body("detail", containsString("role importer"));
        as("ana", Role.REPORTER)
                .body(event.formatted(""))
                .post(EVENTS + "?knownAt=occurred")
                .then()
                .statusCode(403);
        as("ana", Role.REPORTER, Role.IMPORTER)
                .body(event.formatted(known))
                .post(EVENTS + "?knownAt=occurred")
                .then()
                .statusCode(201);
        as("ana", Role.IMPORTER).body(event.formatted("")).post(EVENTS).then().statusCode(403);
        declare("secured-3", "ana").then().statusCode(201);
        String note = "{\"text\":\"seen\"" + known + "}";
        as("ana", Role.OPERATOR)
                .body(note)
                .post(INCIDENTS + "/secured-3/notes")
                .then()
                .statusCode(403);
        as("ana", Role.ADMIN)
                .body(note)
                .post(INCIDENTS + "/secured-3/notes")
                .then()
                .statusCode(201);
    }

    @Test
    @DisplayName("when a fact is taken back, then the token says by whom")
    void retraction() {
        String retraction = "{\"device\":\"s2\",\"retracts\":\"e1\",\"reason\":\"a test\"%s}";
        as("ana", Role.REPORTER)
                .body(retraction.formatted(""))
                .post(EVENTS)
                .then()
                .statusCode(201);
        as("ana", Role.REPORTER)
                .body(retraction.formatted(",\"by\":\"ben\""))
                .post(EVENTS)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("by"));
    }

    @Test
    @DisplayName(
            "when a large body arrives whole with a good token that is checked for the first time, then none of it is lost")
    void bodyKept() {
        String line =
                "{\"id\":\"kept-%d\",\"device\":\"k%d\",\"datacenter\":\"ams\",\"role\":\"edge\",\"state\":\"up\","
                        + "\"reason\":\"" + "x".repeat(1_000) + "\"}\n";
        String lines = IntStream.range(0, 2_000)
                .mapToObj(i -> line.formatted(i, i % 100))
                .collect(Collectors.joining());
        given().header("Authorization", "Bearer " + Tokens.of("first-time", Role.REPORTER))
                .header("Content-Type", "application/x-ndjson; charset=utf-8")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post(EVENTS)
                .then()
                .statusCode(201)
                .body("recorded", equalTo(2_000));
    }

    @Test
    @DisplayName("when a request without a token has only begun to send its body, then it is answered already")
    void beforeTheBody() throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST " + EVENTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 10000000\r\n\r\n[")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
            assertTrue(answer.contains("/problems/unauthenticated"), answer);
        }
    }

    @Test
    @DisplayName("when small refused requests follow each other on one connection, then each is answered")
    void connectionGoesOn() throws IOException {
        String refused = "POST " + EVENTS
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        String last = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((refused + refused + last).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(3, answers.split("HTTP/1\\.1 401 ", -1).length, answers);
            assertTrue(answers.contains("HTTP/1.1 200 "), answers);
        }
    }

    @Test
    @DisplayName("when a path is written in other ways, then it is no way round its rule")
    void otherWays() {
        for (String path : List.of(
                "/page/../api/v1/outages",
                "/page/%2e%2e/api/v1/outages",
                "/page/..%2fapi/v1/outages",
                "/api/v2/..;/v1/outages",
                "/api/v2/%252e%252e/v1/outages",
                "//api/v1/outages",
                "/api//v1/outages",
                "/api/v1/outages/",
                "/api/v1/outages;x=y",
                "/api;x/v1/outages",
                "/API/v1/outages",
                "/api/v1/%6Futages",
                "/status/..%5c..%5capi/v1/outages")) {
            Response answer = given().urlEncodingEnabled(false).get(path);
            boolean kept = answer.statusCode() == 401 || answer.statusCode() == 404;
            assertTrue(kept, path + ": " + answer.statusCode());
            assertFalse(answer.asString().contains("\"items\""), path);
        }
    }

    @Test
    @DisplayName(
            "when anything is answered, then it has the headers that keep browsers safe, and reads are kept by nobody")
    void headers() {
        for (Response answer : List.of(
                as("ana", Role.READER).get("/api/v1/outages"),
                given().get("/api/v1/outages"),
                given().get("/q/health/live"),
                given().get("/no-such-thing"))) {
            answer.then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Content-Security-Policy", startsWith("default-src 'self'"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("Cross-Origin-Opener-Policy", "same-origin")
                    .header("Permissions-Policy", containsString("camera=()"))
                    .header("Strict-Transport-Security", nullValue());
        }
        as("ana", Role.READER).get("/api/v1/outages").then().header("Cache-Control", "no-store");
        given().get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("'unsafe-inline'"));
    }

    @Test
    @DisplayName(
            "when a page of another origin asks, then only one that is named exactly may, and needs no token to ask whether")
    void otherOrigins() {
        given().header("Origin", Secured.ORIGIN)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "Authorization")
                .options("/api/v1/outages")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", Secured.ORIGIN);
        given().header("Origin", Secured.ORIGIN)
                .get("/api/v1/outages")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", Secured.ORIGIN);
        given().header("Origin", "https://pages.test.evil.test")
                .header("Access-Control-Request-Method", "GET")
                .options("/api/v1/outages")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    @DisplayName("when calls are turned away, then the audit and the metrics say so, and nothing has the token")
    void audit() {
        List<String> lines = new CopyOnWriteArrayList<>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.faultline.audit");
        String forged = Tokens.forged();
        logger.addHandler(handler);
        try {
            given().header("Authorization", "Bearer " + forged).get("/api/v1/outages?secret=1");
            as("ana", Role.READER)
                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                    .body("{}")
                    .post(EVENTS);
            as("ana", Role.REPORTER).body("{}").post(EVENTS + "?knownAt=occurred");
        } finally {
            logger.removeHandler(handler);
        }
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("reason=forged call=\"GET /api/v1/outages\" who=\"\"")),
                lines::toString);
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.contains("reason=missing-role call=\"POST " + EVENTS
                                + "\" who=\"id-of-ana\" address=127.0.0.1 role=reporter"
                                + " trace=0af7651916cd43dd8448eb211c80319c")),
                lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.contains("role=importer")), lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.contains(forged) || line.contains("secret")));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("faultline_access_refused_total{reason=\"forged\""))
                .body(containsString("faultline_access_keys_age_seconds"))
                .body(not(containsString("faultline_access_key_fetches_total{outcome=\"fetched\"} 0.0")));
    }

    @Test
    @DisplayName("when the document of the API is read, then it says that calls want tokens, and which role each wants")
    void document() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body("paths.'/api/v1/outages'.get.security[0].bearer[0]", equalTo("reader"))
                .body("paths.'/api/v1/device-events'.post.security[0].bearer[0]", equalTo("reporter"))
                .body("paths.'/api/v1/outages'.get.responses.'401'", not(nullValue()))
                .body("paths.'/api/v1/outages'.get.responses.'403'", not(nullValue()))
                .body("paths.'/api/v1/outages'.get.responses.'429'", not(nullValue()));
    }
}
