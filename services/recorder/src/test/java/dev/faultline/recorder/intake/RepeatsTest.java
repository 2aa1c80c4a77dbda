package dev.faultline.recorder.intake;

import static dev.faultline.recorder.intake.Desk.by;
import static dev.faultline.recorder.intake.Desk.declaration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.streams.MemoryStreamLog;
import dev.faultline.log.streams.MemoryStreamLog.Mishap;
import dev.faultline.recorder.incidents.IncidentOperations;
import dev.faultline.recorder.maintenance.MaintenanceOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request under an Idempotency-Key")
class RepeatsTest {
    private static final String NOTE = by("\"text\":\"seen\"");

    private final MemoryEventLog log = Desk.log();
    private final MemoryStreamLog streams = Desk.streams(log);
    private final Desk desk = Desk.on(streams, "a");
    private final Desk other = Desk.on(Desk.streams(log), "b");

    @AfterEach
    void close() {
        desk.close();
        other.close();
    }

    private static Desk.Answer note(Desk at, String key) {
        return at.call(IncidentOperations.NOTE, "i1").key(key).body(NOTE).send();
    }

    @Test
    @DisplayName(
            "is recorded once and answered byte for byte the same, also by another replica, whatever came meanwhile")
    void anyReplica() {
        desk.declare("i1");
        Desk.Answer first = note(desk, "k");
        desk.record(IncidentOperations.RESOLVE, by(""), "i1");
        assertEquals(first.whole(), note(desk, "k").whole());
        assertEquals(first.whole(), note(other, "k").whole());
        assertEquals(3, desk.stream("i1").size());
        assertEquals(1, desk.counts.of("repeated"));
        assertEquals(1, other.counts.of("repeated"));
        assertEquals(1, desk.counts.of("recorded faultline.incident.noted.v1"));
    }

    @Test
    @DisplayName("is another one with another body, another call or another id in the path, and refused")
    void anotherRequest() {
        desk.declare("i1");
        note(desk, "k");
        for (Desk.Answer answer : List.of(
                desk.call(IncidentOperations.NOTE, "i1")
                        .key("k")
                        .body(by("\"text\":\"Seen\""))
                        .send(),
                desk.call(IncidentOperations.NOTE, "i1")
                        .key("k")
                        .body(NOTE + " ")
                        .send(),
                desk.call(IncidentOperations.RESOLVE, "i1")
                        .key("k")
                        .body(by(""))
                        .send())) {
            assertEquals(422, answer.status(), answer::text);
            assertEquals("idempotency-key-reused", answer.problem());
        }
        desk.record(IncidentOperations.CORRECTIVE_ACTION, by("\"description\":\"x\",\"owner\":\"y\""), "i1");
        desk.record(IncidentOperations.CORRECTIVE_ACTION, by("\"description\":\"x\",\"owner\":\"y\""), "i1");
        assertEquals(
                201,
                desk.call(IncidentOperations.COMPLETE, "i1", "1")
                        .key("c")
                        .body(by(""))
                        .send()
                        .status());
        assertEquals(
                422,
                desk.call(IncidentOperations.COMPLETE, "i1", "2")
                        .key("c")
                        .body(by(""))
                        .send()
                        .status());
        assertEquals(5, desk.stream("i1").size());
    }

    @Test
    @DisplayName("is one of its own for each incident")
    void anotherIncident() {
        desk.declare("i1");
        desk.declare("i2");
        Desk.Answer one = note(desk, "k");
        Desk.Answer two =
                desk.call(IncidentOperations.NOTE, "i2").key("k").body(NOTE).send();
        assertEquals(List.of(201, 201), List.of(one.status(), two.status()));
        assertNotEquals(one.json().get("events"), two.json().get("events"));
    }

    @Test
    @DisplayName("is a new one each time where there is no key")
    void withoutKey() {
        desk.declare("i1");
        for (int i = 2; i <= 3; i++) {
            assertEquals(
                    i,
                    desk.record(IncidentOperations.NOTE, NOTE, "i1")
                            .json()
                            .get("revision")
                            .asInt());
        }
    }

