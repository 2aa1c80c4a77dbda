package dev.faultline.standalone.publishing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.faultline.importer.export.Exporter;
import dev.faultline.standalone.processes.ChildProcess;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What the public reads of the outage of 2013, over HTTP and from a real broker, as it was told twice. */
@QuarkusTest
@TestProfile(PublicViewHttpTest.OwnFolder.class)
@DisplayName("The public view")
class PublicViewHttpTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String SCENARIO = "/scenarios/intermedia-2013/";
    private static final String LETTER = "1-letter-of-sept-3";
    private static final String REPORT = "2-report-of-sept-13";
    private static final int MOST_TRIES = 3;
    private static final int PATIENCE = 120;
    private static final long EXPORT_SECONDS = 240;
    private static final RestAssuredConfig WITHOUT_CHARSET = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STATUSPAGE = List.of(
            "summary",
            "status",
            "components",
            "incidents",
            "incidents/unresolved",
            "scheduled-maintenances",
            "scheduled-maintenances/upcoming",
            "scheduled-maintenances/active");

    @TestHTTPResource
    String base;

    @TempDir
    Path folder;

    /** All datacenters and incidents are told of, so there must be no others; and nothing is waited for. */
    public static final class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "faultline.standalone.data",
                    "target/test-data/public-" + UUID.randomUUID(),
                    "faultline.timeline.status.refresh",
                    "0S",
                    "faultline.timeline.status.name",
                    "Status & more",
                    "faultline.timeline.status.base-url",
                    "https://status.example.com/site/");
        }
    }

    /** Repeats of a telling are harmless, so each test tells what it is about. */
    @BeforeEach
    void tellTheLetter() throws IOException {
        tell(LETTER);
    }

    private static void tell(String telling) throws IOException {
        Response facts = given().config(WITHOUT_CHARSET)
                .contentType("application/x-ndjson")
                .body(resource(SCENARIO + telling + ".ndjson"))
                .post("/api/v1/device-events");
        assertEquals(201, facts.statusCode(), facts::asString);
        String position = facts.header("Faultline-Position");
        for (String line : new String(resource(SCENARIO + telling + ".staff.ndjson"), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            JsonNode call = JSON.readTree(line);
            Response said = given().contentType("application/json")
                    .header("Idempotency-Key", call.get("idempotencyKey").asText())
                    .body(call.get("body").toString())
                    .post(call.get("post").asText());
            assertTrue(said.statusCode() < 300, said::asString);
            await(said.header("Faultline-Position"));
        }
        await(position);
    }

    /** Each time the application itself waits. */
    private static void await(String position) {
        for (int i = 0; i < PATIENCE; i++) {
            if (given().queryParam("after", position).get("/api/v1/incidents").statusCode() == 200) {
                return;
            }
        }
        throw new AssertionError("does not show: " + position);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PublicViewHttpTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static String read(String path) {
        Response response = given().urlEncodingEnabled(false).get(path);
        assertEquals(200, response.statusCode(), () -> path + ": " + response.asString());
        return response.asString();
    }

    private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] archive() {
        return given().get("/status/export.zip").asByteArray();
    }

    @Test
    @DisplayName(
            "tells the letter's story once the letter is known, and the report's once that is, and no names in either")
    void told_twice() throws IOException {
        String letter = read("/status/incidents/network-2013-09-03");
        assertTrue(letter.contains("Loss of network in four datacenters"), letter);
        assertTrue(letter.contains("not all were reached"), letter);
        assertTrue(letter.contains("Interim report"), letter);
        assertTrue(letter.contains("3 Sep 2013, 22:30 UTC"), letter);

        tell(REPORT);
        String report = read("/status/incidents/network-2013-09-03");
        assertTrue(report.contains("Final report"), report);
        assertTrue(report.contains("Two faults, the second caused by the repair of the first"), report);
        assertTrue(report.contains("The network is back: us-ca, us-co"), report);
        assertEquals(
                "postmortem",
                incident("Loss of network in four datacenters").get("status").asText());
        assertEquals(
                "critical",
                incident("Routing-policy error in three datacenters")
                        .get("impact")
                        .asText());

        String page = read("/status");
        assertTrue(page.contains("All datacenters are working"), page);
        assertTrue(page.contains("Status &amp; more"), page);
        assertTrue(page.contains("September 2013"), page);
        assertTrue(page.contains("href=\"status/incidents/network-2013-09-03/\""), page);
        unpacked(archive()).forEach((name, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            for (String inside : List.of(
                    "va-core-1", "nj-phones-1", "network operations", "chief executive", "line card", "credits")) {
                assertFalse(text.contains(inside), name + " has " + inside);
            }
        });
    }

    private static JsonNode incident(String name) throws IOException {
        for (JsonNode incident : JSON.readTree(read("/api/v2/incidents.json")).get("incidents")) {
            if (incident.get("name").asText().equals(name)) {
                return incident;
            }
        }
        throw new AssertionError("no incident " + name);
    }

    @Test
    @DisplayName("has the documents of Statuspage in their shape, with incidents and planned work of every kind")
    void statuspage() throws IOException {
        given().contentType("application/json").body("""
                        {"actor": "noc", "id": "w-1", "title": "Fibres", "scope": {"datacenters": ["us-va"]},
                         "from": "2013-10-01T00:00:00Z", "to": "2013-10-02T00:00:00Z"}""").post("/api/v1/maintenance");
        given().contentType("application/json").body("""
                        {"actor": "noc", "id": "w-2", "title": "More fibres", "scope": {"devices": ["co-core-1"]},
                         "from": "2190-10-01T00:00:00Z", "to": "2190-10-02T00:00:00Z"}""").post("/api/v1/maintenance");
        Response open = given().contentType("application/json").body("""
                        {"actor": "noc", "id": "open-1", "title": "Slow mail", "severity": "minor",
                         "scope": {"roles": ["mail-server"]}, "occurredAt": "2014-01-01T00:00:00Z",
                         "impactStart": "2014-01-01T00:00:00Z"}""").post("/api/v1/incidents");
        await(open.header("Faultline-Position"));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(resource("/publishing/statuspage-v2.schema.json"), StandardCharsets.UTF_8));

        for (String name : STATUSPAGE) {
            String document = read("/api/v2/" + name + ".json");
            assertEquals(List.of(), schema.validate(document, InputFormat.JSON), () -> name + ": " + document);
            assertEquals(document, read("/status/api/v2/" + name + ".json"));
        }
        JsonNode summary = JSON.readTree(read("/api/v2/summary.json"));
        assertEquals("minor", summary.at("/status/indicator").asText());
        assertEquals("Slow mail", summary.at("/incidents/0/name").asText());
        assertEquals("investigating", summary.at("/incidents/0/status").asText());
        assertEquals("scheduled", summary.at("/scheduled_maintenances/0/status").asText());
        assertEquals(
                "https://status.example.com/site/incidents/open-1/",
                summary.at("/incidents/0/shortlink").asText());
        assertEquals(
                "completed",
                JSON.readTree(read("/api/v2/scheduled-maintenances.json"))
                        .at("/scheduled_maintenances/1/status")
                        .asText());
        assertFalse(schema.validate("{\"page\": {}}", InputFormat.JSON).isEmpty(), "the schema bites");
    }

    @Test
    @DisplayName("has feeds that can be read, with an entry for each incident")
    void feeds() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element feed = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(read("/status/feed.atom"))))
                .getDocumentElement();

        assertEquals(ATOM, feed.getNamespaceURI());
        assertEquals("Status & more", text(feed, "title"));
        assertTrue(text(feed, "id").startsWith("urn:uuid:"));
        var entries = feed.getElementsByTagNameNS(ATOM, "entry");
        List<Element> all = IntStream.range(0, entries.getLength())
                .mapToObj(i -> (Element) entries.item(i))
                .toList();
        assertEquals(
                all.size(),
                all.stream().map(entry -> text(entry, "id")).distinct().count());
        assertTrue(
                all.stream().anyMatch(entry -> text(entry, "title").equals("Resolved: Issue with the core routers")));
        assertTrue(all.stream().allMatch(entry -> text(entry, "updated").endsWith("Z")));

        JsonNode json = JSON.readTree(read("/status/feed.json"));
        assertEquals("https://jsonfeed.org/version/1.1", json.get("version").asText());
        assertEquals(all.size(), json.get("items").size());
        assertEquals(text(all.getFirst(), "id"), json.at("/items/0/id").asText());
        assertFalse(json.at("/items/0/content_text").asText().isEmpty());
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
    }

    @Test
    @DisplayName("may be kept: it has a tag, and who has it already gets 304")
    void not_modified() {
        for (String path : List.of("/status/feed.atom", "/api/v2/incidents.json", "/status/status.css")) {
            Response first = given().get(path);
            assertEquals(200, first.statusCode());
            assertTrue(first.header("Cache-Control").startsWith("public, max-age=5"), first.header("Cache-Control"));
            Response again =
                    given().header("If-None-Match", first.header("ETag")).get(path);
            assertEquals(304, again.statusCode(), path);
            assertEquals(first.header("ETag"), again.header("ETag"));
            assertEquals(0, again.asByteArray().length);
        }
        assertEquals(404, given().get("/status/incidents/none").statusCode());
        assertEquals(404, given().get("/api/v2/none.json").statusCode());
        assertEquals(400, given().queryParam("tz", "Moon/Base").get("/status/").statusCode());
    }

    @Test
    @DisplayName("is exported as what is served, pages apart from the choice of a zone, and twice as the same bytes")
    void archive_is_what_is_served() throws IOException {
        for (int tried = 1; ; tried++) {
            byte[] first = archive();
            Map<String, byte[]> served = new TreeMap<>();
            for (String name : unpacked(first).keySet()) {
                String path = "/status/" + name.replaceAll("index\\.html$", "");
                served.put(name, given().get(path).asByteArray());
            }
            byte[] second = archive();
            // A minute may have passed meanwhile, and pages have it.
            if (tried < MOST_TRIES && !Arrays.equals(first, second)) {
                continue;
            }
            assertArrayEquals(first, second);
            Map<String, byte[]> exported = unpacked(first);
            assertTrue(exported.containsKey("incidents/network-2013-09-03/index.html"), exported.keySet()::toString);
            exported.forEach((name, bytes) -> assertEquals(withoutZone(bytes), withoutZone(served.get(name)), name));
            return;
        }
    }

    private static String withoutZone(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replaceAll("(?s)<form.*</form>\\s*", "")
                .replaceAll("<p>Times are in [^<]*</p>\\s*", "");
    }

    @Test
    @DisplayName("is written into a folder by ./dev export, which says what it wrote, and twice the same")
    void exported() throws Exception {
        for (int tried = 1; ; tried++) {
            Path one = folder.resolve("one-" + tried);
            Path other = folder.resolve("other-" + tried);

            String said = export(one);
            export(other);

            assertTrue(said.matches("(?s).*: \\d+ files, \\d+ written, 0 removed, as of position faultline.*"), said);
            Map<String, String> there = files(one);
            if (tried < MOST_TRIES && !there.equals(files(other))) {
                continue;
            }
            assertEquals(there, files(other));
            assertEquals(unpacked(archive()).keySet(), there.keySet());
            assertTrue(there.get("index.html").contains("href=\"incidents/network-2013-09-03/\""));
            return;
        }
    }

    private String export(Path into) throws IOException, InterruptedException {
        Process process = ChildProcess.command(Exporter.class, "128m", List.of(into.toString(), "--url", base))
                .start();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(EXPORT_SECONDS, TimeUnit.SECONDS), said);
            assertEquals(0, process.exitValue(), said);
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith(".")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }
}
