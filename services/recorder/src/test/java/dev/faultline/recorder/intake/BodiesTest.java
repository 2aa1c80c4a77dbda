package dev.faultline.recorder.intake;

import static dev.faultline.recorder.intake.Desk.by;
import static dev.faultline.recorder.intake.Desk.declaration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.recorder.incidents.IncidentOperations;
import dev.faultline.recorder.maintenance.MaintenanceOperations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The body of a command")
class BodiesTest {
    private final Desk desk = Desk.on(Desk.streams(Desk.log()), "a");

    @BeforeEach
    void declare() {
        desk.declare("i1");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private StaffEnvelope recorded(Operation<?> call, String body, String... path) {
        String id = desk.record(call, body, path).json().get(call.on().field()).asText();
        return desk.stream(id).getLast().envelope();
    }

    private List<String> errors(Operation<?> call, String body, String... path) {
        long before = desk.size("i1");
        Desk.Answer answer = desk.call(call, path).body(body).send();
        assertEquals(400, answer.status(), answer::text);
        assertEquals("invalid-command", answer.problem());
        assertEquals(before, desk.size("i1"), "something was recorded");
        List<String> errors = answer.errors();
        assertEquals(errors.size(), answer.json().get("errorCount").asInt());
        return errors;
    }

    private static void assertOne(String field, String words, List<String> errors) {
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.getFirst().startsWith(field + ": "), errors::toString);
        assertTrue(errors.getFirst().contains(words), errors::toString);
    }

    @Nested
    @DisplayName("says who and when, so")
    class Common {
        @Test
        @DisplayName("what is not said is the time of receipt, exact, and known when it is recorded")
        void defaults() {
            StaffEnvelope note = recorded(IncidentOperations.NOTE, by("\"text\":\"seen\""), "i1");
            assertEquals("noc", note.event().act().actor());
            assertEquals(Desk.RECEIVED_AT, note.event().act().occurredAt());
            assertEquals(Duration.ZERO, note.event().act().uncertainty());
            assertEquals(Optional.empty(), note.knownAt());
        }

        @Test
        @DisplayName("what is said is recorded to the nanosecond, and null is the same as nothing")
        void said() {
            StaffEnvelope note = recorded(
                    IncidentOperations.NOTE,
                    by(
                            "\"text\":\"seen\",\"occurredAt\":\"2013-08-28T02:38:00.000000001-04:00\",\"uncertainty\":\"PT1M\","
                                    + "\"knownAt\":\"2013-08-28T06:40:00Z\""),
                    "i1");
            assertEquals(
                    Instant.parse("2013-08-28T06:38:00.000000001Z"),
                    note.event().act().occurredAt());
            assertEquals(Duration.ofMinutes(1), note.event().act().uncertainty());
            assertEquals(Optional.of(Instant.parse("2013-08-28T06:40:00Z")), note.knownAt());
            StaffEnvelope again = recorded(
                    IncidentOperations.NOTE,
                    by("\"text\":\"seen\",\"occurredAt\":null,\"knownAt\":null,\"uncertainty\":null"),
                    "i1");
            assertEquals(Desk.RECEIVED_AT, again.event().act().occurredAt());
        }

        @Test
        @DisplayName("an actor is always there")
        void actor() {
            assertOne("actor", "must be there in a note", errors(IncidentOperations.NOTE, "{\"text\":\"x\"}", "i1"));
            assertOne(
                    "actor",
                    "must be there in a note",
                    errors(IncidentOperations.NOTE, "{\"text\":\"x\",\"actor\":null}", "i1"));
        }

        @Test
        @DisplayName("what happened may lie five minutes ahead, and no more")
        void ahead() {
            String ahead = Desk.RECEIVED_AT.plus(Duration.ofMinutes(5)).toString();
            recorded(IncidentOperations.NOTE, by("\"text\":\"x\",\"occurredAt\":\"" + ahead + "\""), "i1");
            String beyond =
                    Desk.RECEIVED_AT.plus(Duration.ofMinutes(5).plusNanos(1)).toString();
            assertOne(
                    "occurredAt",
                    "at most PT5M after the time of receipt",
                    errors(IncidentOperations.NOTE, by("\"text\":\"x\",\"occurredAt\":\"" + beyond + "\""), "i1"));
        }

