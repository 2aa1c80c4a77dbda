package dev.faultline.timeline.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Hindsight")
class HindsightTest {
    private static final int SEEDS = 20;
    private static final int MANY = 3_000;
    private static final int DEVICES = 400;
    private static final long YEAR = Duration.ofDays(365).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private record Noted(int device, Difference difference) {}

    private record Viewed(Hindsight.View view, long instant, BitSet found) {}

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @Test
    @DisplayName(
            "finds every device at each instant at which a fact of it makes a difference, and views stay as they were")
    void finds_every_device_and_views_stay() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var random = random(seed);
            var hindsight = new Hindsight();
            var noted = new ArrayList<Noted>();
            var viewed = new ArrayList<Viewed>();
            for (int i = 0; i < MANY; i++) {
                var next = new Noted(random.nextInt(DEVICES), difference(random));
                hindsight.note(next.device, next.difference);
                noted.add(next);
                if (random.nextInt(40) == 0) {
                    Hindsight.View view = hindsight.view();
                    Difference any = noted.get(random.nextInt(noted.size())).difference;
                    for (long instant : new long[] {any.from() - 1, any.from(), any.until() - 1, any.until()}) {
                        BitSet found = found(view, instant);
                        assertHoldsAll(noted, instant, found, "seed " + seed + " after " + i);
                        viewed.add(new Viewed(view, instant, found));
                    }
                }
            }
            for (Viewed then : viewed) {
                assertEquals(then.found, found(then.view, then.instant), "seed " + seed + " asked again");
            }
        }
    }

    /** Anywhere in time, of any length, many of them at the turn of 1970 or of other great powers of two. */
    private static Difference difference(RandomGenerator random) {
        long length = random.nextLong(1L << random.nextInt(1, 62));
        long from = random.nextInt(4) == 0
                ? (1L << random.nextInt(40, 62)) * (random.nextBoolean() ? 1 : -1) - random.nextLong(1 + length)
                : random.nextLong(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
        return new Difference(from, from + length);
    }

    private static BitSet found(Hindsight.View view, long instant) {
        var found = new BitSet();
        view.addTo(found, instant);
        return found;
    }

    private static void assertHoldsAll(List<Noted> noted, long instant, BitSet found, String told) {
        for (Noted each : noted) {
            assertTrue(
                    !each.difference.holds(instant) || found.get(each.device),
                    () -> told + ": at " + instant + " " + each);
        }
    }

    @Test
    @DisplayName("finds few other devices among differences that are short, also when one of them spans the year")
    void finds_few_other_devices() {
        var random = random(1);
        int devices = 50_000;
        int facts = 400_000;
        var hindsight = new Hindsight();
        for (int i = 0; i < facts; i++) {
            long from = (long) (random.nextDouble() * YEAR);
            hindsight.note(random.nextInt(devices), new Difference(from, from + random.nextLong(2 * MINUTE)));
            if (i % 100_000 == 0) {
                hindsight.note(random.nextInt(devices), new Difference(0, YEAR));
                hindsight.view();
            }
        }
        Hindsight.View view = hindsight.view();
        // The smallest stretches are 73 minutes long: 56 devices each, and what has room on the way to them.
        for (int i = 0; i < 100; i++) {
            int found = found(view, (long) (random.nextDouble() * YEAR)).cardinality();
            assertTrue(found < 600, "found " + found);
        }
    }

    @Test
    @DisplayName("notes nothing of a fact that was known when it occurred")
    void notes_nothing_of_a_fact_known_at_once() {
        var hindsight = new Hindsight();
        hindsight.note(1, Difference.of(5, 5, Difference.NEVER));
        hindsight.note(2, Difference.of(5, 9, 9));
        hindsight.note(3, Difference.of(5, 9, 7));
        assertEquals(new BitSet(), found(hindsight.view(), 5));
    }
}
