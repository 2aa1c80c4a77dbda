package dev.faultline.recorder.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A chain")
class ChainTest {
    private final Chain<String> none = Chain.empty();

    @Test
    @DisplayName("finds the latest of those that are meant")
    void latest() {
        var chain = none.and("a1").and("b").and("a2").and("c");
        assertEquals(Optional.of("a2"), chain.latest(each -> each.startsWith("a")));
        assertEquals(Optional.empty(), chain.latest(each -> each.startsWith("d")));
        assertEquals(Optional.empty(), none.latest(each -> true));
    }

    @Test
    @DisplayName("stays as it was when one more makes another")
    void shared() {
        var one = none.and("a");
        var two = one.and("b");
        assertTrue(two.contains("a"));
        assertTrue(two.contains("b"));
        assertFalse(one.contains("b"));
        assertFalse(none.contains("a"));
    }

    @Test
    @DisplayName("equals one of the same things in the same order, of any length")
    void equality() {
        Chain<String> one = none;
        Chain<String> two = none;
        for (int i = 0; i < 100_000; i++) {
            one = one.and("x" + i);
            two = two.and("x" + i);
        }
        assertEquals(one, two);
        assertEquals(one.hashCode(), two.hashCode());
        assertNotEquals(one, two.and("y"));
        assertNotEquals(none.and("a").and("b"), none.and("b").and("a"));
        assertNotEquals(none.and("a"), "a");
        assertEquals("[a, b]", none.and("a").and("b").toString());
        assertEquals("[]", none.toString());
    }
}
