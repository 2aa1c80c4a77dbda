package dev.faultline.recorder.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.access.Caller;
import dev.faultline.access.Role;
import dev.faultline.recorder.incidents.IncidentOperations;
import dev.faultline.recorder.maintenance.MaintenanceOperations;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Given a caller whose token names an actor")
class ActorsTest {
    private static final Caller ANA = new Caller.Known("ana", "1", Set.of(Role.OPERATOR));
    private static final Caller BEN = new Caller.Known("ben", "2", Set.of(Role.OPERATOR));
    private static final Caller HISTORIAN = new Caller.Known("ana", "1", Set.of(Role.OPERATOR, Role.IMPORTER));

    private final Desk desk = Desk.on(Desk.streams(Desk.log()), "a");

    @AfterEach
    void close() {
        desk.close();
    }

    private Desk.Call note(Caller caller, String body) {
        return desk.call(IncidentOperations.NOTE, "i1").by(caller).body(body);
    }

    private String lastActor(String id) {
        var stream = desk.stream(id);
        return stream.getLast().envelope().event().act().actor();
    }

    @Test
    @DisplayName("when a command comes without an actor, then it is recorded as that one's")
    void unsaid() {
        desk.declare("i1");
        assertEquals(201, note(ANA, "{\"text\":\"seen\"}").send().status());
        assertEquals("ana", lastActor("i1"));
    }

    @Test
    @DisplayName("when it says the same actor, then it is recorded; when another, then it is refused by field")
    void said() {
        desk.declare("i1");
        assertEquals(
                201, note(ANA, "{\"actor\":\"ana\",\"text\":\"seen\"}").send().status());
        Desk.Answer other = note(ANA, "{\"actor\":\"ben\",\"text\":\"seen\"}").send();
        assertEquals(400, other.status());
        assertTrue(other.text().contains("\"field\":\"actor\""), other::text);
        assertTrue(other.text().contains("must be left out or be \\\"ana\\\""), other::text);
        assertEquals(2, desk.stream("i1").size());
    }

    @Test
    @DisplayName(
            "when somebody else sends the same words under the same key, then that is another request, and refused")
    void sameKey() {
        desk.declare("i1");
        Desk.Answer first = note(ANA, "{\"text\":\"seen\"}").key("k").send();
        assertEquals(
                first.whole(), note(ANA, "{\"text\":\"seen\"}").key("k").send().whole());
        Desk.Answer other = note(BEN, "{\"text\":\"seen\"}").key("k").send();
        assertEquals(422, other.status(), other::text);
        assertEquals("idempotency-key-reused", other.problem());
        assertEquals(2, desk.stream("i1").size());
    }

    @Test
    @DisplayName(
            "when a request that said its actor before there were tokens is repeated with one, then it is the same")
    void acrossTheChange() {
        desk.declare("i1");
        String body = "{\"actor\":\"ana\",\"text\":\"seen\"}";
        Desk.Answer first = note(Caller.ANYBODY, body).key("k").send();
        assertEquals(first.whole(), note(ANA, body).key("k").send().whole());
    }

    @Test
    @DisplayName("when something is made without an id, then the same key of somebody else does not find it")
    void made() {
        String body = "{\"title\":\"x\",\"severity\":\"minor\",\"scope\":{\"datacenters\":[\"a\"]}}";
        var call = IncidentOperations.DECLARE;
        assertEquals(201, desk.call(call).by(ANA).key("k").body(body).send().status());
        assertEquals(422, desk.call(call).by(BEN).key("k").body(body).send().status());
    }

    @Test
    @DisplayName("when planned work is cancelled without a body, then it is that one's, and nobody else can be named")
    void withoutBody() {
        String body = "{\"id\":\"m1\",\"title\":\"x\",\"scope\":{\"datacenters\":[\"a\"]},"
                + "\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\"}";
        assertEquals(
                201,
                desk.call(MaintenanceOperations.SCHEDULE)
                        .by(ANA)
                        .body(body)
                        .send()
                        .status());
        var cancel = MaintenanceOperations.CANCEL;
        assertEquals(400, desk.call(cancel, "m1").by(ANA).actor("ben").send().status());
        Desk.Answer first = desk.call(cancel, "m1").by(ANA).key("c").send();
        assertEquals(201, first.status(), first::text);
        assertEquals("ana", lastActor("m1"));
        assertEquals(
                first.whole(),
                desk.call(cancel, "m1").by(ANA).actor("ana").key("c").send().whole());
        assertEquals(422, desk.call(cancel, "m1").by(BEN).key("c").send().status());
    }

    @Test
    @DisplayName(
            "when it sets knownAt without the role for that, then it is refused by the role's name; with it, recorded")
    void knownAt() {
        desk.declare("i1");
        String body = "{\"text\":\"seen\",\"knownAt\":\"2026-02-01T00:00:00Z\"}";
        Desk.Answer refused = note(ANA, body).send();
        assertEquals(403, refused.status());
        assertEquals("forbidden", refused.problem());
        assertTrue(refused.text().contains("role importer"), refused::text);
        assertEquals(1, desk.stream("i1").size());
        assertEquals(201, note(HISTORIAN, body).send().status());
    }
}
