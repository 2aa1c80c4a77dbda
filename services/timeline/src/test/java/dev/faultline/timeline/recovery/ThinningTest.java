package dev.faultline.timeline.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final int RANDOM_COURSES = 400;

    @Test
    @DisplayName("given no more steps than may stay, then all of them do")
    void few() {
        List<Step> steps = List.of(up(0, 5), up(3, 4), up(9, 5));
        assertSame(steps, new Thinning(new Window(0, 10), 3).of(steps));
    }

    @Test
    @DisplayName("given many steps, then the first stays, and of each stretch its worst step and its last")
    void many() {
        Step first = up(0, 5);
        Step worst = new Step(3, 1, 0, 4, 0);
        Step last = up(4, 5);
        Step alone = new Step(7, 4, 1, 0, 0);
        List<Step> steps = List.of(first, new Step(2, 4, 0, 1, 0), worst, last, alone);
        assertEquals(List.of(first, worst, last, alone), new Thinning(new Window(0, 10), 5).of(repeated(steps)));
    }

    /** The same with steps in the first stretch that are no worse, so that there are more than may stay. */
    private static List<Step> repeated(List<Step> steps) {
        var more = new ArrayList<>(steps);
        more.add(1, up(1, 5));
        return more;
    }

    @Test
    @DisplayName("of equally bad steps of a stretch the earliest stays")
    void equally_bad() {
        List<Step> steps = List.of(up(0, 2), up(1, 1), up(2, 2), up(3, 1), up(4, 2));
        assertEquals(List.of(up(0, 2), up(1, 1), up(4, 2)), new Thinning(new Window(0, 10), 3).of(steps));
    }

    @Test
    @DisplayName(
            "of any course so many steps stay at most, all of them true, with the worst of each stretch and its end")
    void laws() {
        for (long seed = 0; seed < RANDOM_COURSES; seed++) {
            var random = new SplittableRandom(seed);
            long from = random.nextLong(-1_000, 1_000);
            var window = new Window(from, from + random.nextLong(1, 5_000));
            List<Step> steps = course(random, window);
            int points = random.nextInt(Thinning.MIN_POINTS, 60);
            var thinning = new Thinning(window, points);
            List<Step> thinned = thinning.of(steps);
            String told = "seed " + seed + ", " + steps.size() + " steps, " + points + " points";

            assertTrue(thinned.size() <= points, told);
            assertTrue(steps.containsAll(thinned), told);
            assertEquals(steps.getFirst(), thinned.getFirst(), told);
            assertEquals(
                    thinned.stream()
                            .sorted(Comparator.comparingLong(Step::at))
                            .distinct()
                            .toList(),
                    thinned,
                    told);
            long stretches = Math.ceilDiv(window.to() - window.from(), thinning.stretchNanos());
            assertTrue(stretches * 2 + 1 <= Math.max(points, Thinning.MIN_POINTS), told);
            for (long from0 = window.from(); from0 < window.to(); from0 += thinning.stretchNanos()) {
                long to = Math.min(window.to(), from0 + thinning.stretchNanos());
                assertEquals(mostDown(steps, from0, to), mostDown(thinned, from0, to), told);
                assertEquals(numbersAt(steps, to - 1), numbersAt(thinned, to - 1), told);
            }
        }
    }

    private static int mostDown(List<Step> steps, long from, long to) {
        return steps.stream()
                .filter(step -> step.at() > steps.getFirst().at() && step.at() >= from && step.at() < to)
                .mapToInt(Step::down)
                .max()
                .orElse(-1);
    }

    private static List<Integer> numbersAt(List<Step> steps, long at) {
        Step held = steps.stream()
                .filter(step -> step.at() <= at)
                .reduce((a, b) -> b)
                .orElseThrow();
        return List.of(held.up(), held.degraded(), held.down(), held.unknown());
    }

    private static List<Step> course(SplittableRandom random, Window window) {
        var steps = new TreeMap<Long, Step>();
        steps.put(window.from(), random(random, window.from()));
        int count = random.nextInt(300);
        for (int i = 0; i < count; i++) {
            long at = random.nextLong(window.from(), window.to());
            steps.put(at, random(random, at));
        }
        assertFalse(steps.isEmpty());
        return List.copyOf(steps.values());
    }

    private static Step random(SplittableRandom random, long at) {
        return new Step(at, random.nextInt(4), random.nextInt(3), random.nextInt(4), random.nextInt(2));
    }

    private static Step up(long at, int up) {
        return new Step(at, up, 0, 0, 0);
    }
}
