package dev.faultline.timeline.http;

import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.Tell;
import dev.faultline.timeline.TellStaff;
import dev.faultline.timeline.http.RandomQueries.Read;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionReadsTest {
    private static final Instant NOW = Instant.parse("2026-05-03T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tell tell = new Tell();
    private final StandingTimeline timeline = new StandingTimeline(NOW);
    private Instant now = NOW;
    private final Reads reads = new Reads(timeline, () -> now, ReadLimits.DEFAULT);

    @Test
    @DisplayName("given more was told since, when asked at the earlier position, then it is not there, and the rest is")
    void an_earlier_position() throws IOException {
        tell.promptly("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        JsonNode before = json(Read.OUTAGES, "");
        tell.promptly("a", "va/router", UP, "2026-05-02T08:00:00Z");
        tell.promptly("b", "va/router", DOWN, "2026-05-02T07:00:00Z");
        String position = before.get("position").textValue();

        Reply again = ask(Read.OUTAGES, "position=" + Address.encoded(position));

        assertEquals(before, Asked.json(again));
        assertEquals(position, again.headers().get(Reads.POSITION_HEADER));
        assertEquals(2, json(Read.OUTAGES, "").get("items").size());
        assertEquals(0, json(Read.OUTAGES, "position=").get("items").size());
    }

    @Test
    @DisplayName(
            "given any answer, then its permalink has the position and the time, all else that was given, no after")
    void permalink() throws IOException {
        tell.promptly("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        String position = json(Read.OUTAGES, "").get("position").textValue();
        JsonNode answer = json(
                Read.OUTAGES,
                "minDuration=PT1M&device=b,a&device=c%26d&limit=7&knownAt=2026-05-02T09:00:00Z&after="
                        + Address.encoded(position));
        assertEquals(
                "/api/v1/outages?asOf=2026-05-02T09%3A00%3A00.000000001Z&device=b%2Ca&device=c%26d"
                        + "&knownAt=2026-05-02T09%3A00%3A00Z&limit=7&minDuration=PT1M&position="
                        + Address.encoded(position),
                answer.get("permalink").textValue());
        List<String> fields = new java.util.ArrayList<>();
        answer.fieldNames().forEachRemaining(fields::add);
        assertEquals("permalink", fields.getLast());
    }

    @ParameterizedTest
    @EnumSource(Read.class)
    @DisplayName("given an open outage, when its permalink is followed a day and a repair later, then it is as it was")
    void later(Read read) {
        tell.recordedAt("2026-05-02T08:00:00Z");
        tell.promptly("a", "va/core-router", UP, "2026-05-01T00:00:00Z");
        tell.promptly("a", "va/core-router", DOWN, "2026-05-02T07:00:00Z");
        tell.promptly(TellStaff.declared("i", Scope.ofDatacenters("va"), "2026-05-02T07:10:00Z"));
        for (String query : List.of("", "level=datacenter", "incident=i")) {
            String asked = query + (query.isEmpty() ? "" : "&") + "knownAt=2026-05-03T00:00:00Z&mergeGap=PT1M";
            now = NOW;
            Reply first = ask(read, asked);
            String permalink = permalink(first);
            tell.recordedAt("2026-05-03T08:00:00Z");
            tell.promptly("a", "va/core-router", UP, "2026-05-02T09:00:00Z");
            tell.promptly(TellStaff.resolved("i", "2026-05-02T09:10:00Z"));
            now = NOW.plusSeconds(86_400);
            assertEquals(text(first), text(Read.follow(reads(), permalink)));
            assertNotEquals(text(first), text(ask(read, asked)));
        }
    }

    @Test
    @DisplayName("given the time of the question, then open outages last until then, and no window reaches beyond it")
    void as_of() throws IOException {
        tell.promptly("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        JsonNode answer = json(Read.OUTAGES, "asOf=2026-05-02T08:00:00Z&to=2026-05-02T12:00:00Z");
        assertEquals("2026-05-02T08:00:00Z", answer.get("asOf").textValue());
        assertEquals("2026-05-02T08:00:00Z", answer.get("window").get("to").textValue());
        assertEquals(3600, answer.get("items").get(0).get("durationSeconds").intValue());
    }

    @Test
    @DisplayName("given a time after the present, then it is refused; replicas' clocks may lie some seconds apart")
    void time_to_come() throws IOException {
        assertEquals(
                Set.of("asOf"),
                wrong(ask(
                        Read.OUTAGES,
                        "asOf=" + NOW.plus(Standpoint.CLOCKS_APART).plusNanos(1))));
        Instant near = NOW.plus(Standpoint.CLOCKS_APART);
        assertEquals(
                near.toString(), json(Read.OUTAGES, "asOf=" + near).get("asOf").textValue());
    }

    @Test
    @DisplayName(
            "given figures of a window that is over, then they are as of its end, or of knownAt if that is earlier")
    void figures_end_to_depend_on_time() throws IOException {
        tell.recordedAt("2026-04-01T00:00:00Z");
        tell.promptly("a", "va/router", DOWN, "2026-03-01T00:00:00Z");
        String march = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
        assertEquals(
                "2026-04-01T00:00:00Z", json(Read.FIGURES, march).get("asOf").textValue());
        assertEquals(
                "2026-03-09T00:00:00Z",
                json(Read.FIGURES, march + "&knownAt=2026-03-09T00:00:00Z")
                        .get("asOf")
                        .textValue());
        assertEquals(
                "2026-04-01T00:00:00Z",
                json(Read.FIGURES, march + "&knownAt=2026-04-09T00:00:00Z")
                        .get("asOf")
                        .textValue());
        Reply first = ask(Read.FIGURES, march);
        now = NOW.plusSeconds(1);
        assertEquals(text(first), text(ask(Read.FIGURES, march)));
        assertEquals(now.toString(), json(Read.FIGURES, "").get("asOf").textValue());
    }

    @Test
    @DisplayName("given an open outage may be dropped for its length, then figures are as of the question's time")
    void figures_that_depend_on_length() throws IOException {
        tell.promptly("a", "va/router", DOWN, "2026-03-01T00:00:00Z");
        String march = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z&minDuration=P40D";
        assertEquals(NOW.toString(), json(Read.FIGURES, march).get("asOf").textValue());
        assertEquals(1, open(json(Read.FIGURES, march)));
        assertEquals(0, open(json(Read.FIGURES, march + "&asOf=2026-04-05T00:00:00Z")));
    }

    private static int open(JsonNode figures) {
        return figures.get("groups").get(0).get("timeToRestore").get("open").intValue();
    }

    @Test
    @DisplayName("given a position that is not reached, then it is waited for and said, like after")
    void not_reached() throws IOException {
        tell.promptly("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        Reply reply = ask(Read.FIGURES, "position=faultline.device-events/1@99");
        assertEquals(503, reply.status());
        assertEquals(
                "/problems/not-yet-visible",
                JSON.readTree(reply.body()).get("type").textValue());
        assertTrue(text(reply).contains("faultline.device-events/1@99"));
        assertEquals(Optional.of(ReadLimits.DEFAULT.afterWait()), timeline.waited());
        String position = json(Read.FIGURES, "").get("position").textValue();
        assertEquals(
                503,
                ask(Read.FIGURES, "after=faultline.incident-events/1@1&position=" + position)
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latest",
                "faultline.device-events/3@1",
                "faultline.device-events/99@0,0@1,98@1",
                "faultline.incident-events/7@1",
                "faultline.other/0@1"
            })
    @DisplayName("given a position that names what is not there, then it is refused and not waited for")
    void unknown(String position) throws IOException {
        assertEquals(Set.of("position"), wrong(ask(Read.OUTAGES, "position=" + position)));
        assertEquals(Optional.empty(), timeline.waited());
    }

    @Test
    @DisplayName("given the partitions are not known yet, then a position is not refused but said to come later")
    void replaying() {
        timeline.notReady();
        Reply reply = reads.reply(
                "/api/v1/outages",
                Asked.parameters("position=faultline.device-events/0@1"),
                OutagesReading.PARAMETERS,
                ask -> OutagesReading.question(ask, reads.limits()));
        assertEquals(503, reply.status());
    }

    @Test
    @DisplayName("given a read that gives no permalink, then it takes neither position nor time")
    void other_reads() throws IOException {
        tell.promptly("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        timeline.shows(tell.view());
        Reply reply = reads.reply(
                "/api/v1/datacenters",
                Asked.parameters("position=&asOf=2026-05-02T07:00:00Z"),
                DatacentersReading.LIST_PARAMETERS,
                ask -> DatacentersReading.list(ask, reads.limits()));
        assertEquals(Set.of("position", "asOf"), wrong(reply));
    }

    @Test
    @DisplayName("given an incident that was declared later, then at the position there is none")
    void incident_later() throws IOException {
        tell.promptly("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        String position = json(Read.OUTAGES, "").get("position").textValue();
        tell.promptly(TellStaff.declared("i", Scope.ofDatacenters("va"), "2026-05-02T07:10:00Z"));
        assertEquals(200, ask(Read.OUTAGES, "incident=i").status());
        Reply reply = ask(Read.OUTAGES, "incident=i&position=" + position);
        assertEquals(404, reply.status());
        assertTrue(text(reply).contains("No incident has the id i."), text(reply));
    }

    @Test
    @DisplayName(
            "given a list at a position, when its links are followed while more is told, then all are of the position")
    void pages_of_one_position() throws IOException {
        for (String device : List.of("b", "d", "f")) {
            tell.promptly(device, "va/router", DOWN, "2026-05-02T07:00:00Z");
        }
        String position = json(Read.OUTAGES, "").get("position").textValue();
        Reply first = ask(Read.OUTAGES, "limit=2&position=" + position);
        tell.promptly("c", "va/router", DOWN, "2026-05-02T07:00:00Z");
        tell.promptly("e", "va/router", DOWN, "2026-05-02T07:00:00Z");
        String link = first.headers().get("Link");
        Reply second = Read.follow(reads(), link.substring(1, link.indexOf('>')));
        JsonNode items = Asked.json(second).get("items");
        assertEquals(1, items.size());
        assertEquals("f", items.get(0).get("device").textValue());
        assertEquals(position, Asked.json(second).get("position").textValue());
        // A cursor holds for the permalink of its page as well, whose question has a position and a time more.
        assertEquals(text(second), text(Read.follow(reads(), permalink(second))));
        String next = Asked.json(first).get("next").textValue();
        Reply unbounded = ask(Read.OUTAGES, "limit=2&cursor=" + next);
        tell.promptly("g", "va/router", DOWN, "2026-05-02T07:00:00Z");
        assertEquals(2, Asked.json(unbounded).get("items").size());
        assertEquals(text(unbounded), text(Read.follow(reads(), permalink(unbounded))));
    }

    private Reads reads() {
        timeline.shows(tell.view());
        return reads;
    }

    private Reply ask(Read read, String query) {
        return read.ask(reads(), Asked.parameters(query));
    }

    private JsonNode json(Read read, String query) throws IOException {
        return Asked.json(ask(read, query));
    }

    private static String permalink(Reply reply) {
        try {
            return Asked.json(reply).get("permalink").textValue();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(Reply reply) {
        return reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8);
    }

    /** The fields that are wrong, as a refusal names them. */
    private static Set<String> wrong(Reply reply) throws IOException {
        assertEquals(400, reply.status(), () -> text(reply));
        Map<String, String> fields = new TreeMap<>();
        JSON.readTree(reply.body())
                .get("errors")
                .forEach(error -> fields.put(
                        error.get("field").textValue(), error.get("message").textValue()));
        return fields.keySet();
    }
}
