package dev.faultline.log.kafka.streams;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamIndexTest {
    private final StreamIndex index = new StreamIndex();

    @Test
    @DisplayName("given records of several streams in turn, then each stream has its own offsets in order")
    void offsets_are_kept_by_stream() {
        LongStream.range(0, 3_000).forEach(offset -> index.add("stream-" + offset % 3, offset));

        for (int stream = 0; stream < 3; stream++) {
            int first = stream;
            assertEquals(1_000, index.version("stream-" + stream));
            assertArrayEquals(
                    LongStream.range(0, 1_000).map(i -> first + 3 * i).toArray(), index.offsets("stream-" + stream));
        }
        assertEquals(3, index.streams());
        assertEquals(3_000, index.records());
    }

    @Test
    @DisplayName("given a stream, then it has the records at its own offsets and at no other")
    void a_record_is_looked_for_by_offset() {
        index.add("a", 5);
        index.add("a", 9);
        index.add("b", 7);

        assertTrue(index.has("a", 5));
        assertTrue(index.has("a", 9));
        assertFalse(index.has("a", 7));
        assertFalse(index.has("a", 0));
        assertFalse(index.has("c", 5));
    }

    @Test
    @DisplayName("given an unknown stream, then it has no records")
    void an_unknown_stream_is_empty() {
        assertEquals(0, index.version("a"));
        assertEquals(0, index.offsets("a").length);
    }
}
