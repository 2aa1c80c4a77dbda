package dev.faultline.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.faultline.events.EncodedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link EventLog} does. A log has a test that extends this class and gives it the log. */
public abstract class EventLogContract {
    /** How long a test waits at most before it says that something did not happen. */
    protected static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration SHORT = Duration.ofMillis(100);

    /** The log under test. */
    protected abstract EventLog log();

    /** A log that cannot be reached and says so within a few seconds. */
    protected abstract EventLog unreachableLog();

    /** The name of a topic of the log under test that nobody else uses, with at least two partitions. */
    protected abstract String newTopic();

    /** Makes the log under test lose the records of a partition below the offset. */
    protected abstract void forget(String topic, int partition, long offset);

    @Test
    @DisplayName(
            "given events of several keys, when they are read, then those of one key come in the order of appending")
    void events_of_one_key_keep_their_order() {
        String topic = newTopic();
        List<EncodedEvent> events = IntStream.range(0, 300)
                .mapToObj(i -> event(topic, "device-" + i % 7, String.valueOf(i)))
                .toList();
        Position first = appended(log(), events.subList(0, 100));
        Position second = appended(log(), events.subList(100, 300));

        List<LogRecord> read = readUpTo(topic, first.max(second));

        var byKey = new HashMap<String, List<Integer>>();
        read.forEach(r ->
                byKey.computeIfAbsent(text(r.key()), k -> new ArrayList<>()).add(Integer.valueOf(text(r.value()))));
        assertEquals(300, read.size());
        byKey.forEach((key, values) ->
                assertEquals(values.stream().sorted().toList(), values, "the order of the events of " + key));
    }

