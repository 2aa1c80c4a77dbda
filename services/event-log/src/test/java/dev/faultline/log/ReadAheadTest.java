package dev.faultline.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final LogRecord.Attributes NO_ATTRIBUTES = name -> null;

    private final ScriptedReader script = new ScriptedReader();
    private final ReadAhead<LogBatch> reader = new ReadAhead<>(script, batch -> batch, 2, "reader-under-test");

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    @DisplayName("given a log with records, when read ahead, then all come in order and the end is reached")
    void everything_comes_in_order() {
        var log = new MemoryEventLog(1, () -> 1L);
        Position end = EventLogContract.appended(log, EventLogContract.events("topic", 12_000));
        try (var ahead = new ReadAhead<>(log.read(List.of("topic")), batch -> batch, 2, "reader")) {
            var records = readUpTo(ahead, end);
            assertEquals(12_000, records.size());
            for (int i = 0; i < records.size(); i++) {
                assertEquals(i, records.get(i).offset());
            }
            Position more = EventLogContract.appended(log, EventLogContract.events("topic", 1));
            assertEquals(1, readUpTo(ahead, more).size());
        }
    }

    @Test
    @DisplayName("given nobody takes batches, then the thread reads no further than the queue holds")
    void reading_ahead_is_bounded() {
        for (int i = 1; i <= 10; i++) {
            script.bring(batch(i));
        }
        script.awaitPolls(3);
        assertEquals(Optional.of(batch(1)), reader.poll(PATIENCE));
        script.awaitPolls(4);
        // Two lie ready, and one is in the hand of the thread that found no room for it.
        assertEquals(4, script.polls.get());
    }

    @Test
    @DisplayName("given no records, when the time is over, then there is nothing")
    void nothing_comes_of_nothing() {
        script.bring(batch(3));
        assertEquals(Optional.of(batch(3)), reader.poll(PATIENCE));
        assertEquals(Optional.empty(), reader.poll(Duration.ofMillis(1)));
    }

    @Test
    @DisplayName("given something to make of each batch, then it is made on the reading thread, and that is what comes")
    void batches_are_prepared_on_the_reading_thread() {
        script.bring(batch(7));
        try (var ahead =
                new ReadAhead<>(script, batch -> Thread.currentThread().getName() + batch.end(), 1, "preparing-")) {
            assertEquals(Optional.of("preparing-" + batch(7).end()), ahead.poll(PATIENCE));
        }
    }

    @Test
    @DisplayName("given a batch that cannot be prepared, then the taker learns of it")
    void an_error_of_preparing_is_thrown() {
        script.bring(batch(1));
        try (var ahead = new ReadAhead<>(
                script,
                batch -> {
                    throw new IllegalStateException("unprepared");
                },
                1,
                "preparing")) {
            assertThrows(IllegalStateException.class, () -> ahead.poll(PATIENCE));
        }
    }

    @Test
    @DisplayName("given a batch without records that lies further on, then it is handed over")
    void a_step_without_records_is_handed_over() {
        var step = new LogBatch(List.of(), Position.after("topic", 0, 41));
        script.bring(step);
        assertEquals(Optional.of(step), reader.poll(PATIENCE));
    }

    @Test
    @DisplayName(
            "given the thread failed, then the batches before come first, every later poll throws, and it is not alive")
    void an_error_ends_the_thread_and_is_thrown_again() {
        var lost = new HistoryLostException("gone");
        script.bring(batch(1));
        script.fail(lost);

        assertEquals(Optional.of(batch(1)), reader.poll(PATIENCE));
        assertSame(lost, assertThrows(HistoryLostException.class, () -> reader.poll(PATIENCE)));
        assertSame(lost, assertThrows(HistoryLostException.class, () -> reader.poll(PATIENCE)));
        assertTrue(script.awaitClosed());
        reader.close();
        assertFalse(reader.alive());
    }

    @Test
    @DisplayName("given even an error of the machine on the thread, then the taker learns of it")
    void an_error_that_is_no_exception_is_thrown_too() {
        script.fail(new StackOverflowError("deep"));
        var thrown = assertThrows(IllegalStateException.class, () -> reader.poll(PATIENCE));
        assertTrue(thrown.getMessage().contains("deep"), thrown.getMessage());
    }

    @Test
    @DisplayName("given the log refused once, then the taker learns of it and reading goes on")
    void a_refusal_is_thrown_once_and_reading_goes_on() {
        script.fail(new LogUnavailableException("not now", null));
        script.bring(batch(1));

        assertThrows(LogUnavailableException.class, () -> reader.poll(PATIENCE));
        assertEquals(Optional.of(batch(1)), reader.poll(PATIENCE));
        assertTrue(reader.alive());
    }

    @Test
    @DisplayName("given a taker that waits, when it is woken, then it gets nothing")
    void a_wakeup_ends_the_wait() throws Exception {
        var polled = CompletableFuture.supplyAsync(() -> reader.poll(Duration.ofMinutes(5)));
        reader.wakeup();
        assertTrue(polled.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).isEmpty());
    }

    @Test
    @DisplayName("given the queue is full, when it is closed, then the thread ends and closes the inner reader")
    void closing_ends_a_thread_that_waits_for_room() {
        for (int i = 1; i <= 10; i++) {
            script.bring(batch(i));
        }
        script.awaitPolls(3);
        assertTrue(reader.alive());
        reader.close();
        assertFalse(reader.alive());
        assertTrue(script.awaitClosed());
        assertThrows(IllegalStateException.class, () -> reader.poll(Duration.ZERO));
    }

    @Test
    @DisplayName("given no room at all, then it is refused")
    void the_queue_needs_room() {
        assertThrows(IllegalArgumentException.class, () -> new ReadAhead<>(script, batch -> batch, 0, "reader"));
    }

    private static List<LogRecord> readUpTo(ReadAhead<LogBatch> ahead, Position end) {
        var records = new ArrayList<LogRecord>();
        Position position = Position.START;
        while (!position.covers(end)) {
            LogBatch batch = ahead.poll(PATIENCE).orElseThrow();
            records.addAll(batch.records());
            position = batch.end();
        }
        return records;
    }

    private static LogBatch batch(int number) {
        var record = new LogRecord("topic", 0, number, 1L, null, NO_ATTRIBUTES, null);
        return new LogBatch(List.of(record), record.position());
    }

    /** A reader that brings what a test gives it. */
    private static final class ScriptedReader implements LogReader {
        private final BlockingQueue<Supplier<LogBatch>> script = new LinkedBlockingQueue<>();
        private final AtomicInteger polls = new AtomicInteger();
        private final CountDownLatch closed = new CountDownLatch(1);
        private Position end = Position.START;

        void bring(LogBatch batch) {
            script.add(() -> {
                end = batch.end();
                return batch;
            });
        }

        void fail(Throwable failure) {
            script.add(() -> {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            });
        }

        void awaitPolls(int count) {
            while (polls.get() < count) {
                Thread.onSpinWait();
            }
        }

        @Override
        public Set<Position.Partition> partitions() {
            return Set.of();
        }

        boolean awaitClosed() {
            try {
                return closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        }

        @Override
        public LogBatch poll(Duration timeout) {
            try {
                Supplier<LogBatch> next = script.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    return new LogBatch(List.of(), end);
                }
                polls.incrementAndGet();
                return next.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new LogBatch(List.of(), end);
            }
        }

        @Override
        public void wakeup() {
            script.add(() -> new LogBatch(List.of(), end));
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
