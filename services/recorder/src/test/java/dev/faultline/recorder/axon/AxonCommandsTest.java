package dev.faultline.recorder.axon;

import static dev.faultline.recorder.commands.Scenario.ACT;
import static dev.faultline.recorder.commands.Scenario.ID;
import static dev.faultline.recorder.commands.Scenario.asked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Topics;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import dev.faultline.events.staff.StaffEventCodec;
import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.streams.AppendOutcome;
import dev.faultline.log.streams.EventStream;
import dev.faultline.log.streams.MemoryStreamLog;
import dev.faultline.log.streams.MemoryStreamLog.Mishap;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogStatus;
import dev.faultline.recorder.commands.Attempt;
import dev.faultline.recorder.commands.CommandHandling;
import dev.faultline.recorder.commands.Refusal;
import dev.faultline.recorder.incidents.IncidentCommand;
import dev.faultline.recorder.streams.StreamEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Axon on a log of streams")
class AxonCommandsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final MemoryEventLog log = new MemoryEventLog(2, () -> 0);
    private final MemoryStreamLog streams = new MemoryStreamLog(log, Topics.INCIDENT_EVENTS);
    private final List<AxonCommands> opened = new ArrayList<>();
    private final CommandHandling<IncidentCommand> incidents = on(streams);

    @AfterEach
    void close() {
        opened.forEach(AxonCommands::close);
    }

    private CommandHandling<IncidentCommand> on(StreamLog somewhere) {
        var axon = new AxonCommands(somewhere);
        opened.add(axon);
        return axon.incidents();
    }

    private static IncidentCommand declare() {
        return new IncidentCommand.Declare(
                asked("declare"),
                "down",
                Severity.MAJOR,
                Scope.ofDatacenters("ams"),
                new IncidentEvent.ImpactStart(ACT.occurredAt(), Duration.ZERO));
    }

    private static IncidentCommand note(String key) {
        return new IncidentCommand.Note(asked(key), "seen");
    }

    private List<String> recorded() {
        return StreamEvents.of(new MemoryStreamLog(log, Topics.INCIDENT_EVENTS).read(ID)).stream()
                .map(event -> event.envelope().id())
                .toList();
    }

    private void assertRecorded(String... ids) {
        assertEquals(List.of(ids), recorded());
    }

    /** A log of streams that does as the other, unless a test has it do otherwise. */
    private class Otherwise implements StreamLog {
        @Override
        public EventStream read(String key) {
            return streams.read(key);
        }

        @Override
        public CompletionStage<AppendOutcome> append(String key, long version, List<EncodedEvent> events) {
            return streams.append(key, version, events);
        }

        @Override
        public StreamLogStatus status() {
            return streams.status();
        }

        @Override
        public void close() {
            streams.close();
        }
    }

    @Test
    @DisplayName("records what is decided, and says where")
    void recordsWhatIsDecided() {
        var done = assertInstanceOf(Attempt.Done.class, incidents.attempt(declare(), SOON));
        assertEquals(1, done.recorded().revision());
        assertRecorded("event of declare");
        assertEquals(
                streams.read(ID).records().getFirst().position(),
                done.recorded().position());
        assertEquals(
                2,
                assertInstanceOf(Attempt.Done.class, incidents.attempt(note("n"), SOON))
                        .recorded()
                        .revision());
        assertRecorded("event of declare", "event of n");
    }

    @Test
    @DisplayName("answers refusals and repeats without recording anything")
    void refusalsAndRepeats() {
        assertEquals(
                Refusal.Kind.INCIDENT_NOT_FOUND,
                assertInstanceOf(Attempt.Refused.class, incidents.attempt(note("n"), SOON))
                        .refusal()
                        .kind());
        assertRecorded();
        var first = assertInstanceOf(Attempt.Done.class, incidents.attempt(declare(), SOON));
        var again = assertInstanceOf(Attempt.Repeated.class, incidents.attempt(declare(), SOON));
        assertEquals(first.recorded(), again.recorded());
        assertRecorded("event of declare");
    }

    @Test
    @DisplayName("decides on the thread that hands the command over")
    void ownThread() {
        var thread = new AtomicReference<Thread>();
        on(new Otherwise() {
                    @Override
                    public EventStream read(String key) {
                        thread.set(Thread.currentThread());
                        return super.read(key);
                    }
                })
                .attempt(declare(), SOON);
        assertSame(Thread.currentThread(), thread.get());
    }

    @Test
    @DisplayName("lets one of two through who decided on the same state; the other decides anew")
    void twoOnTheSameState() {
        incidents.attempt(declare(), SOON);
        var behind = new Otherwise() {
            private boolean late = true;

            @Override
            public EventStream read(String key) {
                EventStream read = super.read(key);
                if (late) {
                    late = false;
                    assertInstanceOf(Attempt.Done.class, incidents.attempt(note("faster"), SOON));
                }
                return read;
            }
        };
        var slower = on(behind);
        assertEquals(new Attempt.Overtaken(), slower.attempt(note("slower"), SOON));
        assertRecorded("event of declare", "event of faster");
        assertInstanceOf(Attempt.Done.class, slower.attempt(note("slower"), SOON));
        assertRecorded("event of declare", "event of faster", "event of slower");
    }

    @Test
    @DisplayName("never answers an append as done that was not: conflict, no log, no word of it")
    void mishaps() {
        incidents.attempt(declare(), SOON);
        streams.next(Mishap.CONFLICT);
        assertEquals(new Attempt.Overtaken(), incidents.attempt(note("a"), SOON));
        streams.next(Mishap.UNAVAILABLE);
        assertInstanceOf(Attempt.Unavailable.class, incidents.attempt(note("a"), SOON));
        streams.next(Mishap.UNKNOWN);
        assertInstanceOf(Attempt.Unknown.class, incidents.attempt(note("a"), SOON));
        assertRecorded("event of declare");
        assertInstanceOf(Attempt.Done.class, incidents.attempt(note("a"), SOON));
        assertRecorded("event of declare", "event of a");
    }

    @Test
    @DisplayName("finds by its key what was recorded although it did not look like it, once")
    void mishapsThoughRecorded() {
        incidents.attempt(declare(), SOON);
        var mistaken = on(new Otherwise() {
            @Override
            public CompletionStage<AppendOutcome> append(String key, long version, List<EncodedEvent> events) {
                return super.append(key, version, events).thenApply(done -> new AppendOutcome.Conflict());
            }
        });
        assertEquals(new Attempt.Overtaken(), mistaken.attempt(note("a"), SOON));
        assertEquals(
                "event of a",
                assertInstanceOf(Attempt.Repeated.class, incidents.attempt(note("a"), SOON))
                        .recorded()
                        .eventId());
        streams.next(Mishap.UNKNOWN_THOUGH_RECORDED);
        assertInstanceOf(Attempt.Unknown.class, incidents.attempt(note("b"), SOON));
        assertInstanceOf(Attempt.Repeated.class, incidents.attempt(note("b"), SOON));
        assertRecorded("event of declare", "event of a", "event of b");
    }

    @Test
    @DisplayName("says so when the log cannot be reached to read")
    void unreachable() {
        streams.unavailable(true);
        var unavailable = assertInstanceOf(Attempt.Unavailable.class, incidents.attempt(declare(), SOON));
        assertEquals("the log cannot be reached", unavailable.why());
    }

    @Test
    @DisplayName("never answers a failing append as done, however it fails")
    void failingAppends() {
        var boom = new IllegalStateException("boom");
        List<CompletionStage<AppendOutcome>> failing =
                List.of(CompletableFuture.failedFuture(boom), CompletableFuture.<AppendOutcome>supplyAsync(() -> {
                    throw boom;
                }));
        for (var fails : failing) {
            var commands = on(new Otherwise() {
                @Override
                public CompletionStage<AppendOutcome> append(String key, long version, List<EncodedEvent> events) {
                    return fails;
                }
            });
            assertSame(boom, root(assertThrows(IllegalStateException.class, () -> commands.attempt(declare(), SOON))));
        }
        var throwing = on(new Otherwise() {
            @Override
            public CompletionStage<AppendOutcome> append(String key, long version, List<EncodedEvent> events) {
                throw boom;
            }
        });
        assertSame(boom, root(assertThrows(IllegalStateException.class, () -> throwing.attempt(declare(), SOON))));
        var tooLarge = on(new Otherwise() {
            @Override
            public CompletionStage<AppendOutcome> append(String key, long version, List<EncodedEvent> events) {
                return CompletableFuture.failedFuture(new LogUnavailableException("gone", null));
            }
        });
        assertEquals(new Attempt.Unavailable("gone"), tooLarge.attempt(declare(), SOON));
        assertRecorded();
    }

    @Test
    @DisplayName("never answers a failing read as an empty stream")
    void failingReads() {
        var boom = new IllegalStateException("boom");
        for (RuntimeException failure : List.of(boom, new HistoryLostException("lost"))) {
            var commands = on(new Otherwise() {
                @Override
                public EventStream read(String key) {
                    throw failure;
                }
            });
            if (failure == boom) {
                assertSame(
                        boom, root(assertThrows(IllegalStateException.class, () -> commands.attempt(declare(), SOON))));
            } else {
                assertEquals(new Attempt.Unreadable("lost"), commands.attempt(declare(), SOON));
            }
        }
        assertRecorded();
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    @Test
    @DisplayName("does not wait longer than it may for an append, and says that it does not know")
    void silentAppend() {
        var silent = on(new Otherwise() {
            @Override
            public CompletionStage<AppendOutcome> append(String key, long version, List<EncodedEvent> events) {
                return new CompletableFuture<>();
            }
        });
        assertInstanceOf(Attempt.Unknown.class, silent.attempt(declare(), Duration.ofMillis(20)));
    }

    @Test
    @DisplayName("does not know what came of it when the wait is broken off, and leaves the thread interrupted")
    void interrupted() {
        var silent = on(new Otherwise() {
            @Override
            public CompletionStage<AppendOutcome> append(String key, long version, List<EncodedEvent> events) {
                Thread.currentThread().interrupt();
                return new CompletableFuture<>();
            }
        });
        assertInstanceOf(Attempt.Unknown.class, silent.attempt(declare(), SOON));
        assertTrue(Thread.interrupted());
    }

    @Test
    @DisplayName("decides nothing on a stream with a record that cannot be read, and names the place")
    void unreadable() {
        incidents.attempt(declare(), SOON);
        log.append(List.of(new EncodedEvent(
                Topics.INCIDENT_EVENTS,
                ID.getBytes(StandardCharsets.UTF_8),
                List.of(),
                "{}".getBytes(StandardCharsets.UTF_8))));
        var unreadable = assertInstanceOf(Attempt.Unreadable.class, incidents.attempt(note("n"), SOON));
        var place = streams.read(ID).records().get(1);
        assertTrue(
                unreadable.why().contains(Topics.INCIDENT_EVENTS + "/" + place.partition() + "@" + place.offset()),
                unreadable::why);
    }

    @Test
    @DisplayName("decides nothing on a stream with a gap in its numbers, and names the place")
    void gap() {
        incidents.attempt(declare(), SOON);
        log.append(List.of(StaffEventCodec.encode(asked("gap").envelope(3, new IncidentEvent.Noted(ID, ACT, "seen")))));
        var unreadable = assertInstanceOf(Attempt.Unreadable.class, incidents.attempt(note("n"), SOON));
        assertTrue(unreadable.why().contains("event 3"), unreadable::why);
        assertTrue(unreadable.why().contains("event 2"), unreadable::why);
    }

    @Test
    @DisplayName("records every command of many at once exactly once, with numbers without a gap")
    void manyAtOnce() throws Exception {
        incidents.attempt(declare(), SOON);
        var replicas = List.of(incidents, on(new MemoryStreamLog(log, Topics.INCIDENT_EVENTS)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                String key = "n" + i;
                CommandHandling<IncidentCommand> replica = replicas.get(i % 2);
                threads.submit(() -> {
                    // Who is overtaken was overtaken by one that was recorded: 60 tries are enough for any.
                    int tries = 0;
                    while (tries++ < 60 && replica.attempt(note(key), SOON) instanceof Attempt.Overtaken) {
                        Thread.yield();
                    }
                });
            }
        }
        List<String> recorded = recorded();
        assertEquals(61, recorded.size());
        assertEquals(
                IntStream.range(0, 60).mapToObj(i -> "event of n" + i).sorted().toList(),
                recorded.stream().skip(1).sorted().toList());
    }

    @Test
    @DisplayName("gives no streams to event processors, for there are none")
    void noProcessors() {
        var engine = new StreamStorageEngine(streams);
        assertThrows(UnsupportedOperationException.class, () -> engine.stream(null, null));
        assertThrows(UnsupportedOperationException.class, () -> engine.firstToken(null));
        assertThrows(UnsupportedOperationException.class, () -> engine.latestToken(null));
        assertThrows(UnsupportedOperationException.class, () -> engine.tokenAt(ACT.occurredAt(), null));
    }

    @Test
    @DisplayName("reads and appends by one stream only, and appends only on what was read")
    void oneStreamOnly() {
        var engine = new StreamStorageEngine(streams);
        var two = StreamTag.criteria("a").or(StreamTag.criteria("b"));
        assertThrows(
                UnsupportedOperationException.class, () -> engine.source(SourcingCondition.conditionFor(two), null));
        assertThrows(
                UnsupportedOperationException.class,
                () -> engine.source(SourcingCondition.conditionFor(EventCriteria.havingAnyTag()), null));
        assertThrows(
                UnsupportedOperationException.class,
                () -> engine.source(SourcingCondition.conditionFor(EventCriteria.havingTags("another", "tag")), null));
        for (var condition : List.of(AppendCondition.none(), AppendCondition.withCriteria(StreamTag.criteria("a")))) {
            var refused = engine.appendEvents(condition, null, List.of());
            assertInstanceOf(UnsupportedOperationException.class, refused.exceptionNow());
        }
    }

    @Test
    @DisplayName("takes the lower and the higher of two versions, and knows origin and infinity")
    void versions() {
        var two = new StreamVersion(2);
        var three = new StreamVersion(3);
        assertSame(two, two.lowerBound(three));
        assertSame(two, three.lowerBound(two));
        assertSame(three, two.upperBound(three));
        assertSame(three, three.upperBound(two));
        assertSame(ConsistencyMarker.ORIGIN, two.lowerBound(ConsistencyMarker.ORIGIN));
        assertSame(two, two.upperBound(ConsistencyMarker.ORIGIN));
        assertSame(two, two.lowerBound(ConsistencyMarker.INFINITY));
        assertSame(ConsistencyMarker.INFINITY, two.upperBound(ConsistencyMarker.INFINITY));
    }

    @Test
    @DisplayName("has no part that tells its makers what runs here, and would not use it")
    void noPhoneHome() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("org.axonframework.update.UpdateChecker"));
        assertEquals("true", System.getProperty("axoniq.update-checker.disabled"));
    }
}
