package dev.faultline.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.importer.http.Sent;
import dev.faultline.log.Position;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Telling how far an import is")
class MeterTest {
    private final AtomicLong clock = new AtomicLong(1_000);

    private void passes(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static Counts counts(long lines, long skipped) {
        return Counts.NONE.and(lines, new Sent.Taken(lines - skipped, skipped, List.of(), Position.START));
    }

    @Test
    void percent_speed_and_time_left_go_by_what_this_run_has_done() {
        var meter = new Meter(OptionalLong.of(1_000_000), clock::get);
        meter.passedOver(500_000);
        passes(Duration.ofSeconds(2));

        assertEquals(
                "facts  60 %  6,000 lines, 500/s, 0:08 left; 5,990 recorded, 10 skipped",
                meter.words("facts", 600_000, 1_000, counts(6_000, 10)));
    }

    @Test
    void what_has_no_known_end_has_no_percent() {
        var meter = new Meter(OptionalLong.empty(), clock::get);
        passes(Duration.ofSeconds(10));

        assertEquals("-  6,000 lines, 600/s; 6,000 recorded", meter.words("-", 600_000, 6_000, counts(6_000, 0)));
    }

    @Test
    void hours_are_told_as_such() {
        var meter = new Meter(OptionalLong.of(1L << 40), clock::get);
        passes(Duration.ofSeconds(2));

        assertEquals(
                "facts   0 %  1 lines, 1/s, 582:32:30 left; 1 recorded",
                meter.words("facts", 1L << 20, 1, counts(1, 0)));
    }

    @Test
    void on_a_terminal_one_line_changes_and_elsewhere_a_line_comes_now_and_then() {
        var shown = new ByteArrayOutputStream();
        var terminal = new Console(new PrintStream(shown, true, StandardCharsets.UTF_8), true, clock::get);
        terminal.progress(() -> "too early");
        passes(Duration.ofMillis(200));
        terminal.progress(() -> "one");
        passes(Duration.ofMillis(200));
        terminal.progress(() -> "two");
        terminal.say("done");
        assertEquals("\r\033[Kone\r\033[Ktwo\r\033[Kdone\n", shown.toString(StandardCharsets.UTF_8));

        shown.reset();
        var file = new Console(new PrintStream(shown, true, StandardCharsets.UTF_8), false, clock::get);
        passes(Duration.ofSeconds(4));
        file.progress(() -> "too early");
        passes(Duration.ofSeconds(1));
        file.progress(() -> "one");
        file.say("done");
        assertEquals("one\ndone\n", shown.toString(StandardCharsets.UTF_8));
    }

    @Test
    void the_same_trouble_of_many_connections_is_told_once() {
        var shown = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(shown, true, StandardCharsets.UTF_8), false, clock::get);

        console.notice("no answer");
        console.notice("no answer");
        passes(Duration.ofSeconds(2));
        console.notice("no answer");

        assertEquals("no answer\nno answer\n", shown.toString(StandardCharsets.UTF_8));
    }
}
