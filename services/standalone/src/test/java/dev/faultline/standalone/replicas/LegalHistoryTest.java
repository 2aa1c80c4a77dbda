package dev.faultline.standalone.replicas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.staff.Act;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import dev.faultline.events.staff.StaffEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The checker finds what it is there for. */
class LegalHistoryTest {
    private static final Act ACT = new Act("desk", Instant.parse("2026-05-01T00:00:00Z"), Duration.ZERO);

    private final List<StaffEnvelope> sound = List.of(
            envelope(
                    1,
                    "a",
                    new IncidentEvent.Declared(
                            "i",
                            ACT,
                            "lost",
                            Severity.MAJOR,
                            Scope.ofDatacenters("va"),
                            new IncidentEvent.ImpactStart(ACT.occurredAt(), Duration.ZERO))),
            envelope(2, "b", new IncidentEvent.Noted("i", ACT, "look")),
            envelope(3, "c", new IncidentEvent.Resolved("i", ACT, Optional.empty())),
            envelope(4, "d", new IncidentEvent.Reopened("i", ACT, "again")));

    private final List<LegalHistory.Acknowledged> answers =
            List.of(new LegalHistory.Acknowledged("b", "i", "event-b", 2));

    @Test
    @DisplayName("given a sound history, then nothing is wrong")
    void sound() {
        assertEquals(List.of(), LegalHistory.faults(sound, answers));
    }

    @Test
    @DisplayName("given a planted double, then it is found by its event, its request and its number")
    void a_double() {
        var log = new ArrayList<>(sound);
        log.add(2, sound.get(1));

        assertEquals(3, LegalHistory.faults(log, answers).size());
    }

    @Test
    @DisplayName("given a command that was decided by two at once, then the fork is found")
    void a_fork() {
        var log = new ArrayList<>(sound);
        log.add(3, envelope(3, "x", new IncidentEvent.Resolved("i", ACT, Optional.empty())));

        List<String> faults = LegalHistory.faults(log, answers);

        assertTrue(faults.contains("i 3 follows 3: a gap, a fork or a double"), faults::toString);
        assertTrue(faults.contains("i 3: resolved again"), faults::toString);
    }

    @Test
    @DisplayName("given an acknowledged command that is not there, or is there otherwise, then that is found")
    void lost() {
        var others = new ArrayList<>(sound);
        others.remove(1);

        assertTrue(LegalHistory.faults(others, answers).stream()
                .anyMatch(fault -> fault.startsWith("acknowledged and lost")));
        assertTrue(LegalHistory.faults(others, answers).stream().anyMatch(fault -> fault.contains("follows 1: a gap")));
        assertTrue(LegalHistory.faults(sound, List.of(new LegalHistory.Acknowledged("b", "i", "event-z", 2))).stream()
                .anyMatch(fault -> fault.startsWith("answered otherwise")));
    }

    private static StaffEnvelope envelope(long sequence, String key, IncidentEvent event) {
        return new StaffEnvelope(
                "event-" + key, "/test", Optional.empty(), sequence, new StaffEnvelope.Request(key, "hash"), event);
    }
}
