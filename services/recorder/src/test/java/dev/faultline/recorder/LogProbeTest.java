package dev.faultline.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.faultline.log.MemoryEventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Probing the log")
class LogProbeTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = START;
    private final MemoryEventLog log = new MemoryEventLog(1, () -> now.toEpochMilli());
    private final LogProbe probe = new LogProbe(log, () -> now, Duration.ofSeconds(2), Duration.ofSeconds(1));

    @Test
    void a_log_that_answers_has_no_fault() {
        assertEquals(new LogProbe.Result(START, Optional.empty()), probe.result());
    }

    @Test
    void a_log_that_cannot_be_reached_has_one_and_says_which() {
        log.unavailable(true);

        assertEquals(new LogProbe.Result(START, Optional.of("the log cannot be reached")), probe.result());
    }

    @Test
    void a_result_stands_for_a_while_and_no_longer() {
        var first = probe.result();
        log.unavailable(true);

        now = START.plusMillis(999);
        assertEquals(first, probe.result());
        now = START.plusMillis(1_000);
        assertEquals(new LogProbe.Result(now, Optional.of("the log cannot be reached")), probe.result());
    }

    @Test
    void a_clock_that_is_set_back_does_not_keep_an_old_result() {
        probe.result();
        log.unavailable(true);

        now = START.minusSeconds(3_600);
        assertEquals(Optional.of("the log cannot be reached"), probe.result().fault());
    }

    @Test
    void times_that_make_no_sense_are_refused_by_name() {
        assertEquals(
                "faultline.recorder.probe-timeout must lie between PT0.01S and PT1M, and is PT0S",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new LogProbe(log, () -> now, Duration.ZERO, Duration.ZERO))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new LogProbe(log, () -> now, Duration.ofSeconds(1), Duration.ofMinutes(2)));
    }
}
