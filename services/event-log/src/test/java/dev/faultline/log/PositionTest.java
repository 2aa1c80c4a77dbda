package dev.faultline.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    private static final Position A = position("a/0@5,2@1;b/0@7");

    @Test
    @DisplayName("given any position, when its token is read, then it is the same position")
    void a_token_is_read_back() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 500; i++) {
            Position position = random(random);
            assertEquals(Optional.of(position), Position.parse(position.toString()), "seed " + seed);
        }
    }

    @Test
    @DisplayName("given topics and partitions in any order, then the token has them sorted")
    void a_token_is_canonical() {
        var offsets = Map.of(partition("b", 0), 7L, partition("a", 10), 3L, partition("a", 2), 1L);
        assertEquals("a/2@1,10@3;b/0@7", Position.of(offsets).toString());
        assertEquals("", Position.START.toString());
    }

    @Test
    @DisplayName("given an offset of 0, then the position does not name the partition")
    void offset_zero_says_nothing() {
        assertEquals(Position.START, Position.of(Map.of(partition("a", 0), 0L)));
        assertEquals(position("a/1@4"), position("a/0@0,1@4"));
        assertThrows(IllegalArgumentException.class, () -> Position.of(Map.of(partition("a", 0), -1L)));
    }

    @ParameterizedTest(name = "\"{0}\" is refused")
    @ValueSource(
            strings = {
                "a",
                "a/",
                "a/0",
                "a/0@",
                "a/@1",
                "a/0@-1",
                "a/0@1,",
                "a/0@1;",
                ";a/0@1",
                "a/0@1;a/0@2",
                "a/0@1,0@1",
                "a/00@1",
                "a/0@01",
                "a b/0@1",
                "a/0@1 ",
                "a/1234567890@1",
                "a/0@1234567890123456789",
                "ä/0@1",
                "a/0@+1"
            })
    @DisplayName("given what is not a token, then it is refused")
    void what_is_no_token_is_refused(String token) {
        assertEquals(Optional.empty(), Position.parse(token));
    }

    @Test
    @DisplayName("given a token longer than the limit, then it is refused, and one at the limit is not")
    void a_token_has_a_limit() {
        String partitions = IntStream.range(0, 1_300).mapToObj(i -> i + "@1").collect(Collectors.joining(","));
        String longest = "t".repeat(Position.MAX_TOKEN_LENGTH - 1 - partitions.length()) + "/" + partitions;

        assertEquals(Position.MAX_TOKEN_LENGTH, longest.length());
        assertTrue(Position.parse(longest).isPresent());
        assertTrue(Position.parse(longest + "1").isEmpty());
    }

    @Test
    @DisplayName("given two positions, then one covers the other when it is as far in every partition")
    void covers_looks_at_every_partition() {
        assertTrue(A.covers(Position.START));
        assertTrue(A.covers(A));
        assertTrue(A.covers(position("a/0@5")));
        assertFalse(A.covers(position("a/0@6")));
        assertFalse(A.covers(position("a/1@1")));
        assertFalse(position("a/0@9,2@9").covers(A));
        assertFalse(Position.START.covers(A));
    }

    @Test
    @DisplayName("given a position and an end, then the distance counts what is missing and nothing that is ahead")
    void distance_counts_what_is_missing() {
        assertEquals(13, Position.START.distanceTo(A));
        assertEquals(0, A.distanceTo(A));
        assertEquals(0, A.distanceTo(Position.START));
        assertEquals(8, position("a/0@100").distanceTo(A));
    }

    @Test
    @DisplayName("given any two positions, then their maximum covers both and nothing smaller does")
    void max_is_the_least_that_covers_both() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 500; i++) {
            Position one = random(random);
            Position other = random(random);
            Position max = one.max(other);
            assertTrue(max.covers(one) && max.covers(other), "seed " + seed);
            assertEquals(max, other.max(one), "seed " + seed);
            assertEquals(max.covers(one) && one.covers(other), one.equals(max), "seed " + seed);
        }
    }

    @Test
    @DisplayName("given a position, then it says the next offset of each partition")
    void next_offsets_are_told() {
        assertEquals(5, A.next("a", 0));
        assertEquals(0, A.next("a", 1));
        assertEquals(0, A.next("c", 0));
        assertEquals(position("a/3@10"), Position.after("a", 3, 9));
        assertNotEquals(A, position("a/0@5"));
        assertEquals(A.hashCode(), position(A.toString()).hashCode());
    }

    @Test
    @DisplayName("given a position of a site, then its token begins with the site, and is read back as one of it")
    void a_site_stands_in_the_token() {
        Position there = A.at("west-2");

        assertEquals("west-2~a/0@5,2@1;b/0@7", there.toString());
        assertEquals(Optional.of(there), Position.parse(there.toString()));
        assertEquals("west-2", there.site());
        assertEquals("", A.site());
        assertNotEquals(A, there);
        assertEquals(A, there.at(""));
        assertEquals("west-2", there.max(position("c/0@1").at("west-2")).site());
        assertEquals("west-2", Position.START.max(there).site());
        assertEquals("", Position.START.at("west-2").toString());
    }

    @ParameterizedTest(name = "\"{0}\" is refused")
    @ValueSource(strings = {"~a/0@1", "West~a/0@1", "west~", "west", "a~b~a/0@1", "abcdefghijklmnopqrstu~a/0@1"})
    @DisplayName("given a token with a site that is none, then it is refused")
    void what_is_no_site_is_refused(String token) {
        assertEquals(Optional.empty(), Position.parse(token));
    }

    private static Position random(RandomGenerator random) {
        var next = new HashMap<Position.Partition, Long>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            next.put(partition("t" + random.nextInt(2), random.nextInt(3)), random.nextLong(4));
        }
        return Position.of(next);
    }

    private static Position.Partition partition(String topic, int number) {
        return new Position.Partition(topic, number);
    }

    private static Position position(String token) {
        return Position.parse(token).orElseThrow();
    }
}