    @Test
    @DisplayName("given an event with any bytes, when it is read, then key, headers and value are the same bytes")
    void key_headers_and_value_come_back_byte_for_byte() {
        String topic = newTopic();
        byte[] value = new byte[256];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) i;
        }
        var headers = List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", "an id – with more than ASCII"),
                header("odd", ""),
                header("content-type", "application/json"));
        byte[] key = "geräte/1".getBytes(UTF_8);
        Position position = appended(log(), List.of(new EncodedEvent(topic, key, headers, value)));

        LogRecord read = readUpTo(topic, position).getFirst();

        assertEquals(topic, read.topic());
        assertArrayEquals(key, read.key());
        assertArrayEquals(value, read.value());
        headers.forEach(header -> assertArrayEquals(
                header.value(), read.attributes().value(header.name()), "the header " + header.name()));
        assertNull(read.attributes().value("ce_knownat"));
        assertNull(read.attributes().value("ce_"));
        assertTrue(read.recordedAtMillis() > 0);
    }

    @Test
    @DisplayName("given the position that an append returned, then the end covers it and a reader reaches it")
    void an_append_is_covered_by_the_end_and_by_a_reader() {
        String topic = newTopic();
        Position before = log().end(List.of(topic), PATIENCE);
        Position written = appended(log(), events(topic, 20));
        Position end = log().end(List.of(topic), PATIENCE);

        assertEquals(Position.START, before);
        assertTrue(end.covers(written), () -> end + " covers " + written);
        assertEquals(20, before.distanceTo(end));
        assertEquals(20, readUpTo(topic, end).size());
    }

    @Test
    @DisplayName("given a topic that was read, when offsets are looked at, then they run from 0 without a gap")
    void offsets_run_from_zero_without_a_gap() {
        String topic = newTopic();
        Position written = appended(log(), events(topic, 50));

        var next = new HashMap<Integer, Long>();
        for (LogRecord read : readUpTo(topic, written)) {
            assertEquals(next.getOrDefault(read.partition(), 0L), read.offset());
            next.put(read.partition(), read.offset() + 1);
            assertEquals(Position.after(topic, read.partition(), read.offset()), read.position());
        }
    }

    @Test
    @DisplayName("given a reader that reached the end, when more is appended, then it follows")
    void a_reader_follows_what_is_appended_later() {
        String topic = newTopic();
        Position first = appended(log(), events(topic, 3));
        try (LogReader reader = log().read(List.of(topic))) {
            assertEquals(3, readUpTo(reader, first).size());
            assertTrue(reader.poll(Duration.ZERO).isEmpty());

            Position second = appended(log(), List.of(event(topic, "late", "later")));

            assertEquals("later", text(readUpTo(reader, second).getFirst().value()));
        }
    }

    @Test
    @DisplayName(
            "given a position in the midst of a topic, when a reader goes on there, then it gets what lies behind it")
    void a_reader_goes_on_at_a_position() {
        String topic = newTopic();
        Position half = appended(log(), events(topic, 20));
        Position all = half.max(appended(log(), List.of(event(topic, "a", "21"), event(topic, "b", "22"))));

        try (LogReader reader = log().read(List.of(topic), half)) {
            List<String> behind = readUpTo(reader, all).stream()
                    .map(read -> text(read.value()))
                    .sorted()
                    .toList();
            assertEquals(List.of("21", "22"), behind);
        }
    }

    @Test
    @DisplayName("given a position of one partition only, when a reader goes on there, then the others are read whole")
    void a_position_of_one_partition() {
        String topic = newTopic();
        Position all = appended(log(), events(topic, 40));
        Position.Partition first = all.nextOffsets().firstKey();
        long skipped = all.nextOffsets().get(first);

        try (LogReader reader = log().read(List.of(topic), Position.of(Map.of(first, skipped)))) {
            List<LogRecord> read = readUpTo(reader, all);
            assertEquals(40 - skipped, read.size());
            assertTrue(read.stream().noneMatch(each -> each.partition() == first.number()));
        }
    }

    @Test
    @DisplayName(
            "given one reader has read all, when a second one starts, then it gets the same from the first record on")
    void every_reader_starts_at_the_first_record() {
        String topic = newTopic();
        Position end = appended(log(), events(topic, 30));
        List<String> first =
                readUpTo(topic, end).stream().map(this::identity).sorted().toList();
        List<String> second =
                readUpTo(topic, end).stream().map(this::identity).sorted().toList();

        assertEquals(30, first.size());
        assertEquals(first, second);
    }

    @Test
    @DisplayName("given two topics, when they are read together, then the position names both")
    void two_topics_are_read_together() {
        String one = newTopic();
        String other = newTopic();
        Position end = appended(log(), List.of(event(one, "a", "1"), event(other, "b", "2")));

        assertEquals(2, end.nextOffsets().size());
        try (LogReader reader = log().read(List.of(one, other))) {
            assertEquals(2, readUpTo(reader, end).size());
        }
        assertEquals(end, log().end(List.of(one, other), PATIENCE));
    }

    @Test
    @DisplayName("given a topic without a record, when it is read, then its partitions are told")
    void partitions_are_told() {
        String topic = newTopic();
        try (LogReader reader = log().read(List.of(topic))) {
            assertTrue(reader.partitions().contains(new Position.Partition(topic, 0)));
            appended(log(), List.of(event(topic, "a", "1"), event(topic, "b", "2"), event(topic, "c", "3")))
                    .nextOffsets()
                    .keySet()
                    .forEach(partition -> assertTrue(reader.partitions().contains(partition)));
            assertFalse(reader.partitions().contains(new Position.Partition(topic, 9_999)));
        }
    }

    @Test
    @DisplayName("given a reader waiting for records, when it is woken, then its poll ends with an empty batch")
    void a_wakeup_ends_a_poll() throws Exception {
        String topic = newTopic();
        try (LogReader reader = log().read(List.of(topic))) {
            var polling = new CountDownLatch(1);
            var polled = CompletableFuture.supplyAsync(() -> {
                polling.countDown();
                return reader.poll(PATIENCE.multipliedBy(2));
            });
            assertTrue(polling.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));

            reader.wakeup();

            assertTrue(polled.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).isEmpty());
        }
    }

    @Test
    @DisplayName("given nothing to append, then the append is done and stands at the start")
    void nothing_is_appended_at_once() {
        assertEquals(Position.START, appended(log(), List.of()));
    }

    @Test
    @DisplayName("given one event of several is too large, then the append is refused as such and none is on the log")
    void an_event_too_large_is_refused_with_all_others() {
        String topic = newTopic();
        var large = new EncodedEvent(topic, "a".getBytes(UTF_8), List.of(), new byte[EventLimits.MAX_EVENT_BYTES]);

        Throwable failure = failure(log().append(List.of(event(topic, "a", "1"), large)));

        assertInstanceOf(IllegalArgumentException.class, failure);
        assertTrue(failure.getMessage().contains("event 2 of 2"), failure.getMessage());
        assertEquals(Position.START, log().end(List.of(topic), PATIENCE));
    }

    @Test
    @DisplayName("given the largest event, then it is taken")
    void the_largest_event_is_taken() {
        String topic = newTopic();
        byte[] value = new byte[EventLimits.MAX_EVENT_BYTES - 1];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) (i * 31 + (i >> 7));
        }
        Position end = appended(log(), List.of(new EncodedEvent(topic, new byte[] {'a'}, List.of(), value)));

        assertArrayEquals(value, readUpTo(topic, end).getFirst().value());
    }

    @Test
    @DisplayName(
            "given several writers at once, then every acknowledged event is on the log once, in each writer's order")
    void writers_at_once_lose_and_mix_nothing() throws Exception {
        String topic = newTopic();
        var ends = new ArrayList<CompletableFuture<Position>>();
        for (int writer = 0; writer < 4; writer++) {
            String key = "writer-" + writer;
            ends.add(CompletableFuture.supplyAsync(() -> {
                Position end = Position.START;
                for (int i = 0; i < 25; i++) {
                    end = end.max(appended(log(), List.of(event(topic, key, String.valueOf(i)))));
                }
                return end;
            }));
        }
        Position end = Position.START;
        for (CompletableFuture<Position> writer : ends) {
            end = end.max(writer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }

        Map<String, List<String>> byKey = new HashMap<>();
        readUpTo(topic, end)
                .forEach(r -> byKey.computeIfAbsent(text(r.key()), k -> new ArrayList<>())
                        .add(text(r.value())));

        var all = IntStream.range(0, 25).mapToObj(String::valueOf).toList();
        assertEquals(4, byKey.size());
        byKey.values().forEach(values -> assertEquals(all, values));
    }

    @Test
    @DisplayName("given a log that cannot be reached, then append, end and read say so and nothing succeeds")
    void a_log_that_cannot_be_reached_says_so() {
        EventLog log = unreachableLog();
        String topic = "faultline.unreachable";

        assertInstanceOf(LogUnavailableException.class, failure(log.append(events(topic, 3))));
        assertThrows(LogUnavailableException.class, () -> log.end(List.of(topic), SHORT));
        assertThrows(LogUnavailableException.class, () -> log.read(List.of(topic)));
    }

    @Test
    @DisplayName("given the first records are gone, when a topic is to be read, then that is refused")
    void a_lost_beginning_is_refused() {
        String topic = newTopic();
        LogRecord first = readUpTo(topic, appended(log(), events(topic, 5))).getFirst();
        forget(topic, first.partition(), 1);

        var lost = assertThrows(
                HistoryLostException.class, () -> log().read(List.of(topic)).close());

        assertTrue(lost.getMessage().contains(topic), lost.getMessage());
        assertTrue(lost.getMessage().contains("partition " + first.partition()), lost.getMessage());
    }

    @Test
    @DisplayName("given a reader that has not read them, when records are lost, then its next poll says so")
    void records_lost_before_they_were_read_are_told() {
        String topic = newTopic();
        try (LogReader reader = log().read(List.of(topic))) {
            Position end = appended(log(), List.of(event(topic, "a", "1"), event(topic, "a", "2")));
            int partition = end.nextOffsets().firstKey().number();
            forget(topic, partition, 1);

            var lost = assertThrows(HistoryLostException.class, () -> readUpTo(reader, end));

            assertTrue(lost.getMessage().contains(topic), lost.getMessage());
        }
    }

    private String identity(LogRecord read) {
        return read.partition() + "@" + read.offset() + " " + read.recordedAtMillis() + " " + text(read.key()) + " "
                + text(read.value());
    }

    /** What is read from the first record until the reader stands at {@code end}. */
    protected final List<LogRecord> readUpTo(String topic, Position end) {
        try (LogReader reader = log().read(List.of(topic))) {
            return readUpTo(reader, end);
        }
    }

    /** What the reader brings until it stands at {@code end}. */
    protected static List<LogRecord> readUpTo(LogReader reader, Position end) {
        var records = new ArrayList<LogRecord>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            LogBatch batch = reader.poll(SHORT);
            records.addAll(batch.records());
            if (batch.end().covers(end)) {
                return records;
            }
        }
        return fail("did not reach " + end + " but read " + records.size() + " records");
    }

    /** Appends and waits for the acknowledgement. */
    protected static Position appended(EventLog log, List<EncodedEvent> events) {
        try {
            return log.append(events).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            return fail("was not appended", e);
        }
    }

    /** How the append failed. */
    protected static Throwable failure(CompletionStage<Position> append) {
        return assertThrows(
                        ExecutionException.class,
                        () -> append.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .getCause();
    }

    /** Some events with different keys. */
    protected static List<EncodedEvent> events(String topic, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> event(topic, "device-" + i, "{\"n\":" + i + "}"))
                .toList();
    }

    protected static EncodedEvent event(String topic, String key, String value) {
        return new EncodedEvent(
                topic, key.getBytes(UTF_8), List.of(header("ce_id", key + "/" + value)), value.getBytes(UTF_8));
    }

    private static EncodedEvent.Header header(String name, String value) {
        return new EncodedEvent.Header(name, value.getBytes(UTF_8));
    }

    protected static String text(byte[] utf8) {
        return new String(utf8, UTF_8);
    }
}
