package dev.faultline.timeline.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.DeviceState;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Envelope;
import dev.faultline.events.Topics;
import dev.faultline.log.EventLog;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.Position;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A timeline that follows a log")
@Timeout(60)
class LiveTimelineTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MemoryEventLog log = new MemoryEventLog(3, System::currentTimeMillis);
    private LiveTimeline timeline;

    @AfterEach
    void stop() {
        if (timeline != null) {
            timeline.close();
        }
        log.close();
    }

    @Test
    @DisplayName("given facts on the log, then its first view covers all of them")
    void the_first_view_covers_what_was_there() throws Exception {
        Position written = Position.START;
        for (int i = 0; i < 10; i++) {
            written = written.max(append(fact("device-" + i)));
        }

        start();

        TimelineView view = timeline.await(Position.START, LONG).orElseThrow();
        assertTrue(view.position().covers(written));
        assertEquals(10, view.facts().factCount());
        assertTrue(timeline.status().ready());
    }

    @Test
    @DisplayName("given a fact appended later, when one waits for its position, then the view shows it")
    void a_later_fact_shows_when_waited_for() throws Exception {
        start();
        TimelineView before = timeline.await(Position.START, LONG).orElseThrow();

        Position written = append(fact("late"));
        TimelineView after = timeline.await(written, LONG).orElseThrow();

        assertTrue(after.facts().find("late").isPresent());
        assertTrue(before.facts().find("late").isEmpty(), "a view taken before stays as it was");
    }

    @Test
    @DisplayName("given a position that nobody wrote, when one waits for it, then the wait ends in vain")
    void a_wait_for_nothing_ends() {
        start();

        assertTrue(timeline.await(Position.after(Topics.DEVICE_EVENTS, 0, 999), Duration.ofMillis(50))
                .isEmpty());
    }

    @Test
    @DisplayName("given a log that cannot be reached, then it is not ready, and once the log answers it is")
    void it_waits_for_a_log_that_is_away() throws Exception {
        append(fact("early"));
        log.unavailable(true);
        start();
        assertTrue(timeline.await(Position.START, Duration.ofMillis(100)).isEmpty());
        assertFalse(timeline.status().ready());
        assertTrue(timeline.status().readerAlive());

        log.unavailable(false);

        assertEquals(
                1, timeline.await(Position.START, LONG).orElseThrow().facts().factCount());
    }

    @Test
    @DisplayName("given a log that goes away, then the last view is still there, and later facts show once it is back")
    void it_goes_on_answering_without_the_log() throws Exception {
        append(fact("early"));
        start();
        timeline.await(Position.START, LONG).orElseThrow();

        log.unavailable(true);
        assertEquals(1, timeline.view().orElseThrow().facts().factCount());
        assertTrue(timeline.status().readerAlive());
        log.unavailable(false);
        Position written = append(fact("later"));

        assertEquals(2, timeline.await(written, LONG).orElseThrow().facts().factCount());
    }

    @Test
    @DisplayName(
            "given a copy whose origin is away, then it is ready and counts as out of contact until the origin is back")
    void a_copy_asks_its_origin() throws Exception {
        append(fact("early"));
        var origin = new AtomicBoolean(false);
        var asked = new Semaphore(0);
        start(new CopyOf(log, () -> {
            asked.release();
            if (!origin.get()) {
                throw new LogUnavailableException("cut off", null);
            }
        }));

        assertEquals(
                1, timeline.await(Position.START, LONG).orElseThrow().facts().factCount());
        // The second question comes after all that the first one led to.
        assertTrue(asked.tryAcquire(2, LONG.toSeconds(), TimeUnit.SECONDS));
        assertEquals(Optional.empty(), timeline.status().contact());

        origin.set(true);
        assertTrue(asked.tryAcquire(2, LONG.toSeconds(), TimeUnit.SECONDS));
        assertTrue(timeline.status().contact().isPresent());
    }

    @Test
    @DisplayName(
            "given a record that is no event, then it is named in the quarantine and the next fact shows all the same")
    void what_cannot_be_read_stops_nothing() throws Exception {
        start();
        EncodedEvent good = DeviceEventCodec.encode(fact("good"));
        log.append(List.of(new EncodedEvent(
                        Topics.DEVICE_EVENTS, good.key(), good.headers(), "no json".getBytes(StandardCharsets.UTF_8))))
                .toCompletableFuture()
                .get();

        Position written = append(fact("good"));

        assertEquals(1, timeline.await(written, LONG).orElseThrow().facts().factCount());
        assertEquals(1, timeline.quarantine().count());
        assertTrue(timeline.quarantine().named().get(0).place().startsWith(Topics.DEVICE_EVENTS + "/"));
        assertTrue(timeline.status().readerAlive());
    }

    @Test
    @DisplayName("given a log that lost records, then it says so and is alive no longer")
    void lost_history_is_a_failure() throws Exception {
        append(fact("a"));
        append(fact("a"));
        Position end = log.end(List.of(Topics.DEVICE_EVENTS), LONG);
        Position.Partition partition = end.nextOffsets().firstKey();
        log.forget(partition.topic(), partition.number(), 1);

        start();

        awaitFailure();
        assertFalse(timeline.status().readerAlive());
        assertTrue(timeline.status().failure().orElseThrow().contains(Topics.DEVICE_EVENTS));
    }

    @Test
    @DisplayName("given an append that fails, then the failure is that of an unavailable log")
    void an_append_to_a_log_that_is_away_fails() throws Exception {
        log.unavailable(true);
        try {
            append(fact("lost"));
        } catch (ExecutionException failed) {
            assertTrue(failed.getCause() instanceof LogUnavailableException);
            return;
        }
        throw new AssertionError("the append should have failed");
    }

    /** A log that is a copy, with what is asked of its origin. */
    private record CopyOf(EventLog copy, Runnable origin) implements EventLog {
        @Override
        public CompletionStage<Position> append(List<EncodedEvent> events) {
            return copy.append(events);
        }

        @Override
        public LogReader read(Collection<String> topics, Position from) {
            return copy.read(topics, from);
        }

        @Override
        public Position end(Collection<String> topics, Duration timeout) {
            return copy.end(topics, timeout);
        }

        @Override
        public void askOrigin(Duration timeout) {
            origin.run();
        }

        @Override
        public void close() {
            copy.close();
        }
    }

    private void start() {
        start(log);
    }

    private void start(EventLog followed) {
        timeline = new LiveTimeline(
                followed, List.of(Topics.DEVICE_EVENTS), InstantSource.system(), new Quarantine(), ReplayObserver.NONE);
    }

    private Position append(Envelope<DeviceEvent> event) throws Exception {
        return log.append(List.of(DeviceEventCodec.encode(event)))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private void awaitFailure() {
        long until = System.nanoTime() + LONG.toNanos();
        while (timeline.status().failure().isEmpty() && System.nanoTime() < until) {
            // Each turn waits a little for a position that never comes.
            timeline.await(Position.after(Topics.DEVICE_EVENTS, 0, Integer.MAX_VALUE), Duration.ofMillis(20));
        }
    }

    private static Envelope<DeviceEvent> fact(String device) {
        return new Envelope<>(
                UUID.randomUUID().toString(),
                CloudEvents.RECORDER_SOURCE,
                Optional.empty(),
                new DeviceEvent.StateChanged(
                        device,
                        "dc",
                        "server",
                        DeviceState.UP,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty()));
    }
}
