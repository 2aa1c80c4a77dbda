package dev.faultline.log.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.faultline.events.EncodedEvent;
import dev.faultline.log.EventLimits;
import dev.faultline.log.EventLog;
import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogRecord;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link StreamLog} does. A log of streams has a test that extends this class and gives it its replicas. */
public abstract class StreamLogContract {
    /** How long a test waits at most before it says that something did not happen. */
    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration SHORT = Duration.ofMillis(100);
    /** How often one who is told that there is a conflict decides anew before a test calls it endless. */
    private static final int MOST_DECISIONS = 1_000;

    /** Each caller on a thread of its own. */
    private static final Executor CALLERS = caller -> Thread.ofVirtual().start(caller);

    private final List<StreamLog> opened = Collections.synchronizedList(new ArrayList<>());
    private String topic;

    /** The name of a topic that nobody else uses, with three partitions. */
    protected abstract String newTopic();

    /** The log below the streams, to look at what lies there. */
    protected abstract EventLog eventLog();

    /** The streams of a topic as one more process has them. */
    protected abstract StreamLog open(String topic);

    /** As {@link #open}, holding no records ready, so that every read goes to the log. */
    protected abstract StreamLog openWithoutCache(String topic);

    /**
     * As {@link #open}, but the log's answer to the first append is lost.
     *
     * @param taken whether the log takes the events of that append
     */
    protected abstract StreamLog openLosingTheFirstAnswer(String topic, boolean taken);

    /** Streams of a log that cannot be reached. */
    protected abstract StreamLog openUnreachable(String topic);

    /** Makes the log lose the records of a partition below the offset. */
    protected abstract void forget(String topic, int partition, long offset);

    @BeforeEach
    final void makeTopic() {
        topic = newTopic();
    }

    @AfterEach
    final void closeAll() {
        opened.forEach(StreamLog::close);
    }

    /** The topic of the test that runs. */
    protected final String topic() {
        return topic;
    }

    /** A replica that is closed after the test. */
    protected final StreamLog replica() {
        return kept(open(topic));
    }

    /** Closes it after the test. */
    protected final StreamLog kept(StreamLog log) {
        opened.add(log);
        return log;
    }

    @Test
    @DisplayName("given a stream that nobody appended to, when it is read, then it is empty and has version 0")
    void a_stream_begins_empty() {
        EventStream stream = replica().read("incident-1");

        assertEquals("incident-1", stream.key());
        assertEquals(0, stream.version());
    }

