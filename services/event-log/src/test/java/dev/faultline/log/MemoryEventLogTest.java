package dev.faultline.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MemoryEventLogTest extends EventLogContract {
    private final AtomicLong clock = new AtomicLong(1_000);
    private final MemoryEventLog log = new MemoryEventLog(3, clock::get);
    private int topics;

    @Override
    protected EventLog log() {
        return log;
    }

    @Override
    protected EventLog unreachableLog() {
        var unreachable = new MemoryEventLog(1, clock::get);
        unreachable.unavailable(true);
        return unreachable;
    }

    @Override
    protected String newTopic() {
        return "topic-" + topics++;
    }

    @Override
    protected void forget(String topic, int partition, long offset) {
        log.forget(topic, partition, offset);
    }

    @Test
    @DisplayName("given a clock, when events are appended, then each is recorded at the clock's time")
    void the_clock_says_when_an_event_is_recorded() {
        String topic = newTopic();
        appended(log, List.of(event(topic, "a", "1")));
        clock.set(2_000);
        Position end = appended(log, List.of(event(topic, "a", "2")));

        assertEquals(
                List.of(1_000L, 2_000L),
                readUpTo(topic, end).stream().map(LogRecord::recordedAtMillis).toList());
    }

    @Test
    @DisplayName("given the log went away and came back, then its reader brings nothing meanwhile and goes on after")
    void a_reader_outlives_an_outage_of_the_log() {
        String topic = newTopic();
        try (LogReader reader = log.read(List.of(topic))) {
            Position end = appended(log, events(topic, 2));
            log.unavailable(true);
            assertTrue(reader.poll(Duration.ZERO).isEmpty());
            assertInstanceOf(LogUnavailableException.class, failure(log.append(events(topic, 1))));

            log.unavailable(false);

            assertEquals(2, readUpTo(reader, end).size());
        }
    }

    @Test
    @DisplayName("given more records than one poll brings, then several polls bring all of them")
    void a_poll_is_bounded() {
        String topic = newTopic();
        int count = MemoryEventLog.MAX_POLL_RECORDS + 10;
        Position end = appended(log, events(topic, count));
        try (LogReader reader = log.read(List.of(topic))) {
            assertEquals(
                    MemoryEventLog.MAX_POLL_RECORDS,
                    reader.poll(Duration.ZERO).records().size());
            assertEquals(10, readUpTo(reader, end).size());
        }
    }

    @Test
    @DisplayName("given a closed log, then nothing more is appended or read")
    void a_closed_log_refuses() {
        log.close();
        assertInstanceOf(LogUnavailableException.class, failure(log.append(events("topic", 1))));
        assertThrows(LogUnavailableException.class, () -> log.end(List.of("topic"), PATIENCE));
    }

    @Test
    @DisplayName("given no partition at all, then the log is refused")
    void a_log_needs_a_partition() {
        assertThrows(IllegalArgumentException.class, () -> new MemoryEventLog(0, clock::get));
    }
}
