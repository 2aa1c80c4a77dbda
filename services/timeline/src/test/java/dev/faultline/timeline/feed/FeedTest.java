package dev.faultline.timeline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.log.Position;
import dev.faultline.timeline.feed.Feed.Read;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A feed")
@Timeout(30)
class FeedTest {
    private static final String TOPIC = "facts";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final long MANY_BYTES = 1L << 20;

    private final Feed feed = new Feed(new FeedLimits(4, MANY_BYTES));

    @Test
    @DisplayName("given nothing was published yet, then nobody can begin")
    void before_it_begins() {
        assertEquals(OptionalLong.empty(), feed.enter(Position.START));
    }

    @Test
    @DisplayName("given events were added, then they are shown once they are published, with the position up to there")
    void shown_once_published() {
        feed.publish(at(0, 10));
        long place = feed.enter(at(0, 10)).orElseThrow();
        feed.add(events(0, 10, 12));
        assertEquals(List.of(), read(place).events());

        feed.publish(at(0, 13));

        Read.Events read = read(place);
        assertEquals(2, read.events().size());
        assertEquals(10, read.events().getFirst().offset());
        assertEquals(at(0, 13), read.upTo());
        assertEquals(List.of(), read(read.next()).events());
    }

    @Test
    @DisplayName(
            "given more events than are asked for, then the rest comes with the next reading, and the position last")
    void in_parts() {
        feed.publish(Position.START);
        feed.add(events(0, 0, 3));
        feed.publish(at(0, 3));

        var first = (Read.Events) feed.read(0, 2, Duration.ZERO);
        var second = (Read.Events) feed.read(first.next(), 2, Duration.ZERO);

        assertEquals(2, first.events().size());
        assertNull(first.upTo());
        assertEquals(1, second.events().size());
        assertEquals(at(0, 3), second.upTo());
    }

    @Test
    @DisplayName("given more events than it holds, then who stands before them is told so, and who is near goes on")
    void overrun() {
        feed.publish(Position.START);
        feed.add(events(0, 0, 3));
        feed.publish(at(0, 3));
        long near = read(0).next();

        feed.add(events(0, 3, 7));
        feed.publish(at(0, 7));

        assertInstanceOf(Read.Overrun.class, feed.read(0, 100, Duration.ZERO));
        assertEquals(4, read(near).events().size());
    }

    @Test
    @DisplayName(
            "given events were dropped, then one may begin who has all of these, in each partition, and nobody else")
    void begins_behind_what_was_dropped() {
        feed.publish(at(0, 5).max(at(1, 5)));
        feed.add(events(0, 5, 7));
        feed.add(events(1, 5, 9));
        feed.publish(at(0, 7).max(at(1, 9)));

        assertTrue(feed.enter(at(0, 6).max(at(1, 5))).isEmpty(), "the event 0@6 was dropped");
        assertTrue(feed.enter(at(0, 7).max(at(1, 4))).isEmpty(), "1@4 was there before the feed");
        assertEquals(
                4,
                read(feed.enter(at(0, 7).max(at(1, 5))).orElseThrow()).events().size());
    }

    @Test
    @DisplayName("given large events, then it holds no more of them than their bytes allow, and always the last")
    void bounded_in_bytes() {
        var large = new Feed(new FeedLimits(1_000, MANY_BYTES));
        large.publish(Position.START);
        for (int offset = 0; offset < 10; offset++) {
            large.add(List.of(event(0, offset, 400_000)));
        }
        large.publish(at(0, 10));

        long place = large.enter(at(0, 10)).orElseThrow();
        assertEquals(
                2,
                ((Read.Events) large.read(place, 100, Duration.ZERO)).events().size());
    }

    @Test
    @DisplayName("given one who waits, when an event is published, when it is woken or closed, then the wait ends")
    void waits_end() throws Exception {
        feed.publish(Position.START);
        CompletableFuture<Read> published = waiting(0);
        feed.add(events(0, 0, 1));
        feed.publish(at(0, 1));
        // He may have come only now, and finds it then.
        assertEquals(
                1, ((Read.Events) published.get(20, TimeUnit.SECONDS)).events().size());

        CompletableFuture<Read> woken = waiting(1);
        while (!woken.isDone()) {
            feed.wake();
            Thread.onSpinWait();
        }
        assertEquals(List.of(), ((Read.Events) woken.join()).events());

        CompletableFuture<Read> closed = waiting(1);
        feed.close();
        assertInstanceOf(Read.Closed.class, closed.get(20, TimeUnit.SECONDS));
    }

    @Test
    @DisplayName("given limits out of bounds, then they are refused by name")
    void limits() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new FeedLimits(0, MANY_BYTES))
                .getMessage()
                .startsWith("feed-events must lie between 1 and 1000000"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new FeedLimits(1, 1))
                .getMessage()
                .startsWith("feed-bytes must lie between"));
    }

    private CompletableFuture<Read> waiting(long place) {
        return CompletableFuture.supplyAsync(() -> feed.read(place, 100, LONG));
    }

    private Read.Events read(long place) {
        return (Read.Events) feed.read(place, 100, Duration.ZERO);
    }

    private static Position at(int partition, long next) {
        return Position.after(TOPIC, partition, next - 1);
    }

    private static List<LoggedEvent> events(int partition, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(offset -> event(partition, offset, 10))
                .toList();
    }

    private static LoggedEvent event(int partition, long offset, int bytes) {
        byte[] id = "id".getBytes(StandardCharsets.UTF_8);
        return new LoggedEvent(
                TOPIC,
                partition,
                offset,
                "type",
                id,
                "/test",
                id,
                0,
                0,
                0,
                new byte[bytes],
                new LoggedEvent.About.Incident());
    }
}
