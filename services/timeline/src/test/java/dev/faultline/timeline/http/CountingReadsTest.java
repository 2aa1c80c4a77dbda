package dev.faultline.timeline.http;

import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UNKNOWN;
import static dev.faultline.events.DeviceState.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.Tell;
import dev.faultline.timeline.TellStaff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/figures.md about which time counts, and how sure a figure is. */
@DisplayName("Given an outage that met planned work,")
class CountingReadsTest {
    private static final Instant NOW = Instant.parse("2026-05-10T00:00:00Z");
    private static final String DAY = "from=2026-05-04T00:00:00Z&to=2026-05-05T00:00:00Z";
    private static final Scope ROUTERS = new Scope(List.of("va"), List.of("router"), List.of());

    private final Tell tell = new Tell();
    private final StandingTimeline timeline = new StandingTimeline(NOW);
    private final Reads reads = new Reads(timeline, () -> NOW, ReadLimits.DEFAULT);

    private void deviceIsDown(String device, String from, String to) {
        tell.promptly(device, "va/router", UP, "2026-05-01T00:00:00Z");
        tell.promptly(device, "va/router", DOWN, "2026-05-04T" + from + ":00Z");
        tell.promptly(device, "va/router", UP, "2026-05-04T" + to + ":00Z");
    }

    private void work(String id, Scope scope, String from, String to) {
        tell.staff(
                new MaintenanceEvent.Scheduled(
                        id,
                        TellStaff.at("2026-05-03T00:00:00Z"),
                        "new firmware",
                        scope,
                        Instant.parse("2026-05-04T" + from + ":00Z"),
                        Instant.parse("2026-05-04T" + to + ":00Z")),
                Optional.of(Instant.parse("2026-05-03T00:00:00Z")));
    }

    @Test
    @DisplayName("then its time in the work is in no availability, and it keeps its duration")
    void overlapping() throws IOException {
        deviceIsDown("a", "02:00", "05:00");
        work("w1", ROUTERS, "03:00", "04:00");
        work("w2", ROUTERS, "03:30", "04:30");

        JsonNode group = group(DAY);
        assertEquals(10_800, group.at("/timeToRestore/meanSeconds").asInt());
        assertEquals(5_400, group.at("/availability/downSeconds").asInt());
        assertEquals(5_400, group.at("/availability/maintenanceSeconds").asInt());
        assertEquals(81_000, group.at("/availability/observedSeconds").asInt());
        JsonNode included = group("maintenance=include&" + DAY);
        assertEquals(10_800, included.at("/availability/downSeconds").asInt());
        assertEquals(0, included.at("/availability/maintenanceSeconds").asInt());
        JsonNode outage = json(outages(DAY)).get("items").get(0);
        assertEquals(5_400, outage.get("maintenanceSeconds").asInt());
        assertEquals(10_800, outage.get("downSeconds").asInt());
        assertFalse(outage.has("businessSeconds"));
    }

    @Test
    @DisplayName("then it is no outage where it lies whole in the work, unless that counts")
    void within() throws IOException {
        deviceIsDown("a", "02:00", "05:00");
        work("w1", TellStaff.devices("a"), "02:00", "04:00");
        work("w2", ROUTERS, "04:00", "05:00");

        assertEquals(0, json(outages(DAY)).get("items").size());
        assertEquals(1, json(outages("maintenance=include&" + DAY)).get("items").size());
        JsonNode group = group(DAY);
        assertEquals(0, group.at("/timeToRestore/count").asInt());
        assertEquals(0, group.at("/mtbf/count").asInt());
        assertEquals(1, group.at("/availability/value").asInt());
        assertEquals(75_600, group.at("/availability/observedSeconds").asInt());
        assertEquals(
                1,
                group("maintenance=include&" + DAY).at("/timeToRestore/count").asInt());
    }

    @Test
    @DisplayName("then work that was said later, or was cancelled, is not known before")
    void as_known() throws IOException {
        deviceIsDown("a", "02:00", "05:00");
        tell.recordedAt("2026-05-06T00:00:00Z");
        tell.staff(new MaintenanceEvent.Scheduled(
                "w1",
                TellStaff.at("2026-05-06T00:00:00Z"),
                "as it turned out",
                ROUTERS,
                Instant.parse("2026-05-04T02:00:00Z"),
                Instant.parse("2026-05-04T05:00:00Z")));
        assertEquals(0, group(DAY).at("/timeToRestore/count").asInt());
        assertEquals(
                1,
                group("knownAt=2026-05-05T00:00:00Z&" + DAY)
                        .at("/timeToRestore/count")
                        .asInt());
        tell.recordedAt("2026-05-07T00:00:00Z");
        tell.staff(
                new MaintenanceEvent.Cancelled("w1", TellStaff.at("2026-05-07T00:00:00Z"), Optional.of("never done")));
        assertEquals(1, group(DAY).at("/timeToRestore/count").asInt());
        assertEquals(
                0,
                group("knownAt=2026-05-06T12:00:00Z&" + DAY)
                        .at("/timeToRestore/count")
                        .asInt());
    }

