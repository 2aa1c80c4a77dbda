package dev.faultline.recorder.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.faultline.events.staff.StaffEventType;
import dev.faultline.recorder.incidents.IncidentOperations;
import dev.faultline.recorder.maintenance.MaintenanceOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every call")
class EveryCallTest {
    private final Desk desk = Desk.on(Desk.streams(Desk.log()), "a");

    @AfterEach
    void close() {
        desk.close();
    }

    /** Each call with its example, in an order in which none is refused. */
    private static List<Operation<?>> inOrder() {
        List<Operation<?>> calls = new ArrayList<>(IncidentOperations.ALL);
        // What is completed cannot be dropped: a second one is planned for that.
        calls.add(calls.indexOf(IncidentOperations.DROP), IncidentOperations.CORRECTIVE_ACTION);
        calls.addAll(MaintenanceOperations.ALL);
        return calls;
    }

    private static String[] path(Operation<?> call) {
        if (call.creates()) {
            return new String[0];
        }
        if (call.on() == Operation.On.MAINTENANCE) {
            return new String[] {"va-core-2013-09-07"};
        }
        if (call.numbered().isEmpty()) {
            return new String[] {"2013-08-28-va"};
        }
        return new String[] {"2013-08-28-va", call == IncidentOperations.DROP ? "2" : "1"};
    }

    @Test
    @DisplayName("records its example, and a repeat under the same key answers byte for byte the same")
    void examples() {
        var types = new TreeSet<StaffEventType>();
        int sent = 0;
        for (Operation<?> call : inOrder()) {
            sent++;
            String body = call == IncidentOperations.LINK
                    ? call.example().replace("\"linkedTo\": \"2013-08-28-va\"", "\"linkedTo\": \"other\"")
                    : call.example();
            if (call == IncidentOperations.LINK) {
                desk.declare("other");
            }
            var first =
                    desk.call(call, path(call)).key("key-" + sent).body(body).send();
            assertEquals(201, first.status(), () -> call.name() + ": " + first.text());
            var again =
                    desk.call(call, path(call)).key("key-" + sent).body(body).send();
            assertEquals(first.whole(), again.whole());

            String id = first.json().get(call.on().field()).asText();
            assertEquals("\"" + first.json().get("revision").asLong() + "\"", first.header("ETag"));
            assertEquals(first.json().get("position").asText(), first.header("Faultline-Position"));
            if (call.creates()) {
                assertEquals(call.on().path() + "/" + id, first.header("Location"));
            } else {
                assertNull(first.header("Location"));
            }
            var recorded = desk.stream(id).getLast();
            assertEquals(
                    first.json().get("revision").asLong(), recorded.envelope().sequence());
            assertEquals(recorded.position().toString(), first.header("Faultline-Position"));
            assertEquals(
                    recorded.envelope().id(), first.json().get("events").get(0).asText());
            types.add(StaffEventType.of(recorded.envelope().event()));
        }
        assertEquals(List.of(StaffEventType.values()), List.copyOf(types));
        assertEquals(sent, desk.counts.of("repeated"));
    }
}
