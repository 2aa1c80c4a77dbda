package dev.faultline.standalone.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The outage of 2013 told twice over HTTP, through a real broker, on a data folder that nothing else writes to. */
@QuarkusTest
@TestProfile(DemoHttpTest.OwnFolder.class)
class DemoHttpTest {
    @TestHTTPResource
    String base;

    /** The mean over all datacenters is the scenario's only where there are no other facts. */
    public static final class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("faultline.standalone.data", "target/test-data/demo-" + UUID.randomUUID());
        }
    }

    @Test
    @DisplayName("given both tellings were loaded, twice, then each figure is the published one as known then and now")
    void the_figures_are_the_published_ones() throws InterruptedException {
        for (int telling = 0; telling < 2; telling++) {
            var out = new ByteArrayOutputStream();
            var demo = new Demo(
                    new FaultlineClient(base.replaceAll("/+$", "")),
                    new PrintStream(out, true, StandardCharsets.UTF_8));

            boolean equal = demo.run();

            String said = out.toString(StandardCharsets.UTF_8);
            assertTrue(equal, said);
            assertTrue(said.contains("28 of 28 figures equal the published ones"), said);
        }
    }

    @Test
    @DisplayName(
            "given both tellings, then each revision of the report has the starts and ends that were published in it")
    void the_report_tells_the_published_hours() throws Exception {
        assertTrue(
                new Demo(new FaultlineClient(base.replaceAll("/+$", "")), new PrintStream(new ByteArrayOutputStream()))
                        .run());

        JsonNode letter = report("revision=1", "application/json");
        assertEquals("interim", letter.path("status").asText());
        assertTrue(letter.path("published").asBoolean());
        for (String site : List.of("us-va", "us-nj", "us-ca", "us-co")) {
            assertNetwork(letter, site, "07:00", "15:30", "8 h 30 min");
        }
        JsonNode then = report("knownAt=2013-09-05T00:00:00-04:00", "application/json");
        assertEquals(1, then.path("revision").asInt());
        assertTrue(then.path("published").asBoolean());
        assertNetwork(then, "us-nj", "07:00", "15:30", "8 h 30 min");

        JsonNode last = report("", "application/json");
        assertEquals(2, last.path("revision").asInt());
        assertEquals("final", last.path("status").asText());
        assertTrue(last.path("published").asBoolean());
        assertNetwork(last, "us-va", "07:00", "15:00", "8 h");
        assertNetwork(last, "us-nj", "08:00", "12:30", "4 h 30 min");
        assertNetwork(last, "us-ca", "08:00", "12:00", "4 h");
        assertNetwork(last, "us-co", "08:00", "12:00", "4 h");
        assertEquals(
                "Start and end per site: us-nj, network: struck 2013-09-03 08:00, was 2013-09-03 07:00; back"
                        + " 2013-09-03 12:30, was 2013-09-03 15:30; lasted 4 h 30 min, was 8 h 30 min; claimed back"
                        + " 2013-09-03 12:30, was 2013-09-03 15:30.",
                statement(last, "changes", "sites/us-nj, network").path("text").asText());
    }

    @Test
    @DisplayName("given the report in each form over HTTP, then each tells the same and says what it is")
    void the_report_in_each_form() throws Exception {
        assertTrue(
                new Demo(new FaultlineClient(base.replaceAll("/+$", "")), new PrintStream(new ByteArrayOutputStream()))
                        .run());

        HttpResponse<byte[]> html = get("revision=2", "text/html");
        assertEquals("text/html;charset=UTF-8", type(html));
        String page = new String(html.body(), StandardCharsets.UTF_8);
        assertTrue(page.contains("Loss of network in four datacenters"), page);
        assertTrue(page.contains("<svg"), page);
        assertFalse(page.contains("<script"), page);
        HttpResponse<byte[]> markdown = get("revision=2&format=md", "*/*");
        assertEquals("text/markdown;charset=UTF-8", type(markdown));
        assertTrue(new String(markdown.body(), StandardCharsets.UTF_8)
                .startsWith("# Loss of network in four datacenters\n\n**Revision 2, final**"));
        HttpResponse<byte[]> pdf = get("revision=2", "application/pdf");
        assertEquals("application/pdf", type(pdf));
        assertEquals("%PDF", new String(pdf.body(), 0, 4, StandardCharsets.US_ASCII));
        assertEquals(
                "inline; filename=\"network-2013-09-03-report-2.pdf\"",
                pdf.headers().firstValue("Content-Disposition").orElse(""));
        assertEquals(406, get("", "image/png").statusCode());
        assertEquals("application/problem+json", type(get("", "image/png")));
        assertEquals(200, send("/report/report.css", "text/css").statusCode());
    }

    private static void assertNetwork(JsonNode report, String site, String struck, String back, String lasted) {
        String key = site + "/network/";
        assertEquals(
                "2013-09-03 " + struck,
                statement(report, "sites", key + "struck").path("value").asText());
        assertEquals(
                "2013-09-03 " + back,
                statement(report, "sites", key + "back").path("value").asText());
        assertEquals(
                lasted, statement(report, "sites", key + "lasted").path("value").asText());
    }

    private static JsonNode statement(JsonNode report, String section, String key) {
        for (JsonNode each : report.path("sections")) {
            if (each.path("section").asText().equals(section)) {
                for (JsonNode statement : each.path("statements")) {
                    if (statement.path("key").asText().equals(key)) {
                        return statement;
                    }
                }
            }
        }
        throw new AssertionError("no " + key + " in " + section);
    }

    private JsonNode report(String query, String accept) throws Exception {
        HttpResponse<byte[]> answer = get(query, accept);
        assertEquals(200, answer.statusCode(), () -> new String(answer.body(), StandardCharsets.UTF_8));
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<byte[]> get(String query, String accept) throws Exception {
        return send(
                "/api/v1/incidents/network-2013-09-03/report?tz=America/New_York"
                        + (query.isEmpty() ? "" : "&" + query),
                accept);
    }

    private HttpResponse<byte[]> send(String path, String accept) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(base.replaceAll("/+$", "") + path))
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
