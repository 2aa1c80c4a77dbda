package dev.faultline.standalone.streaming;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.log.Position;
import dev.faultline.standalone.streaming.StreamClient.Message;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following over HTTP, from a real broker, with little room for those who follow. */
@QuarkusTest
@TestProfile(StreamHttpTest.LittleRoom.class)
@Timeout(120)
class StreamHttpTest {
    private static final int FEED = 100;
    private static final int STREAMS = 3;

    @TestHTTPResource("/")
    URI root;

    /** A feed that holds little, few streams, and short waits. */
    public static final class LittleRoom implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "faultline.timeline.feed-events",
                    String.valueOf(FEED),
                    "faultline.timeline.max-streams",
                    String.valueOf(STREAMS),
                    "faultline.timeline.max-catch-ups",
                    "1",
                    "faultline.timeline.heartbeat",
                    "200MS",
                    "faultline.timeline.write-wait",
                    "2S",
                    "faultline.standalone.data",
                    "target/test-data/streams-" + ProcessHandle.current().pid());
        }
    }

    @Test
    @DisplayName(
            "given one who follows, when facts come, then he gets each with its times and its body, and a repeat not")
    void facts_come() {
        try (StreamClient client = StreamClient.open(address("?device=st-1"), Optional.empty())) {
            Message hello = client.next().orElseThrow();
            assertEquals("hello", hello.event());
            assertEquals(hello.id(), hello.data().get("position").asText());
            assertTrue(hello.data().hasNonNull("asOf"));
            String fact = """
                    {"id":"st-a","device":"st-1","datacenter":"st","role":"core-router","state":"down",
                     "occurredAt":"2013-09-03T07:00:00Z","knownAt":"2013-09-03T07:05:00Z","reason":"it said \\"no\\"\\n"}""";
            String position = post("device-events", fact);
            post("device-events", fact);
            post("device-events", fact("st-b", "st-1", "up"));

            List<Message> got = client.facts(2);
            Message first = got.getFirst();
            assertEquals("faultline.device.state-changed.v1", first.event());
            assertEquals("st-a", first.data().get("id").asText());
            assertEquals("/faultline/recorder", first.data().get("source").asText());
            assertEquals(first.event(), first.data().get("type").asText());
            assertEquals("st-1", first.data().get("subject").asText());
            assertEquals("2013-09-03T07:00:00Z", first.data().get("occurredAt").asText());
            assertEquals("2013-09-03T07:05:00Z", first.data().get("knownAt").asText());
            assertTrue(first.data().hasNonNull("recordedAt"));
            assertEquals(position, first.data().get("position").asText());
            assertEquals("down", first.data().get("body").get("state").asText());
            assertEquals(
                    "it said \"no\"\n", first.data().get("body").get("reason").asText());
            assertTrue(at(first.id()).covers(at(position)));
            assertEquals("st-b", got.getLast().data().get("id").asText());
        }
    }

    @Test
    @DisplayName(
            "given a filter that nothing passes, then heartbeats come all the same, and their ids go on with the log")
    void heartbeats() {
        try (StreamClient client = StreamClient.open(address("?datacenter=hb-nowhere"), Optional.empty())) {
            Position written = at(post("device-events", fact("hb-a", "hb-1", "down")));
            Message heartbeat = client.next("heartbeat");
            while (!at(heartbeat.id()).covers(written)) {
                heartbeat = client.next("heartbeat");
            }
            assertEquals(heartbeat.id(), heartbeat.data().get("position").asText());
            assertFalse(heartbeat.data().has("staleSeconds"));
        }
    }

    @Test
    @DisplayName("given filters, then only what they ask for comes: facts, and what staff say that reaches them")
    void filters() {
        visible(post("incidents", incident("fi-in", "fi-east")));
        try (StreamClient place = StreamClient.open(address("?datacenter=fi-east&role=core-router"), Optional.empty());
                StreamClient incident = StreamClient.open(address("?incident=fi-in"), Optional.empty())) {
            place.next("hello");
            incident.next("hello");
            post("device-events", placed("fi-1", "fi-west", "core-router"));
            post("device-events", placed("fi-2", "fi-east", "edge-router"));
            post("incidents", incident("fi-out", "fi-west"));
            post("device-events", placed("fi-3", "fi-east", "core-router"));
            visible(post("incidents/fi-in/acknowledge", "{\"actor\":\"desk\"}"));
            post("maintenance", """
                    {"actor":"desk","title":"Work","scope":{"datacenters":["fi-east"]},
                     "from":"2030-01-01T00:00:00Z","to":"2030-01-02T00:00:00Z"}""");

            assertEquals(
                    List.of("fi-3", "fi-in", "faultline.maintenance.scheduled.v1"),
                    place.facts(3).stream()
                            .map(message -> message.event().contains("maintenance")
                                    ? message.event()
                                    : message.data().get("subject").asText())
                            .sorted(Comparator.comparing((String name) -> name.startsWith("faultline")))
                            .toList());
            assertEquals(
                    List.of("fi-2", "fi-3", "fi-in"),
                    incident.facts(3).stream()
                            .map(message -> message.data().get("subject").asText())
                            .sorted()
                            .toList());
        }
    }

    @Test
    @DisplayName("given what cannot be followed, then it is refused as a problem before the stream begins")
    void refusals() {
        given().get("/api/v1/stream?knownAt=2013-09-03T07:00:00Z")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("knownAt"));
        given().header("Last-Event-ID", "nonsense")
                .get("/api/v1/stream?after=more")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("Last-Event-ID", "after"));
        given().header("Last-Event-ID", "faultline.device-events/99@1")
                .get("/api/v1/stream")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("Last-Event-ID"));
        given().get("/api/v1/stream?incident=none")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/incident-not-found"));
        given().header("Last-Event-ID", "faultline.device-events/0@999999999")
                .get("/api/v1/stream")
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/not-yet-visible"));
    }

    @Test
    @DisplayName("given as many follow as there is room for, then one more is sent away, and let in once one has gone")
    void limit_of_streams() {
        var open = new ArrayList<StreamClient>();
        try {
            for (int i = 0; i < STREAMS; i++) {
                open.add(StreamClient.open(address(""), Optional.empty()));
            }
            HttpResponse<InputStream> refused = StreamClient.ask(address(""), Optional.empty());
            assertEquals(503, refused.statusCode());
            int retry =
                    Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(retry >= 1 && retry <= 5, () -> "Retry-After " + retry);
            assertTrue(StreamClient.text(refused).contains("/problems/overloaded"));

            open.removeFirst().close();
            open.add(StreamClient.open(address(""), Optional.empty()));
        } finally {
            open.forEach(StreamClient::close);
        }
    }

    @Test
    @DisplayName(
            "given one who comes and goes at random while facts are written, then he gets each once, those of a device in order")
    void resumes() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int batches = 60;
        int size = 40;
        String start = hello("?datacenter=re");
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int batch = 0; batch < batches; batch++) {
                write(batch, size);
                if (batch > 0 && batch % 10 == 0) {
                    // Told again, which is to be seen nowhere.
                    write(batch - 5, size);
                }
            }
        });
        Map<String, List<Integer>> got = new HashMap<>();
        int count = 0;
        int overruns = 0;
        String last = start;
        while (count < batches * size) {
            try (StreamClient client = StreamClient.open(address("?datacenter=re"), Optional.of(last))) {
                int leave = 1 + random.nextInt(500);
                for (Optional<Message> next = client.next(); next.isPresent(); next = client.next()) {
                    Message message = next.get();
                    if (message.event().equals("overrun")) {
                        assertTrue(at(message.id()).covers(at(last)), "seed " + seed);
                        overruns++;
                    }
                    last = message.id();
                    if (message.isFact()) {
                        String[] parts = message.data().get("id").asText().split("-");
                        got.computeIfAbsent(parts[1], device -> new ArrayList<>())
                                .add(Integer.valueOf(parts[2]));
                        count++;
                    }
                    if (count == batches * size || message.isFact() && --leave == 0) {
                        break;
                    }
                }
            }
        }
        writing.join();
        Map<String, List<Integer>> written = new LinkedHashMap<>();
        for (int n = 0; n < batches * size; n++) {
            written.computeIfAbsent(String.valueOf(n % 7), device -> new ArrayList<>())
                    .add(n);
        }
        assertEquals(written, got, "seed " + seed + " with " + overruns + " overruns");
    }

    private void write(int batch, int size) {
        var lines = new StringBuilder("[");
        for (int n = batch * size; n < (batch + 1) * size; n++) {
            lines.append(n == batch * size ? "" : ",")
                    .append("""
                    {"id":"re-%d-%d","device":"re-%d","datacenter":"re","role":"core-router","state":"%s",
                     "occurredAt":"2013-09-03T07:00:00Z"}""".formatted(n % 7, n, n % 7, n % 2 == 0 ? "up" : "down"));
        }
        post("device-events", lines.append("]").toString());
    }

    @Test
    @DisplayName(
            "given a position older than what memory holds, then the stream goes on there all the same, without repeats")
    void catches_up_from_the_log() {
        String before = hello("?datacenter=cu");
        post("device-events", fact("cu-first", "cu-1", "down", "cu"));
        post("device-events", fact("cu-first", "cu-1", "down", "cu"));
        String position = "";
        for (int part = 0; part < 3; part++) {
            int first = part * FEED;
            String others = IntStream.range(first, first + FEED)
                    .mapToObj(n -> fact("cu-" + n, "cu-other-" + n % 5, "up", "cu-other"))
                    .collect(Collectors.joining(",", "[", "]"));
            position = post("device-events", others);
        }
        visible(position);
        double catchUps = metric("faultline_timeline_streams_catchups_total");
        try (StreamClient client = StreamClient.open(address("?datacenter=cu"), Optional.of(before))) {
            post("device-events", fact("cu-last", "cu-1", "up", "cu"));
            assertEquals(
                    List.of("cu-first", "cu-last"),
                    client.facts(2).stream()
                            .map(message -> message.data().get("id").asText())
                            .toList());
        }
        assertEquals(catchUps + 1, metric("faultline_timeline_streams_catchups_total"));
    }

    @Test
    @DisplayName(
            "given a reader that never reads, when much comes, then his stream is closed and facts go on to others")
    void a_reader_that_never_reads() throws IOException {
        double stalled = metric("faultline_timeline_streams_stalled_total");
        double overrun = metric("faultline_timeline_streams_overruns_total");
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(root.getHost(), root.getPort()));
            socket.getOutputStream()
                    .write("GET /api/v1/stream?after= HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String reason = "ä".repeat(1_900);
            String position = "";
            int n = 0;
            // However much the two ends of the connection buffer, it is full some time.
            while (metric("faultline_timeline_streams_stalled_total")
                            + metric("faultline_timeline_streams_overruns_total")
                    == stalled + overrun) {
                var lines = new StringBuilder("[");
                for (int i = 0; i < 50; i++) {
                    lines.append(i == 0 ? "" : ",").append("""
                            {"id":"nr-%d","device":"nr-1","datacenter":"nr","role":"core-router","state":"up","reason":"%s",
                             "occurredAt":"2013-09-03T07:00:00Z"}""".formatted(n++, reason));
                }
                position = post("device-events", lines.append("]").toString());
                assertTrue(n < 100_000, "it is neither told nor closed");
            }
            visible(position);
        }
    }

    @Test
    @DisplayName(
            "given the description of the API, then it tells of the stream, its header and the shape of its events")
    void described() {
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/stream'.get.parameters.name", hasItems("datacenter", "after", "Last-Event-ID"))
                .body("paths.'/api/v1/stream'.get.parameters.name", not(hasItem("knownAt")))
                .body("paths.'/api/v1/stream'.get.description", containsString("heartbeat"))
                .body("components.schemas.StreamedEvent.properties.keySet()", hasItems("id", "position", "body"));
    }

    private String hello(String query) {
        try (StreamClient client = StreamClient.open(address(query), Optional.empty())) {
            return client.next("hello").id();
        }
    }

    private URI address(String query) {
        return root.resolve("/api/v1/stream" + query);
    }

    private static Position at(String token) {
        return Position.parse(token).orElseThrow();
    }

    /** Waits until what was written shows. */
    private static void visible(String position) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/datacenters?after=" + URLEncoder.encode(position, StandardCharsets.UTF_8))
                .then()
                .statusCode(200);
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String incident(String id, String datacenter) {
        return """
                {"id":"%s","actor":"desk","title":"Routers are gone","severity":"major","scope":{"datacenters":["%s"]}}""".formatted(id, datacenter);
    }

    private static String placed(String device, String datacenter, String role) {
        return """
                {"id":"%s","device":"%s","datacenter":"%s","role":"%s","state":"down",
                 "occurredAt":"2013-09-03T07:00:00Z"}""".formatted(device, device, datacenter, role);
    }

    private static String fact(String id, String device, String state) {
        return fact(id, device, state, "st");
    }

    private static String fact(String id, String device, String state, String datacenter) {
        return """
                {"id":"%s","device":"%s","datacenter":"%s","role":"core-router","state":"%s",
                 "occurredAt":"2013-09-03T07:00:00Z"}""".formatted(id, device, datacenter, state);
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
