package dev.faultline.timeline.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.DeviceState;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Envelope;
import dev.faultline.events.Topics;
import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.Position;
import dev.faultline.timeline.feed.Feed;
import dev.faultline.timeline.feed.FeedLimits;
import dev.faultline.timeline.following.StreamLimits;
import dev.faultline.timeline.following.Streams;
import dev.faultline.timeline.replay.LiveTimeline;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.ReplayObserver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A stream of server-sent events")
@Timeout(60)
class EventStreamTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final List<String> TOPICS = List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS);
    private static final int FEED = 10;

    private final MemoryEventLog log = new MemoryEventLog(3, System::currentTimeMillis);
    private final Feed feed = new Feed(new FeedLimits(FEED, 4L << 20));
    private final LiveTimeline timeline =
            new LiveTimeline(log, TOPICS, InstantSource.system(), new Quarantine(), ReplayObserver.NONE, feed);
    private final Streams streams = new Streams(
            log,
            TOPICS,
            timeline,
            feed,
            InstantSource.system(),
            new StreamLimits(2, 1, Duration.ofMillis(100), LONG, Duration.ofMillis(2_500)));

    @BeforeEach
    void ready() {
        timeline.await(Position.START, LONG).orElseThrow();
    }

    @AfterEach
    void stop() {
        timeline.close();
        log.close();
    }

    @Test
    @DisplayName("given it opens, then it says after how long to come back, and hello with the position and an id")
    void hello() throws Exception {
        BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        CompletableFuture<Void> run = run(open(Map.of()), text -> pieces.add(text));

        String first = pieces.poll(20, TimeUnit.SECONDS);

        // Even where nothing was ever told the id is not empty: a browser would not bring it back.
        String start = "faultline.device-events/0@0";
        assertTrue(
                first.matches("retry: 2500\nid: " + start + "\nevent: hello\ndata: \\{\"position\":\"" + start
                        + "\",\"asOf\":\"[^\"]+\"}\n\n"),
                first);
        assertEquals(Position.START, Position.parse(start).orElseThrow());
        assertTrue(pieces.poll(20, TimeUnit.SECONDS).contains("event: heartbeat\n"));
        feed.close();
        run.get(20, TimeUnit.SECONDS);
        assertEquals(0, streams.openCount());
    }

    @Test
    @DisplayName(
            "given a body over several lines and an id with quotes, then its data are one line of JSON that says the same")
    void one_line() throws Exception {
        BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        run(open(Map.of()), pieces::add);
        EncodedEvent usual = fact("an \"id\"", "one");
        String body = new String(usual.value(), StandardCharsets.UTF_8)
                .replace("{", "{\n  ")
                .replace(",", ",\r\n  ");
        Position written = append(
                new EncodedEvent(usual.topic(), usual.key(), usual.headers(), body.getBytes(StandardCharsets.UTF_8)));

        String piece = next(pieces, "state-changed");
        String data = piece.lines()
                .filter(line -> line.startsWith("data: "))
                .findFirst()
                .orElseThrow();
        var said = assertInstanceOf(Map.class, Json.read(data.substring("data: ".length())));

        assertEquals("an \"id\"", said.get("id"));
        assertEquals("one", assertInstanceOf(Map.class, said.get("body")).get("device"));
        assertEquals(written.toString(), said.get("position"));
        assertTrue(piece.startsWith("id: " + written + "\nevent: faultline.device.state-changed.v1\ndata: "), piece);
        assertTrue(piece.endsWith("}}\n\n"), piece);
    }

    @Test
    @DisplayName(
            "given a reader who takes nothing while much comes, then nothing waits for him, one piece is held, and he is told")
    void a_slow_reader_is_told() throws Exception {
        var blocked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var under = new AtomicInteger();
        List<String> got = new ArrayList<>();
        CompletableFuture<Void> run = run(open(Map.of()), text -> {
            assertEquals(1, under.incrementAndGet(), "the next piece waits for the last");
            if (text.contains("state-changed")) {
                blocked.countDown();
                await(go);
            }
            got.add(text);
            under.decrementAndGet();
        });
        append(fact("first", "one"));
        await(blocked);
        Position end = Position.START;
        for (int i = 0; i < 5 * FEED; i++) {
            end = end.max(append(fact("more-" + i, "one")));
        }
        assertTrue(timeline.await(end, LONG).isPresent(), "the fold goes on");
        go.countDown();
        run.get(20, TimeUnit.SECONDS);

        String last = got.getLast();
        assertTrue(last.matches("(?s)id: (\\S+)\nevent: overrun\ndata: \\{\"position\":\"\\1\",.*"), last);
        assertEquals(1, streams.overrunCount());
        assertFalse(String.join("", got).contains("more-0\""), "he had the first only");
        assertEquals(1, streams.sentCount());
    }

    @Test
    @DisplayName("given many large events at once, then they go in pieces of bounded size")
    void pieces_are_bounded() throws Exception {
        BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        Position end = Position.START;
        // Old enough to come from the log, all at once.
        for (int i = 0; i < 200; i++) {
            end = append(fact("large-" + i, "one", "x".repeat(2_000)));
        }
        assertTrue(timeline.await(end, LONG).isPresent());
        run(open(Map.of("after", List.of(""))), pieces::add);
        int events = 0;
        while (events < 200) {
            String piece = pieces.poll(20, TimeUnit.SECONDS);
            assertTrue(piece.length() < EventStream.PIECE + 3_000, () -> "a piece of " + piece.length());
            events += piece.split("event: faultline", -1).length - 1;
        }
        assertEquals(200, events);
    }

    @Test
    @DisplayName("given the log has not answered for long, then the stream goes on, and says for how long")
    void stale() throws Exception {
        var far = new LongClock();
        var reads = new Reads(timeline, far, ReadLimits.DEFAULT);
        var opened = assertInstanceOf(
                StreamReading.Outcome.Open.class,
                new StreamReading(reads, timeline, InstantSource.system(), streams)
                        .open("/api/v1/stream", Map.of(), Optional.empty()));
        BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        run(opened.stream(), pieces::add);

        assertTrue(next(pieces, "heartbeat").matches("(?s).*\"staleSeconds\":[0-9]{3,}}\n\n"));
    }

    /** A clock an hour ahead of the log's last answer. */
    private static final class LongClock implements InstantSource {
        @Override
        public Instant instant() {
            return Instant.now().plus(Duration.ofHours(1));
        }
    }

    private EventStream open(Map<String, List<String>> given) {
        var reads = new Reads(timeline, InstantSource.system(), ReadLimits.DEFAULT);
        return assertInstanceOf(
                StreamReading.Outcome.Open.class,
                new StreamReading(reads, timeline, InstantSource.system(), streams)
                        .open("/api/v1/stream", given, Optional.empty()))
                .stream();
    }

    private interface Taking {
        void take(String text);
    }

    private static CompletableFuture<Void> run(EventStream stream, Taking taking) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            try {
                stream.run(bytes -> {
                    taking.take(new String(bytes, StandardCharsets.UTF_8));
                    return true;
                });
                done.complete(null);
            } catch (Throwable failed) {
                done.completeExceptionally(failed);
            }
        });
        return done;
    }

    private static String next(BlockingQueue<String> pieces, String with) throws InterruptedException {
        String piece = pieces.poll(20, TimeUnit.SECONDS);
        while (!piece.contains(with)) {
            piece = pieces.poll(20, TimeUnit.SECONDS);
        }
        return piece;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Position append(EncodedEvent event) {
        return log.append(List.of(event)).toCompletableFuture().join();
    }

    private static EncodedEvent fact(String id, String device) {
        return fact(id, device, "because");
    }

    private static EncodedEvent fact(String id, String device, String reason) {
        return DeviceEventCodec.encode(new Envelope<>(
                id,
                "/test",
                Optional.empty(),
                new DeviceEvent.StateChanged(
                        device,
                        "us-va",
                        "core",
                        DeviceState.DOWN,
                        Instant.parse("2013-09-03T07:00:00Z"),
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.of(reason))));
    }
}
