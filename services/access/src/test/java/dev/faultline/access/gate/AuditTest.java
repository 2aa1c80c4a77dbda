package dev.faultline.access.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.access.Caller;
import dev.faultline.access.Reason;
import dev.faultline.access.Refusal;
import dev.faultline.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audit of refusals")
class AuditTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final List<String> lines = new ArrayList<>();
    private final List<Reason> counted = new ArrayList<>();
    private long nanos;
    private final Audit audit = new Audit(lines::add, counted::add, () -> nanos);

    private static Call call(String path) {
        return new Call("POST", path, List.of("Bearer hush"), "192.0.2.7");
    }

    @Test
    @DisplayName("says why, what, who, from where and within which trace, and never the token")
    void line() {
        var ana = new Caller.Known("ana", "u-1", Set.of(Role.READER));
        audit.refused(call("/api/v1/device-events"), Refusal.missing(Role.REPORTER), Optional.of(ana), TRACE);
        assertEquals(
                List.of("refused reason=missing-role call=\"POST /api/v1/device-events\" who=\"u-1\" address=192.0.2.7"
                        + " role=reporter trace=0af7651916cd43dd8448eb211c80319c"),
                lines);
        assertEquals(List.of(Reason.MISSING_ROLE), counted);
    }

    @Test
    @DisplayName("cannot be made to write a line of somebody else's words")
    void injection() {
        var eve = new Caller.Known("eve", "e\" who=\"ana", Set.of());
        audit.refused(
                call("/x\nrefused \"y\"" + "z".repeat(500)), Refusal.of(Reason.EXPIRED), Optional.of(eve), "x\ny");
        String line = lines.getFirst();
        assertEquals(1, line.lines().count());
        assertTrue(line.contains("who=\"e? who=?ana\""), line);
        assertFalse(line.contains("trace="), line);
        assertTrue(line.length() < 400, line);
    }

    @Test
    @DisplayName("keeps to a bound in a flood, counts every refusal, and says how many lines it left out")
    void flood() {
        for (int i = 0; i < 10_000; i++) {
            audit.refused(call("/x"), Refusal.of(Reason.FORGED), Optional.empty(), null);
        }
        assertEquals(Audit.LINES.burst(), lines.size());
        assertEquals(10_000, counted.size());
        nanos += 1_000_000_000L;
        audit.refused(call("/x"), Refusal.of(Reason.FORGED), Optional.empty(), null);
        assertTrue(lines.getLast().endsWith(" left-out=" + (10_000 - Audit.LINES.burst())), lines.getLast());
        audit.refused(call("/x"), Refusal.of(Reason.FORGED), Optional.empty(), null);
        assertFalse(lines.getLast().contains("left-out"));
    }
}