    @Test
    @DisplayName("given events were appended, when the stream is read, then they come back in order, byte for byte")
    void what_is_appended_is_read_back() {
        StreamLog log = replica();
        byte[] value = new byte[256];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) i;
        }
        var headers = List.of(header("ce_id", "an id – with more than ASCII"), header("odd", ""));
        var odd = new EncodedEvent(topic, "störung/1".getBytes(UTF_8), headers, value);

        recorded(log.append("störung/1", 0, List.of(odd, event("störung/1", "second"))));
        recorded(log.append("störung/1", 2, List.of(event("störung/1", "third"))));
        EventStream stream = log.read("störung/1");

        assertEquals(3, stream.version());
        LogRecord first = stream.records().getFirst();
        assertArrayEquals("störung/1".getBytes(UTF_8), first.key());
        assertArrayEquals(value, first.value());
        headers.forEach(
                header -> assertArrayEquals(header.value(), first.attributes().value(header.name()), header.name()));
        assertEquals(topic, first.topic());
        assertTrue(first.recordedAtMillis() > 0);
        assertEquals(List.of("second", "third"), values(stream).subList(1, 3));
    }

    @Test
    @DisplayName("given streams of several keys, when one is read, then it has the records of its key alone")
    void streams_do_not_mix() {
        StreamLog log = replica();
        for (int i = 0; i < 60; i++) {
            recorded(log.append("incident-" + i % 6, i / 6, List.of(event("incident-" + i % 6, "" + i))));
        }

        for (int key = 0; key < 6; key++) {
            int first = key;
            assertEquals(
                    IntStream.range(0, 10).mapToObj(i -> "" + (first + 6 * i)).toList(),
                    values(log.read("incident-" + key)));
        }
        assertEquals(6, log.status().streams());
        assertEquals(60, log.status().records());
        assertEquals(Optional.empty(), log.status().failure());
    }

    @Test
    @DisplayName("given an append was recorded, then its position is just behind its last event for every reader")
    void the_position_is_behind_the_last_event() {
        StreamLog log = replica();
        recorded(log.append("a", 0, List.of(event("a", "1"))));

        Position position = recorded(log.append("a", 1, List.of(event("a", "2"), event("a", "3"))));

        assertEquals(position, log.read("a").records().getLast().position());
        assertEquals(
                List.of("1", "2", "3"),
                readUpTo(position).stream().map(read -> text(read.value())).toList());
        assertTrue(eventLog().end(List.of(topic), PATIENCE).covers(position));
    }

    @Test
    @DisplayName("given somebody appended since, when one appends on the version from before, then nothing is recorded")
    void an_old_version_is_a_conflict() {
        StreamLog log = replica();
        recorded(log.append("a", 0, List.of(event("a", "1"))));
        recorded(log.append("a", 1, List.of(event("a", "2"))));

        for (long old : List.of(0L, 1L)) {
            assertInstanceOf(AppendOutcome.Conflict.class, outcome(log.append("a", old, List.of(event("a", "late")))));
        }
        recorded(log.append("a", 2, List.of(event("a", "3"))));

        assertEquals(List.of("1", "2", "3"), values(log.read("a")));
        assertEquals(List.of("1", "2", "3"), valuesOnLog("a"));
    }

    @Test
    @DisplayName("given a version that the stream never had, when one appends on it, then nothing is recorded")
    void a_version_to_come_is_a_conflict() {
        StreamLog log = replica();
        assertInstanceOf(AppendOutcome.Conflict.class, outcome(log.append("a", 1, List.of(event("a", "early")))));
        assertEquals(0, log.read("a").version());
    }

    @Test
    @DisplayName("given two replicas decide on the same version at once, then exactly one of them is recorded")
    void of_two_on_one_version_one_is_recorded() {
        StreamLog one = replica();
        StreamLog other = replica();
        for (int round = 0; round < 50; round++) {
            long version = round;
            var both = Stream.of(one, other)
                    .map(log -> CompletableFuture.supplyAsync(
                            () -> outcome(log.append("a", version, List.of(event("a", "round-" + version)))), CALLERS))
                    .toList();

            List<AppendOutcome> outcomes =
                    both.stream().map(StreamLogContract::get).toList();

            if (outcomes.stream().noneMatch(AppendOutcome.Recorded.class::isInstance)) {
                // Each took the partition from the other before it could commit: legal, and decided again.
                recordedAfterAll(one, "a", "round-" + version);
            }
            assertTrue(
                    outcomes.stream()
                                    .filter(AppendOutcome.Recorded.class::isInstance)
                                    .count()
                            <= 1,
                    outcomes.toString());
            assertEquals(version + 1, other.read("a").version());
        }
        assertEquals(50, valuesOnLog("a").size());
    }

    @Test
    @DisplayName("given replica A was acknowledged, when replica B reads right after, then B has it, hundreds of times")
    void what_was_acknowledged_is_read_everywhere() {
        StreamLog a = replica();
        StreamLog b = replica();
        for (int i = 0; i < 300; i++) {
            String key = "incident-" + i % 7;
            EventStream seen = a.read(key);
            recorded(a.append(key, seen.version(), List.of(event(key, "" + i))));

            List<String> read = values(b.read(key));

            assertEquals("" + i, read.getLast());
            assertEquals(seen.version() + 1, read.size());
        }
    }

    @Test
    @DisplayName("given several events in one append, then all of them or none are on the log")
    void an_append_is_in_one_piece() {
        StreamLog log = replica();
        List<EncodedEvent> many =
                IntStream.range(0, 100).mapToObj(i -> event("a", "" + i)).toList();
        recorded(log.append("a", 0, many));

        assertInstanceOf(AppendOutcome.Conflict.class, outcome(log.append("a", 99, many)));

        assertEquals(100, log.read("a").version());
        assertEquals(IntStream.range(0, 100).mapToObj(i -> "" + i).toList(), valuesOnLog("a"));
    }

    @Test
    @DisplayName("given B took over from A, when both go on in turns, then nothing is doubled or lost")
    void replicas_take_over_from_each_other() {
        StreamLog a = replica();
        StreamLog b = replica();
        for (int i = 0; i < 20; i++) {
            recordedAfterAll(i % 2 == 0 ? a : b, "a", "" + i);
        }
        var all = IntStream.range(0, 20).mapToObj(i -> "" + i).toList();

        assertEquals(all, values(a.read("a")));
        assertEquals(all, values(b.read("a")));
        assertEquals(all, valuesOnLog("a"));
    }

    @Test
    @DisplayName("given A reads a stream and B appends to it, when A appends on what it read, then that is a conflict")
    void a_decision_overtaken_by_another_replica_is_a_conflict() {
        StreamLog a = replica();
        StreamLog b = replica();
        recorded(a.append("a", 0, List.of(event("a", "1"))));
        EventStream read = a.read("a");
        recordedAfterAll(b, "a", "2");

        AppendOutcome late = outcome(a.append("a", read.version(), List.of(event("a", "3"))));

        assertInstanceOf(AppendOutcome.Conflict.class, late);
        assertEquals(List.of("1", "2"), values(a.read("a")));
        assertEquals(List.of("1", "2"), valuesOnLog("a"));
    }

    @Test
    @DisplayName("given a replica was closed, when a new one starts, then it reads everything and goes on")
    void a_new_replica_reads_everything() {
        StreamLog first = replica();
        for (int i = 0; i < 30; i++) {
            recordedAfterAll(first, "incident-" + i % 3, "" + i);
        }
        first.close();

        StreamLog second = replica();

        for (int key = 0; key < 3; key++) {
            assertEquals(10, second.read("incident-" + key).version());
        }
        recordedAfterAll(second, "incident-0", "more");
        assertEquals(11, valuesOnLog("incident-0").size());
    }

    @Test
    @DisplayName("given a closed replica, then it reads nothing and appends nothing")
    void a_closed_replica_says_so() {
        StreamLog log = replica();
        recorded(log.append("a", 0, List.of(event("a", "1"))));
        log.close();

        assertThrows(LogUnavailableException.class, () -> log.read("a"));
        assertInstanceOf(AppendOutcome.Unavailable.class, outcome(log.append("a", 1, List.of(event("a", "too late")))));
        assertEquals(List.of("1"), valuesOnLog("a"));
    }

    @Test
    @DisplayName("given the answer to an append the log took is lost, then it is unknown, and a read finds the events")
    void an_unknown_outcome_may_have_been_recorded() {
        StreamLog log = kept(openLosingTheFirstAnswer(topic, true));

        AppendOutcome outcome = outcome(log.append("a", 0, List.of(event("a", "1"), event("a", "2"))));

        assertInstanceOf(AppendOutcome.Unknown.class, outcome);
        assertEquals(List.of("1", "2"), values(log.read("a")));
        assertEquals(List.of("1", "2"), values(replica().read("a")));
        recordedAfterAll(log, "a", "3");
        assertEquals(List.of("1", "2", "3"), valuesOnLog("a"));
    }

    @Test
    @DisplayName("given an append without answer that the log did not take, then a repetition is recorded, once")
    void an_unknown_outcome_may_not_have_been_recorded() {
        StreamLog log = kept(openLosingTheFirstAnswer(topic, false));

        AppendOutcome outcome = outcome(log.append("a", 0, List.of(event("a", "1"))));

        assertInstanceOf(AppendOutcome.Unknown.class, outcome);
        assertEquals(List.of(), values(replica().read("a")));
        assertEquals(List.of(), values(log.read("a")));
        recorded(log.append("a", 0, List.of(event("a", "1"))));
        assertEquals(List.of("1"), values(log.read("a")));
        assertEquals(List.of("1"), valuesOnLog("a"));
    }

    @Test
    @DisplayName("given an append without answer that hangs, when another replica appends, then it is not held back")
    void an_unknown_outcome_holds_nobody_back() {
        StreamLog log = kept(openLosingTheFirstAnswer(topic, false));
        assertInstanceOf(AppendOutcome.Unknown.class, outcome(log.append("a", 0, List.of(event("a", "lost")))));

        StreamLog other = replica();
        recordedAfterAll(other, "a", "1");
        recordedAfterAll(log, "a", "2");

        assertEquals(List.of("1", "2"), valuesOnLog("a"));
    }

    @Test
    @DisplayName("given a log that cannot be reached, then reading and appending say so, and nothing succeeds")
    void an_unreachable_log_says_so() {
        StreamLog log = kept(openUnreachable(topic));

        assertInstanceOf(AppendOutcome.Unavailable.class, outcome(log.append("a", 0, List.of(event("a", "1")))));
        assertThrows(LogUnavailableException.class, () -> log.read("a"));
        assertTrue(log.status().failure().isEmpty(), "it may come back");
    }

    @Test
    @DisplayName("given the first records are gone, then a new replica neither reads nor appends, and says why")
    void a_lost_beginning_is_told() {
        StreamLog before = replica();
        Position end = recorded(before.append("a", 0, List.of(event("a", "1"), event("a", "2"))));
        before.close();
        forget(topic, end.nextOffsets().firstKey().number(), 1);

        StreamLog log = replica();

        var lost = assertThrows(HistoryLostException.class, () -> log.read("a"));
        assertTrue(lost.getMessage().contains(topic), lost.getMessage());
        assertInstanceOf(AppendOutcome.Unavailable.class, outcome(log.append("a", 2, List.of(event("a", "3")))));
    }

    @Test
    @DisplayName("given events that can never be appended, then they are refused as such and none is on the log")
    void what_can_never_be_appended_is_refused() {
        StreamLog log = replica();
        byte[] key = "a".getBytes(UTF_8);
        var large = new EncodedEvent(topic, key, List.of(), new byte[EventLimits.MAX_EVENT_BYTES]);
        var half = new EncodedEvent(topic, key, List.of(), new byte[EventLimits.MAX_EVENT_BYTES / 2]);

        refused("event 2 of 2", log.append("a", 0, List.of(event("a", "1"), large)));
        refused("bytes together", log.append("a", 0, Collections.nCopies(20, half)));
        refused("and this one 0", log.append("a", 0, List.of()));
        refused("and this one 1001", log.append("a", 0, Collections.nCopies(1_001, event("a", "1"))));
        refused("another key", log.append("b", 0, List.of(event("a", "1"))));
        refused("topic", log.append("a", 0, List.of(new EncodedEvent("other", key, List.of(), new byte[1]))));
        refused("version", log.append("a", -1, List.of(event("a", "1"))));
        refused("surrogate", log.append("\ud800", 0, List.of(event("\ud800", "1"))));

        assertEquals(0, log.read("a").version());
        assertEquals(0, log.read("\ud800").version());
        assertEquals(Position.START, eventLog().end(List.of(topic), PATIENCE));
    }

    @Test
    @DisplayName("given the largest append, then it is taken and read back, with records held ready and without")
    void the_largest_append_is_taken() {
        StreamLog log = replica();
        byte[] value = new byte[EventLimits.MAX_EVENT_BYTES - 1];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) (i * 31 + (i >> 7));
        }
        List<EncodedEvent> largest =
                Collections.nCopies(8, new EncodedEvent(topic, "a".getBytes(UTF_8), List.of(), value));

        recorded(log.append("a", 0, largest));

        for (StreamLog reader : List.of(log, kept(openWithoutCache(topic)))) {
            EventStream stream = reader.read("a");
            assertEquals(8, stream.version());
            stream.records().forEach(read -> assertArrayEquals(value, read.value()));
        }
    }

    @Test
    @DisplayName("given thousands of streams and nothing held ready, when some are read, then each is whole")
    void cold_streams_are_read_whole() {
        StreamLog writer = replica();
        int streams = 3_000;
        int rounds = 3;
        for (int round = 0; round < rounds; round++) {
            for (int from = 0; from < streams; from += 200) {
                int version = round;
                var appends = IntStream.range(from, from + 200)
                        .mapToObj(i -> "incident-" + i)
                        .map(key -> writer.append(key, version, List.of(event(key, key + " " + version))))
                        .toList();
                appends.forEach(StreamLogContract::recorded);
            }
        }
        StreamLog cold = kept(openWithoutCache(topic));

        for (int i = 0; i < streams; i += 97) {
            String key = "incident-" + i;
            assertEquals(
                    IntStream.range(0, rounds)
                            .mapToObj(round -> key + " " + round)
                            .toList(),
                    values(cold.read(key)));
        }
        assertEquals(0, cold.status().cachedBytes());
        assertEquals(streams, cold.status().streams());
        assertEquals((long) streams * rounds, cold.status().records());
    }

    @Test
    @DisplayName("given a stream changes while a replica that holds nothing ready reads it, then it is always whole")
    void cold_streams_that_change_are_read_whole() {
        StreamLog writer = replica();
        StreamLog cold = kept(openWithoutCache(topic));
        for (int i = 0; i < 40; i++) {
            recordedAfterAll(writer, "a", "" + i);
            recordedAfterAll(writer, "b", "" + i);
            assertEquals(IntStream.rangeClosed(0, i).mapToObj(n -> "" + n).toList(), values(cold.read("a")));
        }
    }

    @Test
    @DisplayName(
            "given three replicas with hundreds of appends at once on few streams, when each in conflict decides anew,"
                    + " then every acknowledged one is there once and no version is missing")
    void many_at_once_lose_and_double_nothing() {
        List<StreamLog> replicas = List.of(replica(), replica(), replica());
        int callers = 12;
        int appendsEach = 30;
        var done = IntStream.range(0, callers)
                .mapToObj(caller -> CompletableFuture.supplyAsync(
                        () -> {
                            StreamLog log = replicas.get(caller % replicas.size());
                            var acknowledged = new ArrayList<String>();
                            for (int i = 0; i < appendsEach; i++) {
                                String key = "incident-" + (caller + i) % 5;
                                String id = caller + "/" + i;
                                recordedAfterAll(log, key, id);
                                acknowledged.add(key + " " + id);
                            }
                            return acknowledged;
                        },
                        CALLERS))
                .toList();
        List<String> acknowledged =
                done.stream().flatMap(caller -> get(caller).stream()).sorted().toList();

        var onLog = new ArrayList<String>();
        Map<String, List<String>> streams = byKey();
        streams.forEach((key, values) -> values.forEach(value -> onLog.add(key + " " + value)));
        Collections.sort(onLog);

        assertEquals(acknowledged, onLog);
        for (StreamLog replica : replicas) {
            streams.forEach((key, values) -> assertEquals(values, values(replica.read(key))));
        }
    }

    @Test
    @DisplayName(
            "given events with numbers that count on, when many append at once, then no number is missing or twice")
    void each_append_knows_what_it_was_decided_on() {
        List<StreamLog> replicas = List.of(replica(), replica());
        var done = IntStream.range(0, 8)
                .mapToObj(caller -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 20).forEach(i -> countOn(replicas.get(caller % 2), "a")), CALLERS))
                .toList();
        done.forEach(StreamLogContract::get);

        assertEquals(IntStream.range(0, 160).mapToObj(i -> "" + i).toList(), valuesOnLog("a"));
    }

    /** Appends the number of events that the stream has, until that is recorded. */
    private void countOn(StreamLog log, String key) {
        for (int decision = 0; decision < MOST_DECISIONS; decision++) {
            long version = log.read(key).version();
            if (outcome(log.append(key, version, List.of(event(key, "" + version))))
                    instanceof AppendOutcome.Recorded) {
                return;
            }
        }
        fail("never recorded");
    }

    /**
     * Appends the value as one who decides does: reads, is done when the value is there already, appends, and begins anew
     * on every outcome but {@link AppendOutcome.Recorded}.
     */
    protected final void recordedAfterAll(StreamLog log, String key, String value) {
        AppendOutcome last = null;
        for (int decision = 0; decision < MOST_DECISIONS; decision++) {
            EventStream stream = log.read(key);
            if (values(stream).contains(value)) {
                return;
            }
            last = outcome(log.append(key, stream.version(), List.of(event(key, value))));
            if (last instanceof AppendOutcome.Recorded) {
                return;
            }
        }
        fail("never recorded: " + last);
    }

    /** The position of an append that has to be recorded. */
    protected static Position recorded(CompletionStage<AppendOutcome> append) {
        return assertInstanceOf(AppendOutcome.Recorded.class, outcome(append)).position();
    }

    /** What came of an append. */
    protected static AppendOutcome outcome(CompletionStage<AppendOutcome> append) {
        return get(append.toCompletableFuture());
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            return fail("did not come to an end", e);
        }
    }

    private static void refused(String why, CompletionStage<AppendOutcome> append) {
        Throwable failure = assertThrows(
                        ExecutionException.class,
                        () -> append.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .getCause();
        assertInstanceOf(IllegalArgumentException.class, failure);
        assertTrue(failure.getMessage().contains(why), failure.getMessage());
    }

    /** The values of the records of a stream. */
    protected static List<String> values(EventStream stream) {
        return stream.records().stream().map(read -> text(read.value())).toList();
    }

    /** What a reader of the log finds under a key. */
    protected final List<String> valuesOnLog(String key) {
        return byKey().getOrDefault(key, List.of());
    }

    private Map<String, List<String>> byKey() {
        var byKey = new HashMap<String, List<String>>();
        readUpTo(eventLog().end(List.of(topic), PATIENCE))
                .forEach(read -> byKey.computeIfAbsent(text(read.key()), key -> new ArrayList<>())
                        .add(text(read.value())));
        return byKey;
    }

    private List<LogRecord> readUpTo(Position end) {
        var records = new ArrayList<LogRecord>();
        try (LogReader reader = eventLog().read(List.of(topic))) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                LogBatch batch = reader.poll(SHORT);
                records.addAll(batch.records());
                if (batch.end().covers(end)) {
                    return records;
                }
            }
        }
        return fail("did not reach " + end + " but read " + records.size() + " records");
    }

    /** An event of the topic of the test. */
    protected final EncodedEvent event(String key, String value) {
        return new EncodedEvent(
                topic, key.getBytes(UTF_8), List.of(header("ce_id", key + "/" + value)), value.getBytes(UTF_8));
    }

    private static EncodedEvent.Header header(String name, String value) {
        return new EncodedEvent.Header(name, value.getBytes(UTF_8));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, UTF_8);
    }
}