    @Test
    @DisplayName("then a datacenter is not impaired by it where it lies whole in the work")
    void of_a_datacenter() throws IOException {
        deviceIsDown("a", "02:00", "05:00");
        deviceIsDown("b", "06:00", "07:00");
        work("w1", TellStaff.devices("a"), "02:00", "05:00");
        work("w2", new Scope(List.of("va"), List.of(), List.of()), "06:30", "08:00");

        String question = "level=datacenter&" + DAY;
        JsonNode items = json(outages(question)).get("items");
        assertEquals(1, items.size());
        assertEquals("2026-05-04T06:00:00Z", items.get(0).get("start").asText());
        assertEquals(1_800, items.get(0).get("maintenanceSeconds").asInt());
        JsonNode group = group(question);
        assertEquals(3_600, group.at("/timeToRestore/meanSeconds").asInt());
        assertEquals(1_800, group.at("/availability/downSeconds").asInt());
        assertEquals(5_400, group.at("/availability/maintenanceSeconds").asInt());
        assertEquals(81_000, group.at("/availability/observedSeconds").asInt());
    }

    @Test
    @DisplayName("then with business hours all time outside of them is out, and time to restore runs within them")
    void business_hours() throws IOException {
        deviceIsDown("a", "02:00", "10:00");
        deviceIsDown("b", "03:00", "04:00");
        String question = "businessHours=Mon-Fri%2008:00-18:00&" + DAY;

        JsonNode group = group(question);
        assertEquals(1, group.at("/timeToRestore/count").asInt());
        assertEquals(7_200, group.at("/timeToRestore/meanSeconds").asInt());
        assertEquals(7_200, group.at("/availability/downSeconds").asInt());
        assertEquals(72_000, group.at("/availability/observedSeconds").asInt());
        assertEquals(100_800, group.at("/availability/outsideHoursSeconds").asInt());
        assertEquals(
                7_200, json(outages(question)).at("/items/0/businessSeconds").asInt());
        assertEquals(
                0,
                group("holidays=2026-05-04&" + question)
                        .at("/availability/observedSeconds")
                        .asInt());
    }

    @Test
    @DisplayName("then uncertain instants widen the band and have bounds beside the figures")
    void error_bars() throws IOException {
        tell.promptly("a", "va/router", UP, "2026-05-01T00:00:00Z");
        tell.that("a", "va/router", DOWN, "2026-05-04T07:00:00Z", Duration.ofMinutes(5), Optional.empty());
        tell.promptly("a", "va/router", UP, "2026-05-04T08:00:00Z");

        JsonNode group = group(DAY);
        assertEquals(3_300, group.at("/timeToRestore/bounds/meanSeconds/min").asInt());
        assertEquals(3_900, group.at("/timeToRestore/bounds/p95Seconds/max").asInt());
        assertEquals(1 - 3_600 / 86_400.0, group.at("/availability/value").doubleValue(), 1e-12);
        assertEquals(1 - 3_900 / 86_400.0, group.at("/availability/min").doubleValue(), 1e-12);
        assertEquals(1 - 3_300 / 86_400.0, group.at("/availability/max").doubleValue(), 1e-12);
        assertEquals(82_500, group.at("/mtbf/bounds/meanSeconds/min").asInt());
        assertEquals(83_100, group.at("/mtbf/bounds/meanSeconds/max").asInt());
        tell.promptly("b", "ny/router", UP, "2026-05-01T00:00:00Z");
        JsonNode exact = group("datacenter=ny&" + DAY);
        assertFalse(exact.get("mtbf").has("bounds"));
        assertFalse(exact.get("timeToRestore").has("bounds"));
    }

    @ParameterizedTest
    @DisplayName("then an uncertain instant just behind the window matters within it")
    @ValueSource(strings = {"device", "datacenter"})
    void just_behind_the_window(String level) throws IOException {
        tell.promptly("a", "va/router", UP, "2026-05-01T00:00:00Z");
        tell.that("a", "va/router", DOWN, "2026-05-05T00:10:00Z", Duration.ofMinutes(30), Optional.empty());

        JsonNode group = group("level=" + level + "&" + DAY);
        assertEquals(1, group.at("/availability/value").doubleValue());
        assertEquals(1 - 1_200 / 86_400.0, group.at("/availability/min").doubleValue(), 1e-12);
    }

