package dev.faultline.timeline.http;

import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.TellStaff.acknowledged;
import static dev.faultline.timeline.TellStaff.at;
import static dev.faultline.timeline.TellStaff.claimed;
import static dev.faultline.timeline.TellStaff.declared;
import static dev.faultline.timeline.TellStaff.devices;
import static dev.faultline.timeline.TellStaff.reboot;
import static dev.faultline.timeline.TellStaff.reopened;
import static dev.faultline.timeline.TellStaff.resolved;
import static dev.faultline.timeline.TellStaff.roles;
import static dev.faultline.timeline.TellStaff.scoped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.events.staff.CauseKind;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.LinkKind;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.Tell;
import dev.faultline.timeline.recovery.StaffOfRecovery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IncidentReadsTest {
    private static final Instant NOW = Instant.parse("2026-05-03T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Scope VA = Scope.ofDatacenters("va");

    private final Tell tell = new Tell();
    private final StandingTimeline timeline = new StandingTimeline(NOW);
    private final Reads reads = new Reads(timeline, () -> NOW, ReadLimits.DEFAULT);

    @Test
    @DisplayName("given an incident, then it is written in a list with every field of the contract")
    void in_a_list() throws IOException {
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z", Duration.ofMinutes(10)));
        tell.promptly(acknowledged("i", "2026-05-01T07:15:00Z"));
        tell.promptly(reboot("i", Scope.NONE, "2026-05-01T08:00:00Z"));
        String link = tell.promptly(new IncidentEvent.Linked(
                "i", at("2026-05-01T09:00:00Z"), LinkKind.RECURRENCE_OF, "h", Optional.of("same alarm")));
        tell.promptly(resolved("i", "2026-05-01T15:00:00Z"));

        JsonNode answer = Asked.json(incidents(""));

        JsonNode said = answer.get("items").get(0).get("links").get(0);
        JsonNode expected =
                JSON.readTree("""
                {"id":"i","title":"Outage i","severity":"major","status":"resolved",
                 "scope":{"datacenters":["va"],"roles":[],"devices":[]},"impactStart":"2026-05-01T07:00:00Z",
                 "impactUncertainty":"PT10M","impactUncertaintySeconds":600,"declaredAt":"2026-05-01T07:00:00Z",
                 "acknowledgedAt":"2026-05-01T07:15:00Z","mitigatedAt":null,"resolvedAt":"2026-05-01T15:00:00Z",
                 "revision":5,"links":[{"kind":"recurrence-of","linkedTo":"h","reason":"same alarm","eventId":"%s",
                 "actor":"ana","occurredAt":"2026-05-01T09:00:00Z","uncertainty":"PT0S","uncertaintySeconds":0,
                 "knownAt":"2026-05-01T09:00:00Z","recordedAt":"2030-01-01T00:00:00Z","position":"%s"}],
                 "times":{"toAcknowledge":{"seconds":900,"duration":"PT15M","bounds":{"minSeconds":300,"maxSeconds":1500}},
                 "toMitigate":null,"toResolve":{"seconds":28800,"duration":"PT8H",
                 "bounds":{"minSeconds":28200,"maxSeconds":29400}},"toFirstAction":{"seconds":3600,"duration":"PT1H",
                 "bounds":{"minSeconds":3000,"maxSeconds":4200}}},"warnings":[]}""".formatted(link, said.get("position").textValue()));
        assertEquals(expected, answer.get("items").get(0));
        assertTrue(said.get("position").textValue().matches("faultline\\.incident-events/[0-9]@4"));
        assertEquals("2026-05-03T00:00:00Z", answer.get("asOf").textValue());
        assertFalse(answer.has("knownAt"));
        assertFalse(answer.has("next"));
    }

    @Test
    @DisplayName("given times are said to lie before the impact's start, then each is 0 with a warning that says why")
    void said_to_be_early() throws IOException {
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(acknowledged("i", "2026-05-01T07:00:00Z"));
        tell.promptly(reboot("i", Scope.NONE, "2026-05-01T06:45:00Z"));
        tell.promptly(resolved("i", "2026-04-01T07:00:00Z"));

        JsonNode incident = Asked.json(incidents("")).get("items").get(0);

        assertEquals(JSON.readTree("""
                        [{"field":"times.toResolve",
                          "message":"is 0, for the resolution is said to lie PT720H before impactStart"},
                         {"field":"times.toFirstAction",
                          "message":"is 0, for the first action is said to lie PT15M before impactStart"}]"""), incident.get("warnings"));
        assertEquals(0, incident.get("times").get("toResolve").get("seconds").intValue());
        assertEquals("2026-04-01T07:00:00Z", incident.get("resolvedAt").textValue());
    }

    @Test
    @DisplayName("given filters, then those incidents come whose scope, status, severity and span fit all of them")
    void filters() throws IOException {
        tell.promptly("va-1", "va/core-router", UP, "2026-04-01T00:00:00Z");
        tell.promptly("va-2", "va/server", UP, "2026-04-01T00:00:00Z");
        tell.promptly("ny-1", "ny/core-router", UP, "2026-04-01T00:00:00Z");
        tell.promptly(declared("whole", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(resolved("whole", "2026-05-01T09:00:00Z"));
        tell.promptly(declared("one", devices("va-2"), "2026-05-01T10:00:00Z"));
        tell.promptly(acknowledged("one", "2026-05-01T10:05:00Z"));
        tell.promptly(declared("cores", roles("core-router"), "2026-05-01T11:00:00Z"));
        tell.promptly(
                declared("servers", new Scope(List.of("ny"), List.of("server"), List.of()), "2026-05-01T12:00:00Z"));

        assertEquals(List.of("whole", "one", "cores", "servers"), ids(incidents("")));
        assertEquals(List.of("whole", "one", "cores"), ids(incidents("datacenter=va")));
        assertEquals(List.of("cores", "servers"), ids(incidents("datacenter=ny")));
        assertEquals(List.of("whole", "one", "servers"), ids(incidents("role=server")));
        assertEquals(List.of("servers"), ids(incidents("role=server&datacenter=ny")));
        assertEquals(List.of("whole", "cores"), ids(incidents("device=va-1")));
        assertEquals(List.of("whole", "one"), ids(incidents("device=va-2")));
        assertEquals(List.of(), ids(incidents("device=va-2&datacenter=ny")));
        assertEquals(List.of(), ids(incidents("device=nowhere")));
        assertEquals(List.of("one"), ids(incidents("status=acknowledged")));
        assertEquals(List.of("whole", "one"), ids(incidents("status=acknowledged,resolved")));
        assertEquals(4, ids(incidents("severity=major")).size());
        assertEquals(List.of(), ids(incidents("severity=critical")));
        assertEquals(List.of("one", "cores", "servers"), ids(incidents("from=2026-05-01T09:00:00.000000001Z")));
        assertEquals(List.of("whole"), ids(incidents("to=2026-05-01T10:00:00Z")));
        assertProblem(400, "/problems/invalid-parameters", incidents("status=closed"));
        assertProblem(
                400, "/problems/invalid-parameters", incidents("from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z"));
    }

    @Test
    @DisplayName("given more incidents than the limit, when the cursor is followed, then each comes once")
    void pages() throws IOException {
        for (int i = 0; i < 5; i++) {
            tell.promptly(declared("i-" + i, VA, i < 3 ? "2026-05-01T07:00:00Z" : "2026-05-01T06:00:00Z"));
        }
        assertEquals(List.of("i-3", "i-4", "i-0", "i-1", "i-2"), idsOfAllPages("limit=2"));
    }

    @Test
    @DisplayName(
            "given more incidents than the limit, when the latest are asked for first, then all pages have the same incidents the other way round")
    void pages_from_the_latest() throws IOException {
        for (int i = 0; i < 7; i++) {
            tell.promptly(declared("i-" + i, VA, i % 2 == 0 ? "2026-05-01T07:00:00Z" : "2026-05-01T06:00:00Z"));
        }
        List<String> earliestFirst = List.of("i-1", "i-3", "i-5", "i-0", "i-2", "i-4", "i-6");
        for (int limit = 1; limit <= 8; limit++) {
            assertEquals(earliestFirst, idsOfAllPages("limit=" + limit));
            assertEquals(earliestFirst, idsOfAllPages("order=asc&limit=" + limit));
            assertEquals(earliestFirst.reversed(), idsOfAllPages("order=desc&limit=" + limit));
        }
        String next = Asked.json(incidents("order=desc&limit=2")).get("next").textValue();
        for (String another : List.of("", "order=asc&")) {
            Reply refused = incidents(another + "limit=2&cursor=" + next);
            assertEquals(400, refused.status());
            assertEquals("cursor", firstError(refused).get("field").textValue());
        }
    }

    @Test
    @DisplayName("given another word for the order, then it is refused with the words that there are")
    void no_such_order() throws IOException {
        Reply refused = incidents("order=latest");

        assertEquals(400, refused.status());
        assertEquals("order", firstError(refused).get("field").textValue());
        assertEquals(
                "must be one of asc, desc, and is \"latest\"",
                firstError(refused).get("message").textValue());
    }

    private static JsonNode firstError(Reply refused) throws IOException {
        return JSON.readTree(refused.body()).get("errors").get(0);
    }

    private List<String> idsOfAllPages(String question) throws IOException {
        List<String> seen = new ArrayList<>();
        String query = question;
        while (query != null) {
            Reply reply = incidents(query);
            JsonNode page = Asked.json(reply);
            page.get("items").forEach(item -> seen.add(item.get("id").textValue()));
            query = page.has("next") ? question + "&cursor=" + page.get("next").textValue() : null;
            assertEquals(query != null, reply.headers().containsKey("Link"));
        }
        return seen;
    }

    @Test
    @DisplayName(
            "given all that staff can say, then one incident tells it, with evidence that is known and revision as ETag")
    void one() throws IOException {
        String fact = tell.promptly("va-1", "va/router", DOWN, "2026-05-01T07:00:00Z");
        String elsewhere = tell.promptly("ny-1", "ny/router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        String action = tell.promptly(reboot("i", devices("va-1"), "2026-05-01T08:00:00Z"));
        tell.promptly(claimed("i", Milestone.MITIGATED, Scope.NONE, "2026-05-01T09:00:00Z"));
        tell.promptly(resolved("i", "2026-05-01T09:30:00Z"));
        tell.promptly(reopened("i", "2026-05-01T10:00:00Z"));
        tell.promptly(claimed("i", Milestone.MITIGATED, Scope.NONE, "2026-05-01T11:00:00Z"));
        tell.promptly(new IncidentEvent.CauseRecorded(
                "i",
                at("2026-05-01T12:00:00Z"),
                1,
                CauseKind.TRIGGER,
                "a surge",
                List.of(fact, action, elsewhere, "no-such"),
                false));
        tell.promptly(new IncidentEvent.CauseRecorded(
                "i", at("2026-05-01T13:00:00Z"), 1, CauseKind.LATENT, "a bug", List.of(fact), true));
        tell.promptly(new IncidentEvent.Noted("i", at("2026-05-01T13:00:00Z"), "a note"));
        tell.promptly(new IncidentEvent.NoticeSent(
                "i",
                at("2026-05-01T13:00:00Z"),
                1,
                "email",
                "all",
                OptionalLong.of(50),
                VA,
                Optional.of("we are sorry")));
        tell.promptly(
                new IncidentEvent.NoticeDeliveryReported("i", at("2026-05-01T14:00:00Z"), 1, 40, 2, Optional.empty()));
        tell.promptly(new IncidentEvent.CorrectiveActionPlanned(
                "i", at("2026-05-02T00:00:00Z"), 1, "replace", "net", Optional.of(LocalDate.parse("2026-06-01"))));
        tell.promptly(new IncidentEvent.CorrectiveActionDropped("i", at("2026-05-02T01:00:00Z"), 1, "too dear"));
        tell.promptly(scoped("i", Scope.ofDatacenters("va", "nj"), "2026-05-02T02:00:00Z"));
        tell.promptly(new IncidentEvent.ReportPublished(
                "i", at("2026-05-02T03:00:00Z"), 1, ReportStatus.FINAL, Optional.of("all of it"), Optional.empty()));

        Reply reply = incident("i", "");
        JsonNode body = Asked.json(reply);

        assertEquals("\"15\"", reply.headers().get("ETag"));
        assertEquals(15, body.get("revision").intValue());
        assertEquals("open", body.get("status").textValue());
        assertEquals("2026-05-01T11:00:00Z", body.get("mitigatedAt").textValue());
        assertEquals(List.of("mitigated", "resolved", "mitigated"), texts(body.get("claims"), "claim"));
        assertEquals(List.of("false", "false", "true"), texts(body.get("claims"), "inForce"));
        assertEquals(
                "completely resolved",
                body.get("claims").get(1).get("statement").textValue());
        assertEquals("failed", body.get("actions").get(0).get("outcome").textValue());
        assertEquals(action, body.get("actions").get(0).get("eventId").textValue());
        JsonNode cause = body.get("causes").get(0);
        assertEquals("latent", cause.get("kind").textValue());
        assertTrue(cause.get("ruledOut").booleanValue());
        assertEquals(
                List.of("true", "true", "false", "false"),
                texts(cause.get("revisions").get(0).get("evidence"), "found"));
        assertEquals(2, cause.get("revisions").size());
        assertEquals("a note", body.get("notes").get(0).get("text").textValue());
        JsonNode notice = body.get("notices").get(0);
        assertEquals(50, notice.get("told").intValue());
        assertEquals("va", notice.get("carriedBy").get("datacenters").get(0).textValue());
        assertEquals(40, notice.get("deliveries").get(0).get("delivered").intValue());
        JsonNode todo = body.get("correctiveActions").get(0);
        assertEquals("dropped", todo.get("state").textValue());
        assertEquals("2026-06-01", todo.get("due").textValue());
        assertEquals("too dear", todo.get("closed").get("reason").textValue());
        assertEquals(
                "nj",
                body.get("scopeChanges")
                        .get(0)
                        .get("scope")
                        .get("datacenters")
                        .get(0)
                        .textValue());
        assertEquals("all of it", body.get("reports").get(0).get("summary").textValue());
        assertEquals("it came back", body.get("reopenings").get(0).get("reason").textValue());
        assertEquals("ana", body.get("declared").get("actor").textValue());
    }

    @Test
    @DisplayName("given a cause names events that became known after it, then as known before they are not found")
    void evidence_known_later() throws IOException {
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        String fact = tell.promptly("va-1", "va/router", DOWN, "2026-05-02T07:00:00Z");
        String note = tell.promptly(new IncidentEvent.Noted("i", at("2026-05-02T07:00:00Z"), "a note"));
        tell.promptly(new IncidentEvent.CauseRecorded(
                "i", at("2026-05-01T12:00:00Z"), 1, CauseKind.TRIGGER, "a surge", List.of(fact, note), false));

        assertEquals(List.of("true", "true"), found(incident("i", "")));
        assertEquals(List.of("false", "false"), found(incident("i", "knownAt=2026-05-02T06:59:59Z")));
        assertEquals(List.of("true", "true"), found(incident("i", "knownAt=2026-05-02T07:00:00Z")));
    }

    private static List<String> found(Reply reply) throws IOException {
        return texts(
                Asked.json(reply).get("causes").get(0).get("revisions").get(0).get("evidence"), "found");
    }

    @Test
    @DisplayName(
            "given an earlier knownAt, then the incident is as it was known then, without an ETag, or not known yet")
    void known_at() throws IOException {
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(resolved("i", "2026-05-01T15:00:00Z"));

        Reply then = incident("i", "knownAt=2026-05-01T08:00:00Z");
        assertEquals("open", Asked.json(then).get("status").textValue());
        assertEquals("2026-05-01T08:00:00Z", Asked.json(then).get("knownAt").textValue());
        assertFalse(then.headers().containsKey("ETag"));
        assertEquals(
                "\"2\"", incident("i", "knownAt=2027-01-01T00:00:00Z").headers().get("ETag"));
        Reply before = incident("i", "knownAt=2026-05-01T06:59:59Z");
        assertProblem(404, "/problems/incident-not-found", before);
        assertTrue(new String(before.body(), StandardCharsets.UTF_8).contains("was not known by 2026-05-01T06:59:59Z"));
        assertProblem(404, "/problems/incident-not-found", incident("j", ""));
        assertEquals(List.of(), ids(incidents("knownAt=2026-05-01T06:00:00Z")));
    }

    @Test
    @DisplayName(
            "given an incident of more events than an answer may have, then it is refused, and the list still tells of it")
    void too_many_events() throws IOException {
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        for (int n = 0; n < IncidentsReading.MAX_EVENTS; n++) {
            tell.promptly(new IncidentEvent.Noted("i", at("2026-05-01T08:00:00Z"), "note"));
        }
        assertProblem(400, "/problems/answer-too-large", incident("i", ""));
        assertEquals(List.of("i"), ids(incidents("")));
    }

    @Test
    @DisplayName(
            "given planned work, then it is listed by its beginning, what was cancelled is marked, and the future shows")
    void maintenance() throws IOException {
        tell.promptly("va-1", "va/router", UP, "2026-04-01T00:00:00Z");
        tell.promptly(scheduled("later", devices("va-1"), "2027-01-01T00:00:00Z", "2027-01-01T02:00:00Z"));
        tell.promptly(scheduled("past", VA, "2026-05-01T00:00:00Z", "2026-05-01T02:00:00Z"));
        tell.promptly(scheduled("other", Scope.ofDatacenters("ny"), "2026-05-01T01:00:00Z", "2026-05-01T02:00:00Z"));
        tell.promptly(new MaintenanceEvent.Cancelled("past", at("2026-05-02T00:00:00Z"), Optional.of("postponed")));

        JsonNode list = Asked.json(maintenances(""));
        assertEquals(List.of("past", "other", "later"), texts(list.get("items"), "id"));
        assertEquals(List.of("true", "false", "false"), texts(list.get("items"), "cancelled"));
        assertEquals(
                "postponed",
                list.get("items").get(0).get("cancellation").get("reason").textValue());
        assertEquals(List.of("past", "later"), ids(maintenances("datacenter=va")));
        assertEquals(List.of("past", "later"), ids(maintenances("device=va-1")));
        assertEquals(List.of("later"), ids(maintenances("from=2026-05-01T02:00:00Z")));
        assertEquals(List.of("past"), ids(maintenances("to=2026-05-01T01:00:00Z")));
        assertEquals(
                "past",
                Asked.json(maintenances("limit=1"))
                        .get("items")
                        .get(0)
                        .get("id")
                        .textValue());
        assertTrue(Asked.json(maintenances("limit=1")).has("next"));

        Reply one = maintenance("past", "");
        assertEquals("\"2\"", one.headers().get("ETag"));
        assertEquals("2026-05-01T02:00:00Z", Asked.json(one).get("to").textValue());
        JsonNode before = Asked.json(maintenance("past", "knownAt=2026-05-01T12:00:00Z"));
        assertFalse(before.get("cancelled").booleanValue());
        assertFalse(before.has("cancellation"));
        assertProblem(404, "/problems/maintenance-not-found", maintenance("past", "knownAt=2020-01-01T00:00:00Z"));
        assertProblem(404, "/problems/maintenance-not-found", maintenance("none", ""));
    }

    @Test
    @DisplayName("given outages in and around an incident, then each names the incidents that it belongs to")
    void outages_belong() throws IOException {
        tell.promptly("va-1", "va/router", DOWN, "2026-05-01T06:00:00Z");
        tell.promptly("va-1", "va/router", UP, "2026-05-01T06:51:00Z");
        tell.promptly("va-1", "va/router", DOWN, "2026-05-01T09:00:00.000000001Z");
        tell.promptly("va-1", "va/router", UP, "2026-05-01T10:00:00Z");
        tell.promptly("va-2", "va/router", DOWN, "2026-05-01T06:50:00Z");
        tell.promptly("va-2", "va/router", UP, "2026-05-01T20:00:00Z");
        tell.promptly("ny-1", "ny/server", DOWN, "2026-05-01T08:30:00Z");
        tell.promptly(declared("whole", VA, "2026-05-01T07:00:00Z", Duration.ofMinutes(10)));
        tell.promptly(resolved("whole", "2026-05-01T09:00:00Z"));
        tell.promptly(declared("two", devices("va-2", "ny-1"), "2026-05-01T08:00:00Z"));
        tell.promptly(declared("routers", roles("router"), "2026-05-01T09:30:00Z"));

        JsonNode items = Asked.json(outages("")).get("items");
        assertEquals(List.of("va-1", "va-2", "ny-1", "va-1"), texts(items, "device"));
        assertEquals(
                List.of("[\"whole\"]", "[\"whole\",\"two\",\"routers\"]", "[\"two\"]", "[\"routers\"]"),
                texts(items, "incidents"));
        assertEquals(List.of("1", "3", "1", "1"), texts(items, "incidentCount"));

        JsonNode whole = Asked.json(outages("level=datacenter")).get("items");
        assertEquals(List.of("va", "ny"), texts(whole, "datacenter"));
        assertEquals(List.of("[\"whole\",\"two\",\"routers\"]", "[\"two\"]"), texts(whole, "incidents"));
    }

    @Test
    @DisplayName("given an incident is asked for, then outages are of its scope and its span, unless a window is given")
    void outages_of_an_incident() throws IOException {
        tell.promptly("va-1", "va/router", DOWN, "2026-05-01T06:00:00Z");
        tell.promptly("va-1", "va/router", UP, "2026-05-01T06:30:00Z");
        tell.promptly("va-1", "va/router", DOWN, "2026-05-01T08:00:00Z");
        tell.promptly("va-1", "va/router", UP, "2026-05-01T08:30:00Z");
        tell.promptly("va-1", "va/router", DOWN, "2026-05-01T10:00:00Z");
        tell.promptly("va-1", "va/router", UP, "2026-05-01T10:30:00Z");
        tell.promptly("ny-1", "ny/router", DOWN, "2026-05-01T08:00:00Z");
        tell.promptly("ny-2", "ny/router", DOWN, "2026-05-01T08:00:00Z");
        tell.promptly(
                declared("i", new Scope(List.of("va"), List.of("router"), List.of("ny-2")), "2026-05-01T07:00:00Z"));
        tell.promptly(resolved("i", "2026-05-01T09:00:00Z"));

        JsonNode answer = Asked.json(outages("incident=i"));
        assertEquals(List.of("ny-2", "va-1"), texts(answer.get("items"), "device"));
        assertEquals("2026-05-01T07:00:00Z", answer.get("window").get("from").textValue());
        assertEquals(
                "2026-05-01T09:00:00.000000001Z", answer.get("window").get("to").textValue());
        assertEquals("i", answer.get("filters").get("incident").textValue());
        assertEquals(
                3,
                Asked.json(outages("incident=i&from=2026-05-01T08:00:00Z&to=2026-05-02T00:00:00Z"))
                        .get("items")
                        .size());
        assertEquals(
                1, Asked.json(outages("incident=i&datacenter=va")).get("items").size());
        assertEquals(
                List.of("ny", "va"),
                texts(Asked.json(outages("incident=i&level=datacenter")).get("items"), "datacenter"));
        assertEquals(
                List.of("va"),
                texts(
                        Asked.json(outages("incident=i&level=datacenter&datacenter=va"))
                                .get("items"),
                        "datacenter"));
        assertProblem(404, "/problems/incident-not-found", outages("incident=j"));
        assertProblem(404, "/problems/incident-not-found", outages("incident=i&knownAt=2026-05-01T06:00:00Z"));
        assertProblem(400, "/problems/invalid-parameters", outages("incident=+"));
    }

    @Test
    @DisplayName(
            "given an incident is asked for, then figures are of its scope and its span, from the index and by scan alike")
    void figures_of_an_incident() throws IOException {
        for (String device : List.of("va-1", "va-2", "ny-1")) {
            tell.promptly(device, device.substring(0, 2) + "/router", UP, "2026-05-01T00:00:00Z");
            tell.promptly(device, device.substring(0, 2) + "/router", DOWN, "2026-05-01T07:00:00Z");
            tell.promptly(device, device.substring(0, 2) + "/router", UP, "2026-05-01T08:00:00Z");
        }
        tell.promptly(declared("places", VA, "2026-05-01T07:00:00Z"));
        tell.promptly(resolved("places", "2026-05-01T09:00:00Z"));
        tell.promptly(declared("named", devices("va-1", "va-2"), "2026-05-01T07:00:00Z"));
        tell.promptly(resolved("named", "2026-05-01T09:00:00Z"));

        JsonNode indexed = Asked.json(figures("incident=places"));
        JsonNode scanned = Asked.json(figures("incident=named"));
        assertEquals(
                2,
                indexed.get("groups").get(0).get("timeToRestore").get("count").intValue());
        assertEquals(
                4 * 3_600,
                indexed.get("groups")
                        .get(0)
                        .get("availability")
                        .get("observedSeconds")
                        .intValue());
        assertEquals(indexed.get("groups"), scanned.get("groups"));
        assertEquals("2026-05-01T07:00:00Z", indexed.get("window").get("from").textValue());
        assertEquals(
                "2026-05-01T09:00:00.000000001Z",
                indexed.get("window").get("to").textValue());
        assertProblem(404, "/problems/incident-not-found", figures("incident=none"));
    }

    @Test
    @DisplayName(
            "given staff acted, then a recovery tells what they did about the datacenter, and when they first acted on it")
    void recovery() throws IOException {
        tell.promptly("va-1", "va/router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly("va-1", "va/router", UP, "2026-05-01T09:00:00Z");
        tell.promptly("ny-1", "ny/router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly(declared("i", roles("router"), "2026-05-01T07:05:00Z"));
        tell.promptly(reboot("i", devices("ny-1"), "2026-05-01T07:10:00Z"));
        String first = tell.promptly(reboot("i", devices("va-1"), "2026-05-01T07:30:00Z"));
        tell.promptly(reboot("i", Scope.NONE, "2026-05-01T07:40:00Z"));
        tell.promptly(resolved("i", "2026-05-01T09:00:00Z"));
        tell.promptly(declared("ny", Scope.ofDatacenters("ny"), "2026-05-01T07:00:00Z"));

        JsonNode day = Asked.json(recovery("va", "from=2026-05-01T00:00:00Z&to=2026-05-02T00:00:00Z"));
        assertEquals(
                "2026-05-01T07:30:00Z", day.get("milestones").get("firstAction").textValue());
        assertEquals(
                List.of("declared", "action-recorded", "action-recorded", "resolved"),
                texts(day.get("staffEvents"), "kind"));
        assertEquals(4, day.get("staffEventCount").intValue());
        JsonNode action = day.get("staffEvents").get(1);
        assertEquals(first, action.get("eventId").textValue());
        assertEquals("reboot, outcome failed: power-cycled", action.get("text").textValue());
        assertEquals("i", action.get("incident").textValue());
        assertFalse(day.has("incident"));

        JsonNode ofIncident = Asked.json(recovery("va", "incident=i"));
        assertEquals(
                "2026-05-01T07:05:00Z", ofIncident.get("window").get("from").textValue());
        assertEquals(
                "2026-05-01T09:00:00.000000001Z",
                ofIncident.get("window").get("to").textValue());
        assertEquals(
                "2026-05-01T09:00:00Z",
                ofIncident.get("milestones").get("restored100").textValue());
        assertEquals(
                "resolved", ofIncident.get("staffEvents").get(3).get("kind").textValue());
        assertEquals("i", ofIncident.get("incident").textValue());
        assertEquals(1, ofIncident.get("struck").intValue());
        JsonNode elsewhere = Asked.json(recovery("va", "incident=ny"));
        assertEquals(0, elsewhere.get("struck").intValue());
        assertEquals(0, elsewhere.get("staffEventCount").intValue());
        JsonNode later = Asked.json(recovery("va", "from=2026-05-01T10:00:00Z&to=2026-05-02T00:00:00Z"));
        assertFalse(later.get("milestones").has("firstAction"));
        assertProblem(404, "/problems/incident-not-found", recovery("va", "incident=none"));
    }

    @Test
    @DisplayName(
            "given more staff events than a recovery tells, then the earliest come, and the count says how many there are")
    void recovery_is_bounded() throws IOException {
        tell.promptly("va-1", "va/router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly(declared("i", VA, "2026-05-01T07:00:00Z"));
        for (int n = 0; n < StaffOfRecovery.MAX_EVENTS; n++) {
            tell.promptly(new IncidentEvent.Noted("i", at("2026-05-01T08:00:00Z"), "note"));
        }
        tell.promptly(reboot("i", Scope.NONE, "2026-05-01T20:00:00Z"));

        JsonNode day = Asked.json(recovery("va", "from=2026-05-01T00:00:00Z&to=2026-05-02T00:00:00Z"));
        assertEquals(StaffOfRecovery.MAX_EVENTS, day.get("staffEvents").size());
        assertEquals(StaffOfRecovery.MAX_EVENTS + 2, day.get("staffEventCount").intValue());
        assertEquals(
                "2026-05-01T20:00:00Z", day.get("milestones").get("firstAction").textValue());
        assertEquals("declared", day.get("staffEvents").get(0).get("kind").textValue());
    }

    private static MaintenanceEvent scheduled(String id, Scope scope, String from, String to) {
        return new MaintenanceEvent.Scheduled(
                id, at("2026-04-01T00:00:00Z"), "Work " + id, scope, Instant.parse(from), Instant.parse(to));
    }

    private Reply incidents(String query) {
        return read(
                "/api/v1/incidents",
                query,
                IncidentsReading.LIST_PARAMETERS,
                ask -> IncidentsReading.list(ask, reads.limits()));
    }

    private Reply incident(String id, String query) {
        return read("/api/v1/incidents/" + id, query, Set.of(), ask -> IncidentsReading.one(id));
    }

    private Reply maintenances(String query) {
        return read(
                "/api/v1/maintenance",
                query,
                MaintenanceReading.LIST_PARAMETERS,
                ask -> MaintenanceReading.list(ask, reads.limits()));
    }

    private Reply maintenance(String id, String query) {
        return read("/api/v1/maintenance/" + id, query, Set.of(), ask -> MaintenanceReading.one(id));
    }

    private Reply outages(String query) {
        return read(
                "/api/v1/outages",
                query,
                OutagesReading.PARAMETERS,
                ask -> OutagesReading.question(ask, reads.limits()));
    }

    private Reply figures(String query) {
        return read(
                "/api/v1/figures",
                query,
                FiguresReading.PARAMETERS,
                ask -> FiguresReading.question(ask, reads.limits()));
    }

    private Reply recovery(String name, String query) {
        return read(
                "/api/v1/datacenters/" + name + "/recovery",
                query,
                RecoveryReading.PARAMETERS,
                ask -> RecoveryReading.question(name, ask));
    }

    private Reply read(String path, String query, Set<String> allowed, Function<Ask, Question> read) {
        timeline.shows(tell.view());
        return reads.reply(path, Asked.parameters(query), allowed, read);
    }

    private static List<String> ids(Reply reply) throws IOException {
        return texts(Asked.json(reply).get("items"), "id");
    }

    /** A field of each item, as text or, where it is none, as JSON. */
    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field))
                .map(value -> value.isTextual() ? value.textValue() : value.toString())
                .toList();
    }

    private static void assertProblem(int status, String type, Reply reply) throws IOException {
        assertEquals(type, JSON.readTree(reply.body()).get("type").textValue());
        assertEquals(status, reply.status());
    }
}
