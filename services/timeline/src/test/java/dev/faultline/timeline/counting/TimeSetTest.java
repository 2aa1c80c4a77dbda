package dev.faultline.timeline.counting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A set of instants")
class TimeSetTest {
    private static final int SETS = 2_000;
    private static final int LATEST = 60;

    private static List<Window> windows(RandomGenerator random) {
        List<Window> windows = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            int from = random.nextInt(LATEST);
            windows.add(new Window(from, from + random.nextInt(12)));
        }
        return windows;
    }

    private static BitSet bits(List<Window> windows) {
        var bits = new BitSet();
        windows.forEach(window -> bits.set((int) window.from(), (int) window.to()));
        return bits;
    }

    @Test
    @DisplayName("holds, measures, shows and joins what a plain set of bits does")
    void as_plain_bits() {
        for (long seed = 0; seed < SETS; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<Window> one = windows(random);
            List<Window> other = windows(random);
            TimeSet set = TimeSet.of(one).union(TimeSet.of(other));
            BitSet bits = bits(one);
            bits.or(bits(other));
            String told = "seed " + seed + " " + one + " and " + other;

            assertEquals(bits.isEmpty(), set.isEmpty(), told);
            for (int at = 0; at < LATEST + 14; at++) {
                assertEquals(bits.get(at), set.holds(at), told + " at " + at);
            }
            int from = random.nextInt(LATEST);
            int to = from + random.nextInt(LATEST);
            assertEquals(bits.get(from, to).cardinality(), set.length(from, to), told + " in " + from + " to " + to);
            List<Window> shown = new ArrayList<>();
            set.each(from, to, shown::add);
            assertEquals(bits.get(from, to), shifted(shown, from), told + " shown in " + from + " to " + to);
            for (int i = 1; i < shown.size(); i++) {
                assertTrue(shown.get(i - 1).to() < shown.get(i).from(), told + " shows stretches that touch");
            }
        }
    }

    private static BitSet shifted(List<Window> shown, int by) {
        return bits(shown.stream()
                .map(window -> new Window(window.from() - by, window.to() - by))
                .toList());
    }

    @Test
    @DisplayName("measures nothing between instants the wrong way round")
    void the_wrong_way_round() {
        assertEquals(0, TimeSet.of(List.of(new Window(0, 10))).length(8, 3));
    }
}
