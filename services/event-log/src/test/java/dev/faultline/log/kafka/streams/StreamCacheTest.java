package dev.faultline.log.kafka.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.log.LogRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamCacheTest {
    private static final int VALUE_BYTES = 1_000;

    /** Room for four streams of one record each, and not for five. */
    private final StreamCache cache = new StreamCache(4 * 1_500);

    @Test
    @DisplayName("given a stream is held, when records are added, then it is read whole")
    void a_held_stream_grows() {
        cache.hold("a", List.of());
        cache.append("a", record("a", 0));
        cache.append("a", record("a", 1));

        assertEquals(
                List.of(0L, 1L),
                cache.read("a").orElseThrow().stream().map(LogRecord::offset).toList());
    }

    @Test
    @DisplayName(
            "given a stream is not held, when a record is added, then it is still not held, for it would not be whole")
    void a_stream_not_held_is_not_begun_in_the_middle() {
        cache.append("a", record("a", 7));

        assertEquals(Optional.empty(), cache.read("a"));
        assertEquals(0, cache.bytes());
    }

    @Test
    @DisplayName("given the room is full, when one more stream is held, then the one that nobody used for longest goes")
    void the_least_used_stream_goes_first() {
        List.of("a", "b", "c", "d").forEach(key -> cache.hold(key, List.of(record(key, 0))));
        cache.read("a");

        cache.hold("e", List.of(record("e", 0)));

        assertTrue(cache.read("a").isPresent());
        assertEquals(Optional.empty(), cache.read("b"));
        assertTrue(cache.bytes() <= 4 * 1_500);
    }

    @Test
    @DisplayName("given one stream grows beyond all the room, then it is let go, and the memory with it")
    void a_stream_larger_than_the_room_is_not_held() {
        cache.hold("a", List.of());
        for (int i = 0; i < 6; i++) {
            cache.append("a", record("a", i));
        }

        assertEquals(Optional.empty(), cache.read("a"));
        assertEquals(0, cache.bytes());
    }

    @Test
    @DisplayName("given a stream is held twice, then it counts once")
    void holding_twice_counts_once() {
        cache.hold("a", List.of(record("a", 0)));
        long once = cache.bytes();
        cache.hold("a", List.of(record("a", 0)));

        assertEquals(once, cache.bytes());
        assertEquals(1, cache.read("a").orElseThrow().size());
    }

    private static LogRecord record(String key, long offset) {
        return new LogRecord("topic", 0, offset, 0, key.getBytes(UTF_8), name -> null, new byte[VALUE_BYTES]);
    }
}