        @Test
        @DisplayName("nobody knew of it later than now")
        void knownLater() {
            String later = Desk.RECEIVED_AT.plusNanos(1).toString();
            assertOne(
                    "knownAt",
                    "must not lie after the time of receipt",
                    errors(IncidentOperations.NOTE, by("\"text\":\"x\",\"knownAt\":\"" + later + "\""), "i1"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"yesterday\"",
                    "\"2013-08-28\"",
                    "\"2013-08-28T02:38:00\"",
                    "\"1909-12-31T23:59:59Z\"",
                    "\"2013-02-30T00:00:00Z\"",
                    "1377671880",
                    "true",
                    "{}"
                })
        @DisplayName("an instant is one with a zone, within bounds")
        void instants(String instant) {
            assertOne(
                    "occurredAt",
                    "must",
                    errors(IncidentOperations.NOTE, by("\"text\":\"x\",\"occurredAt\":" + instant), "i1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"-PT1S\"", "\"P367D\"", "\"P1M\"", "\"15m\"", "15"})
        @DisplayName("an uncertainty is a duration from PT0S to P366D")
        void uncertainties(String uncertainty) {
            assertOne(
                    "uncertainty",
                    "must",
                    errors(IncidentOperations.NOTE, by("\"text\":\"x\",\"uncertainty\":" + uncertainty), "i1"));
        }
    }

    @Nested
    @DisplayName("is one object, so")
    class Objects {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        `` | must be an object, and the body is empty
                        ` ` | must be an object, and the body is empty
                        [] | must be an object
                        7 | must be an object
                        "x" | must be an object
                        null | must be an object
                        {"actor":"noc" | must be JSON
                        {actor:"noc"} | must be JSON
                        {"actor":"noc","text":"x"} {} | must be one object, and more follows behind it
                        """)
        @DisplayName("anything else is refused")
        void notObjects(String body, String message) {
            List<String> errors = errors(IncidentOperations.NOTE, body == null ? "" : body, "i1");
            assertTrue(errors.getFirst().startsWith(message), errors::toString);
        }

        @Test
        @DisplayName("a byte order mark before it is passed over")
        void byteOrderMark() {
            recorded(IncidentOperations.NOTE, "\uFEFF" + by("\"text\":\"x\""), "i1");
        }

        @Test
        @DisplayName("bytes that are not UTF-8 are refused, with their place")
        void notUtf8() {
            byte[] body = by("\"text\":\"x\"").getBytes(StandardCharsets.UTF_8);
            body[body.length - 3] = (byte) 0xff;
            Desk.Answer answer =
                    desk.call(IncidentOperations.NOTE, "i1").body(body).send();
            assertEquals("invalid-command", answer.problem());
            assertTrue(
                    answer.errors().getFirst().startsWith("must be UTF-8, and byte 24 of the body, 0xff"),
                    answer::text);
        }

        @Test
        @DisplayName("fields that are none are refused, and the one that was likely meant is named")
        void unknown() {
            List<String> errors = errors(IncidentOperations.NOTE, by("\"text\":\"x\",\"ocurredAt\":1"), "i1");
            assertOne("ocurredAt", "did you mean occurredAt? Allowed are actor, occurredAt, knownAt", errors);
            assertOne(
                    "id",
                    "is not a field of a note",
                    errors(IncidentOperations.NOTE, by("\"text\":\"x\",\"id\":\"i2\""), "i1"));
        }

        @Test
        @DisplayName("a field stands there once, also within a scope")
        void duplicates() {
            assertOne(
                    "text",
                    "must be there once only",
                    errors(IncidentOperations.NOTE, by("\"text\":\"x\",\"text\":\"y\""), "i1"));
            assertOne(
                    "text",
                    "must be there once only",
                    errors(IncidentOperations.NOTE, by("\"text\":null,\"text\":\"y\""), "i1"));
            assertOne(
                    "scope.roles",
                    "must be there once only",
                    errors(
                            IncidentOperations.MILESTONE,
                            by("\"milestone\":\"network\",\"scope\":{\"roles\":[\"a\"],\"roles\":[\"b\"]}"),
                            "i1"));
        }

        @Test
        @DisplayName("everything that is wrong is told at once")
        void allAtOnce() {
            List<String> errors = errors(
                    IncidentOperations.DECLARE,
                    "{\"actor\":\"\",\"title\":7,\"severity\":\"bad\",\"scope\":{},\"impactStart\":\"x\",\"extra\":1}");
            assertEquals(
                    List.of("actor", "extra", "impactStart", "scope", "severity", "title"),
                    errors.stream()
                            .map(error -> error.substring(0, error.indexOf(':')))
                            .sorted()
                            .toList());
        }

        @Test
        @DisplayName("of many faults all are counted and the first hundred told")
        void manyFaults() {
            String fields =
                    IntStream.range(0, 250).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(","));
            Desk.Answer answer =
                    desk.call(IncidentOperations.NOTE, "i1").body(by(fields)).send();
            assertEquals(100, answer.errors().size());
            assertEquals(251, answer.json().get("errorCount").asInt());
            assertTrue(
                    answer.json().get("detail").asText().startsWith("251 errors, of which the first 100"),
                    answer::text);
        }

        @Test
        @DisplayName("depth and length of numbers have limits")
        void limits() {
            assertTrue(errors(IncidentOperations.NOTE, by("\"text\":" + "[".repeat(70) + "]".repeat(70)), "i1")
                    .getFirst()
                    .startsWith("must be JSON"));
            assertTrue(errors(IncidentOperations.NOTE, by("\"text\":" + "9".repeat(2_000)), "i1")
                    .getFirst()
                    .startsWith("must be JSON"));
        }
    }

    @Nested
    @DisplayName("has texts of a kind, so")
    class Kinds {
        @Test
        @DisplayName("names have 1 to 200 characters and none that cannot be seen")
        void names() {
            recorded(
                    IncidentOperations.CORRECTIVE_ACTION,
                    by("\"description\":\"x\",\"owner\":\"" + "😀".repeat(200) + "\""),
                    "i1");
            for (String owner : List.of("", " ", " x", "x ", "a\\u0000b", "a\\nb", "\\ud800", "x".repeat(201))) {
                assertOne(
                        "owner",
                        "must",
                        errors(
                                IncidentOperations.CORRECTIVE_ACTION,
                                by("\"description\":\"x\",\"owner\":\"" + owner + "\""),
                                "i1"));
            }
        }

        @Test
        @DisplayName("accounts have up to 10,000 characters and may have lines, reasons up to 2,000")
        void prose() {
            recorded(IncidentOperations.NOTE, by("\"text\":\"" + "x\\n".repeat(5_000) + "\""), "i1");
            assertOne(
                    "text",
                    "1 to 10,000 characters, and has 10,001",
                    errors(IncidentOperations.NOTE, by("\"text\":\"" + "x".repeat(10_001) + "\""), "i1"));
            assertOne(
                    "note",
                    "1 to 2,000 characters",
                    errors(IncidentOperations.ACKNOWLEDGE, by("\"note\":\"" + "x".repeat(2_001) + "\""), "i1"));
            for (String text : List.of("", " \\n", "\\u0007", "\\udc00")) {
                assertOne("text", "must", errors(IncidentOperations.NOTE, by("\"text\":\"" + text + "\""), "i1"));
            }
        }

        @Test
        @DisplayName("words are those of a vocabulary, as they are written")
        void words() {
            assertOne(
                    "kind",
                    "must be one of reboot, intervention, config-change, vendor-call, and is \"Reboot\"",
                    errors(
                            IncidentOperations.ACTION,
                            by("\"kind\":\"Reboot\",\"outcome\":\"failed\",\"description\":\"x\""),
                            "i1"));
        }

        @Test
        @DisplayName("counts are whole numbers from 0")
        void counts() {
            recorded(
                    IncidentOperations.NOTICE,
                    by("\"channel\":\"email\",\"audience\":\"all\",\"told\":9007199254740991"),
                    "i1");
            for (String told :
                    List.of("-1", "1.5", "1.0", "1e3", "9007199254740992", "99999999999999999999", "\"7\"", "[]")) {
                assertOne(
                        "told",
                        "must be a whole number from 0 to 9007199254740991",
                        errors(
                                IncidentOperations.NOTICE,
                                by("\"channel\":\"email\",\"audience\":\"all\",\"told\":" + told),
                                "i1"));
            }
            recorded(IncidentOperations.DELIVERY, by("\"delivered\":0,\"failed\":0"), "i1", "1");
        }

        @Test
        @DisplayName("flags are true or false")
        void flags() {
            String cause = "\"kind\":\"trigger\",\"description\":\"x\",\"evidence\":[\"e\"],\"ruledOut\":";
            assertOne(
                    "ruledOut",
                    "must be true or false, and is a string",
                    errors(IncidentOperations.CAUSE, by(cause + "\"yes\""), "i1"));
            var told = (IncidentEvent.CauseRecorded)
                    recorded(IncidentOperations.CAUSE, by(cause + "true"), "i1").event();
            assertTrue(told.ruledOut());
        }

        @Test
        @DisplayName("days are days that the calendar has")
        void days() {
            String action = "\"description\":\"x\",\"owner\":\"noc\",\"due\":";
            recorded(IncidentOperations.CORRECTIVE_ACTION, by(action + "\"2028-02-29\""), "i1");
            for (String day : List.of(
                    "\"2026-02-29\"",
                    "\"2026-2-1\"",
                    "\"1909-12-31\"",
                    "\"2200-01-01\"",
                    "\"+12026-01-01\"",
                    "\"tomorrow\"",
                    "1")) {
                assertOne("due", "must be", errors(IncidentOperations.CORRECTIVE_ACTION, by(action + day), "i1"));
            }
        }

        @Test
        @DisplayName("evidence is one to a hundred ids, each counted once")
        void evidence() {
            String cause = "\"kind\":\"trigger\",\"description\":\"x\",\"evidence\":";
            var told = (IncidentEvent.CauseRecorded)
                    recorded(IncidentOperations.CAUSE, by(cause + "[\"b\",\"a\",\"b\"]"), "i1")
                            .event();
            assertEquals(List.of("b", "a"), told.evidence());
            String many =
                    IntStream.range(0, 101).mapToObj(i -> "\"e" + i + "\"").collect(Collectors.joining(",", "[", "]"));
            assertOne(
                    "evidence",
                    "100 names at most, and has 101",
                    errors(IncidentOperations.CAUSE, by(cause + many), "i1"));
            assertOne("evidence", "at least one", errors(IncidentOperations.CAUSE, by(cause + "[]"), "i1"));
            assertOne("evidence", "must be an array", errors(IncidentOperations.CAUSE, by(cause + "\"e\""), "i1"));
            assertOne(
                    "evidence[1]",
                    "must be a string, and is null",
                    errors(IncidentOperations.CAUSE, by(cause + "[\"e\",null]"), "i1"));
        }

        @Test
        @DisplayName("a scope names something, in lists of up to a thousand names")
        void scopes() {
            String milestone = "\"milestone\":\"network\",\"scope\":";
            var claim = (IncidentEvent.MilestoneClaimed) recorded(
                            IncidentOperations.MILESTONE,
                            by(milestone + "{\"datacenters\":[\"b\",\"a\",\"a\"],\"roles\":[],\"devices\":null}"),
                            "i1")
                    .event();
            assertEquals(Scope.ofDatacenters("a", "b"), claim.scope());
            assertOne(
                    "scope",
                    "must name at least one",
                    errors(IncidentOperations.MILESTONE, by(milestone + "{}"), "i1"));
            assertOne(
                    "scope",
                    "must name at least one",
                    errors(IncidentOperations.MILESTONE, by(milestone + "{\"roles\":[]}"), "i1"));
            assertOne("scope", "must be an object", errors(IncidentOperations.MILESTONE, by(milestone + "[]"), "i1"));
            assertOne(
                    "scope.role",
                    "did you mean roles?",
                    errors(IncidentOperations.MILESTONE, by(milestone + "{\"role\":[\"r\"]}"), "i1"));
            assertOne(
                    "scope.devices",
                    "must be an array of names, and is a string",
                    errors(IncidentOperations.MILESTONE, by(milestone + "{\"devices\":\"d\"}"), "i1"));
            assertOne(
                    "scope.devices[0]",
                    "must",
                    errors(IncidentOperations.MILESTONE, by(milestone + "{\"devices\":[\"\"]}"), "i1"));
            String many = IntStream.range(0, 1_001)
                    .mapToObj(i -> "\"d" + i + "\"")
                    .collect(Collectors.joining(",", "[", "]"));
            assertOne(
                    "scope.devices",
                    "1,000 names at most, and has 1,001",
                    errors(IncidentOperations.MILESTONE, by(milestone + "{\"devices\":" + many + "}"), "i1"));
        }
    }

    @Nested
    @DisplayName("has fields that go together, so")
    class Together {
        private IncidentEvent.ImpactStart impact(String more) {
            return ((IncidentEvent.Declared) recorded(IncidentOperations.DECLARE, declaration(more))
                            .event())
                    .impactStart();
        }

        @Test
        @DisplayName("an incident without an impact start began when it was declared, as exactly as that is known")
        void impactStart() {
            Instant at = Instant.parse("2026-02-01T00:00:00Z");
            String when = ",\"occurredAt\":\"2026-02-01T00:00:00Z\",\"uncertainty\":\"PT3M\"";
            String earlier = ",\"impactStart\":\"2026-01-31T23:00:00Z\"";
            assertEquals(new IncidentEvent.ImpactStart(at, Duration.ofMinutes(3)), impact("\"id\":\"d1\"" + when));
            assertEquals(
                    new IncidentEvent.ImpactStart(at, Duration.ofMinutes(9)),
                    impact("\"id\":\"d2\",\"impactUncertainty\":\"PT9M\"" + when));
            assertEquals(
                    new IncidentEvent.ImpactStart(at.minusSeconds(3_600), Duration.ZERO),
                    impact("\"id\":\"d3\"" + when + earlier));
            assertEquals(
                    new IncidentEvent.ImpactStart(at.minusSeconds(3_600), Duration.ofMinutes(9)),
                    impact("\"id\":\"d4\",\"impactUncertainty\":\"PT9M\"" + when + earlier));
        }

        @Test
        @DisplayName("a section of the report gets words, or loses those that it has")
        void reportSection() {
            assertOne(
                    "text",
                    "must be there, unless withdrawn is true and takes the words of the section back",
                    errors(IncidentOperations.REPORT_SECTION, by("\"section\":\"impact\""), "i1"));
            assertOne(
                    "text",
                    "must be there, unless withdrawn is true and takes the words of the section back",
                    errors(IncidentOperations.REPORT_SECTION, by("\"section\":\"impact\",\"withdrawn\":false"), "i1"));
            assertOne(
                    "text",
                    "must not come with withdrawn, which takes the words of the section back",
                    errors(
                            IncidentOperations.REPORT_SECTION,
                            by("\"section\":\"impact\",\"text\":\"bad\",\"withdrawn\":true"),
                            "i1"));
            assertEquals(
                    1,
                    errors(IncidentOperations.REPORT_SECTION, by("\"section\":\"impact\",\"text\":\"\""), "i1")
                            .size());
            var written = (IncidentEvent.ReportWritten)
                    recorded(IncidentOperations.REPORT_SECTION, by("\"section\":\"impact\",\"text\":\"bad\""), "i1")
                            .event();
            assertEquals(ReportSection.IMPACT, written.section());
            assertEquals(Optional.of("bad"), written.text());
            var withdrawn = (IncidentEvent.ReportWritten)
                    recorded(IncidentOperations.REPORT_SECTION, by("\"section\":\"impact\",\"withdrawn\":true"), "i1")
                            .event();
            assertEquals(Optional.empty(), withdrawn.text());
        }

        @Test
        @DisplayName("a change of scope changes something")
        void something() {
            assertEquals(
                    List.of("must have at least one of title, severity, scope, impactStart"),
                    errors(IncidentOperations.RESCOPE, by("\"reason\":\"x\""), "i1"));
            assertOne(
                    "impactUncertainty",
                    "must come with impactStart",
                    errors(IncidentOperations.RESCOPE, by("\"title\":\"x\",\"impactUncertainty\":\"PT1M\""), "i1"));
            var scoped = (IncidentEvent.Scoped) recorded(
                            IncidentOperations.RESCOPE,
                            by("\"impactStart\":\"2026-01-31T23:00:00Z\",\"impactUncertainty\":\"PT1M\""),
                            "i1")
                    .event();
            assertEquals(
                    Optional.of(new IncidentEvent.ImpactStart(
                            Instant.parse("2026-01-31T23:00:00Z"), Duration.ofMinutes(1))),
                    scoped.impactStart());
        }

        @Test
        @DisplayName("a link leads to another incident that is there")
        void links() {
            String link = "\"kind\":\"recurrence-of\",\"linkedTo\":";
            assertOne(
                    "linkedTo",
                    "another incident than this one",
                    errors(IncidentOperations.LINK, by(link + "\"i1\""), "i1"));
            assertOne(
                    "linkedTo", "there is no incident i9", errors(IncidentOperations.LINK, by(link + "\"i9\""), "i1"));
            desk.record(
                    MaintenanceOperations.SCHEDULE,
                    by("\"id\":\"m1\",\"title\":\"x\",\"scope\":{\"roles\":[\"r\"]},\"from\":\"2026-01-01T00:00:00Z\","
                            + "\"to\":\"2026-01-02T00:00:00Z\""));
            assertOne(
                    "linkedTo", "there is no incident m1", errors(IncidentOperations.LINK, by(link + "\"m1\""), "i1"));
            desk.declare("i2");
            recorded(IncidentOperations.LINK, by(link + "\"i2\""), "i1");
        }

        @Test
        @DisplayName("planned work ends after it begins, in the past or the future")
        void windows() {
            String work = "\"title\":\"x\",\"scope\":{\"roles\":[\"r\"]},";
            var scheduled = (MaintenanceEvent.Scheduled) recorded(
                            MaintenanceOperations.SCHEDULE,
                            by("\"id\":\"w1\"," + work
                                    + "\"from\":\"1910-01-01T00:00:00Z\",\"to\":\"2199-12-31T23:59:59Z\""))
                    .event();
            assertEquals(Instant.parse("1910-01-01T00:00:00Z"), scheduled.from());
            assertOne(
                    "to",
                    "must lie after from",
                    errors(
                            MaintenanceOperations.SCHEDULE,
                            by(work + "\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"")));
        }

        @Test
        @DisplayName("a cancellation has its actor in the body or in the query, not in both")
        void actorInTheQuery() {
            desk.record(
                    MaintenanceOperations.SCHEDULE,
                    by("\"id\":\"m1\",\"title\":\"x\",\"scope\":{\"roles\":[\"r\"]},\"from\":\"2026-01-01T00:00:00Z\","
                            + "\"to\":\"2026-01-02T00:00:00Z\""));
            assertOne(
                    "actor",
                    "must be in the body or in the query",
                    desk.call(MaintenanceOperations.CANCEL, "m1")
                            .actor("noc")
                            .body(by(""))
                            .send()
                            .errors());
            assertOne(
                    "actor",
                    "must be there",
                    desk.call(MaintenanceOperations.CANCEL, "m1").send().errors());
            assertOne(
                    "actor",
                    "must",
                    desk.call(MaintenanceOperations.CANCEL, "m1")
                            .actor("")
                            .send()
                            .errors());
            Desk.Answer answer = desk.call(MaintenanceOperations.CANCEL, "m1")
                    .without("Content-Type")
                    .actor("noc")
                    .send();
            assertEquals(201, answer.status(), answer::text);
            assertFalse(answer.json().has("incident"));
        }
    }
}