    @Test
    @DisplayName("that declares without an id makes the same one on any replica, and another for each key and kind")
    void idFromKey() {
        String body = declaration("");
        Desk.Answer first =
                desk.call(IncidentOperations.DECLARE).key("k").body(body).send();
        assertEquals(
                first.whole(),
                other.call(IncidentOperations.DECLARE)
                        .key("k")
                        .body(body)
                        .send()
                        .whole());
        String id = first.json().get("incident").asText();
        assertTrue(id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), id);
        assertEquals("/api/v1/incidents/" + id, first.header("Location"));
        assertNotEquals(
                id,
                desk.call(IncidentOperations.DECLARE)
                        .key("l")
                        .body(body)
                        .send()
                        .json()
                        .get("incident")
                        .asText());
        assertNotEquals(
                desk.record(IncidentOperations.DECLARE, body).json().get("incident"),
                desk.record(IncidentOperations.DECLARE, body).json().get("incident"));
        assertEquals(
                422,
                desk.call(IncidentOperations.DECLARE)
                        .key("k")
                        .body(declaration("\"occurredAt\":\"2026-01-01T00:00:00Z\""))
                        .send()
                        .status());
        assertEquals(
                201,
                desk.call(MaintenanceOperations.SCHEDULE)
                        .key("k")
                        .body(by("\"title\":\"x\",\"scope\":{\"roles\":[\"r\"]},\"from\":\"2026-01-01T00:00:00Z\","
                                + "\"to\":\"2026-01-02T00:00:00Z\""))
                        .send()
                        .status());
    }

    @Test
    @DisplayName("that has its actor in the query is told from one with another")
    void actorInTheQuery() {
        desk.record(
                MaintenanceOperations.SCHEDULE,
                by("\"id\":\"m1\",\"title\":\"x\",\"scope\":{\"roles\":[\"r\"]},\"from\":\"2026-01-01T00:00:00Z\","
                        + "\"to\":\"2026-01-02T00:00:00Z\""));
        Desk.Answer first = desk.call(MaintenanceOperations.CANCEL, "m1")
                .key("k")
                .actor("a")
                .send();
        assertEquals(
                first.whole(),
                other.call(MaintenanceOperations.CANCEL, "m1")
                        .key("k")
                        .actor("a")
                        .send()
                        .whole());
        assertEquals(
                422,
                desk.call(MaintenanceOperations.CANCEL, "m1")
                        .key("k")
                        .actor("b")
                        .send()
                        .status());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"UNKNOWN", "UNKNOWN_THOUGH_RECORDED"})
    @DisplayName("whose outcome is unknown is answered so, and its repeat settles it: recorded once")
    void unknownOutcome(Mishap mishap) {
        desk.declare("i1");
        streams.next(mishap);
        Desk.Answer unknown = note(desk, "k");
        assertEquals(503, unknown.status());
        assertEquals("log-unavailable", unknown.problem());
        assertEquals("k", unknown.header("Idempotency-Key"));
        assertTrue(unknown.header("Retry-After").matches("[1-5]"), unknown::whole);
        assertTrue(unknown.text().contains("It may be recorded or not"), unknown::text);

        Desk.Answer settled = note(other, "k");
        assertEquals(201, settled.status());
        assertEquals(settled.whole(), note(desk, "k").whole());
        assertEquals(2, desk.stream("i1").size());
    }

    @Test
    @DisplayName("that came without one is told the key to repeat it under when its outcome is unknown")
    void keyMadeForIt() {
        desk.declare("i1");
        streams.next(Mishap.UNKNOWN_THOUGH_RECORDED);
        Desk.Answer unknown =
                desk.call(IncidentOperations.NOTE, "i1").body(NOTE).send();
        String key = unknown.header("Idempotency-Key");
        assertTrue(unknown.text().contains("Idempotency-Key " + key), unknown::text);
        assertEquals(201, note(desk, key).status());
        assertEquals(2, desk.stream("i1").size());

        streams.next(Mishap.UNKNOWN_THOUGH_RECORDED);
        Desk.Answer declaring =
                desk.call(IncidentOperations.DECLARE).body(declaration("")).send();
        assertEquals(503, declaring.status());
        Desk.Answer repeated = desk.call(IncidentOperations.DECLARE)
                .key(declaring.header("Idempotency-Key"))
                .body(declaration(""))
                .send();
        assertEquals(1, repeated.json().get("revision").asInt());
        assertEquals(2, desk.counts.of("repeated"));
    }

    @Test
    @DisplayName("that the log could not take is not recorded, says so, and is recorded by its repeat")
    void unavailable() {
        desk.declare("i1");
        streams.next(Mishap.UNAVAILABLE);
        Desk.Answer unavailable = note(desk, "k");
        assertEquals("log-unavailable", unavailable.problem());
        assertTrue(unavailable.text().contains("Nothing was recorded"), unavailable::text);
        streams.unavailable(true);
        assertEquals(503, note(desk, "k").status());
        Desk.Answer linking = desk.call(IncidentOperations.LINK, "i1")
                .body(by("\"kind\":\"recurrence-of\",\"linkedTo\":\"i2\""))
                .send();
        assertEquals("log-unavailable", linking.problem());
        streams.unavailable(false);
        assertEquals(2, note(desk, "k").json().get("revision").asInt());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "2"               | 201
                    W/"2"             | 201
                    *                 | 201
                    "1", "2"          | 201
                    "1" ,W/"2","3"    | 201
                    "1"               | 412
                    "02"              | 412
                    "abc", ""         | 412
                    "a,2"             | 412
                    """)
    @DisplayName("with If-Match is recorded only if that names the revision")
    void ifMatch(String header, int status) {
        desk.declare("i1");
        desk.record(IncidentOperations.NOTE, NOTE, "i1");
        Desk.Answer answer = desk.call(IncidentOperations.NOTE, "i1")
                .header("If-Match", header)
                .key("k")
                .body(NOTE)
                .send();
        assertEquals(status, answer.status(), answer::whole);
        if (status == 201) {
            Desk.Answer again = desk.call(IncidentOperations.NOTE, "i1")
                    .header("If-Match", header)
                    .key("k")
                    .body(NOTE)
                    .send();
            assertEquals(answer.whole(), again.whole());
        } else {
            assertEquals("precondition-failed", answer.problem());
            assertTrue(answer.json().get("detail").asText().contains("\"2\""), answer::text);
        }
    }

    @Test
    @DisplayName("with several lines of If-Match is recorded if one of them names the revision")
    void severalLines() {
        desk.declare("i1");
        assertEquals(
                201,
                desk.call(IncidentOperations.NOTE, "i1")
                        .header("If-Match", "\"7\"")
                        .header("If-Match", "\"1\"")
                        .body(NOTE)
                        .send()
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7", "\"7\" \"8\"", "\"7\",", ",\"7\"", "*, \"7\"", "w/\"7\"", "", "x\"7\""})
    @DisplayName("with an If-Match that is none is refused by the name of the header")
    void noIfMatch(String header) {
        desk.declare("i1");
        Desk.Answer answer = desk.call(IncidentOperations.NOTE, "i1")
                .header("If-Match", header)
                .body(NOTE)
                .send();
        assertEquals("invalid-command", answer.problem());
        assertTrue(answer.errors().getFirst().startsWith("If-Match: "), answer::text);
    }

    @Test
    @DisplayName("has a key of up to 200 printable characters, once, or is refused by the name of the header")
    void keys() {
        desk.declare("i1");
        assertEquals(201, note(desk, "~ !".repeat(66) + "xx").status());
        for (List<String> keys : List.of(
                List.of(""),
                List.of("x".repeat(201)),
                List.of("ü"),
                List.of("a\tb"),
                List.of("a", "b"),
                List.of("a", "a"))) {
            Desk.Call call = desk.call(IncidentOperations.NOTE, "i1").body(NOTE);
            keys.forEach(call::key);
            Desk.Answer answer = call.send();
            assertEquals("invalid-command", answer.problem());
            assertTrue(answer.errors().getFirst().startsWith("Idempotency-Key: "), answer::text);
        }
        assertEquals(2, desk.stream("i1").size());
    }

    @Test
    @DisplayName("that is overtaken is decided anew, and recorded")
    void overtaken() {
        desk.declare("i1");
        for (int i = 0; i < CommandRunner.MAX_TRIES - 1; i++) {
            streams.next(Mishap.CONFLICT);
        }
        assertEquals(201, note(desk, "k").status());
        assertEquals(CommandRunner.MAX_TRIES - 1, desk.counts.of("retried"));
    }

    @Test
    @DisplayName("that is overtaken ten times is given up, says so, and may be repeated")
    void givenUp() {
        desk.declare("i1");
        for (int i = 0; i < CommandRunner.MAX_TRIES; i++) {
            streams.next(Mishap.CONFLICT);
        }
        Desk.Answer answer = note(desk, "k");
        assertEquals(409, answer.status());
        assertEquals("changed-meanwhile", answer.problem());
        assertTrue(answer.text().contains("decided 10 times"), answer::text);
        assertEquals("k", answer.header("Idempotency-Key"));
        assertEquals(201, note(desk, "k").status());
    }

    @Test
    @DisplayName("keeps events of one key apart where they were recorded side by side")
    void manyKeys() {
        desk.declare("i1");
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            first.add(note(i % 2 == 0 ? desk : other, "k" + i).whole());
        }
        assertEquals(
                first,
                Stream.iterate(0, i -> i + 1)
                        .limit(50)
                        .map(i -> note(i % 2 == 0 ? other : desk, "k" + i).whole())
                        .collect(Collectors.toList()));
    }
}