    @Test
    @DisplayName("then an explanation names the facts and the work behind each number, and its times add up")
    void explained() throws IOException {
        tell.promptly("a", "va/router", UP, "2026-05-01T00:00:00Z");
        String down = tell.promptly("a", "va/router", DOWN, "2026-05-04T02:00:00Z");
        String lost = tell.promptly("a", "va/router", UNKNOWN, "2026-05-04T04:00:00Z");
        String up = tell.promptly("a", "va/router", UP, "2026-05-04T05:00:00Z");
        work("w1", ROUTERS, "03:00", "03:30");

        JsonNode explanation = group("explain=true&" + DAY).get("explanation");
        JsonNode outage = explanation.get("outages").get(0);
        assertEquals("a", outage.get("device").asText());
        assertTrue(outage.get("restored").asBoolean() && outage.get("started").asBoolean());
        assertEquals(10_800, outage.get("durationSeconds").asInt());
        assertEquals(5_400, outage.get("downSeconds").asInt());
        assertEquals(List.of(down, lost, up), texts(outage.get("evidence")));
        List<String> ledger = new java.util.ArrayList<>();
        explanation
                .get("time")
                .forEach(stretch -> ledger.add(stretch.get("as").asText() + " "
                        + stretch.get("seconds").asInt() + stretch.path("maintenance")));
        assertEquals(
                List.of("up 7200", "down 3600", "maintenance 1800[\"w1\"]", "down 1800", "unobserved 3600", "up 68400"),
                ledger);
        assertEquals(6, explanation.get("stretchCount").asInt());
        assertEquals(down, explanation.get("time").get(1).get("fact").asText());
        assertFalse(group(DAY).has("explanation"));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @DisplayName("then a window without offsets is read by the clocks of the zone")
    @CsvSource({
        "2026-05-04, America/New_York, 2026-05-04T04:00:00Z",
        "2026-05-04T07:30, Europe/Prague, 2026-05-04T05:30:00Z",
        "2026-05-04, UTC, 2026-05-04T00:00:00Z",
        "2026-05-04T07:30:00Z, America/New_York, 2026-05-04T07:30:00Z"
    })
    void local_windows(String from, String zone, String expected) throws IOException {
        deviceIsDown("a", "02:00", "05:00");
        JsonNode answer = json(figures("from=" + from + "&to=2026-05-08&tz=" + zone));
        assertEquals(expected, answer.at("/window/from").asText());
        assertEquals(zone, answer.at("/filters/tz").asText());
    }

    @Test
    @DisplayName("then months turn by the clocks of the zone, and are as long as they are")
    void months() throws IOException {
        tell.promptly("a", "va/router", UP, "2026-01-01T00:00:00Z");
        JsonNode groups = json(figures("groupBy=month&tz=America/New_York&from=2026-02-01&to=2026-04-01"))
                .get("groups");
        assertEquals(2, groups.size());
        assertEquals("2026-02", groups.get(0).at("/key/month").asText());
        assertEquals(
                28 * 86_400, groups.get(0).at("/availability/observedSeconds").asInt());
        assertEquals(
                31 * 86_400 - 3_600,
                groups.get(1).at("/availability/observedSeconds").asInt());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("then a question that makes no sense is refused by the name of the parameter")
    @CsvSource(delimiter = '|', textBlock = """
                    tz=Mars/Olympus                                     | tz
                    businessHours=always                                | businessHours
                    holidays=2026-12-25                                 | holidays
                    businessHours=Mon%2008:00-09:00&holidays=christmas  | holidays
                    from=2026-03-08T02:30&tz=America/New_York           | from
                    from=2025-11-02T01:30&tz=America/New_York           | from
                    from=2011-12-30&tz=Pacific/Apia                     | from
                    from=2026-02-30                                     | from
                    maintenance=maybe                                   | maintenance
                    explain=maybe                                       | explain""")
    void refused(String query, String field) throws IOException {
        timeline.shows(tell.view());
        Reply reply = figures(query);
        assertEquals(400, reply.status());
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        assertTrue(body.contains("\"field\":\"" + field + "\""), body);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new java.util.ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private JsonNode group(String query) throws IOException {
        return json(figures(query)).get("groups").get(0);
    }

    private JsonNode json(Reply reply) throws IOException {
        return Asked.json(reply);
    }

    private Reply figures(String query) {
        return read(
                "/api/v1/figures",
                query,
                FiguresReading.PARAMETERS,
                ask -> FiguresReading.question(ask, reads.limits()));
    }

    private Reply outages(String query) {
        return read(
                "/api/v1/outages",
                query,
                OutagesReading.PARAMETERS,
                ask -> OutagesReading.question(ask, reads.limits()));
    }

    private Reply read(String path, String query, Set<String> parameters, Function<Ask, Question> question) {
        timeline.shows(tell.view());
        return reads.reply(path, Asked.parameters(query), parameters, question);
    }
}
