package dev.faultline.recorder.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.streams.MemoryStreamLog;
import dev.faultline.recorder.incidents.IncidentOperations;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A replica whose clock is behind, so that a time is too far ahead for it")
class ClocksDifferTest {
    private static final String BODY =
            Desk.by("\"text\":\"told\",\"occurredAt\":\"" + Desk.RECEIVED_AT.plus(Duration.ofMinutes(1)) + "\"");

    private final MemoryEventLog log = Desk.log();
    private final MemoryStreamLog streams = Desk.streams(log);
    private final Desk first = Desk.on(Desk.streams(log), "a");
    private final Desk behind =
            Desk.on(streams, new CommandLimits(256 * 1024, Duration.ZERO, 256, Duration.ofSeconds(30)));

    @AfterEach
    void close() {
        first.close();
        behind.close();
    }

    private Desk.Call note(Desk desk) {
        return desk.call(IncidentOperations.NOTE, "i").body(BODY);
    }

    @Test
    @DisplayName("answers a repeat of what another replica took as that one did")
    void a_repeat() {
        first.declare("i");

        assertEquals(
                note(first).key("k").send().whole(),
                note(behind).key("k").send().whole());
        assertEquals(1, behind.counts.of("repeated"));
        assertEquals(2, first.stream("i").size());
    }

    @Test
    @DisplayName("refuses everything else")
    void not_a_repeat() {
        first.declare("i");

        assertEquals("invalid-command", note(behind).key("k").send().problem());
        assertEquals("invalid-command", note(behind).send().problem());
        assertEquals(1, first.stream("i").size());
    }

    @Test
    @DisplayName("does not say that nothing was recorded when it cannot look")
    void the_log_is_away() {
        first.declare("i");
        note(first).key("k").send();
        streams.unavailable(true);

        assertEquals("log-unavailable", note(behind).key("k").send().problem());
        assertEquals("invalid-command", note(behind).send().problem());
    }
}
