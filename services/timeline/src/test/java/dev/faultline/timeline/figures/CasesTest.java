package dev.faultline.timeline.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cases in leaves")
class CasesTest {
    private static final long MILLI = 1_000_000;
    private static final int MANY = 9_000;

    /** A case as a plain list holds it. */
    private record Case(long value, long time) {
        long start() {
            return time - value;
        }
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Times that ascend mostly, or jump about, or are few; durations in whole milliseconds or not. */
    private static Case next(int i, long seed, RandomGenerator random) {
        long time = switch ((int) (seed % 3)) {
            case 0 -> random.nextInt(20) == 0 ? random.nextInt(i + 1) : i;
            case 1 -> random.nextInt(1 << 20);
            default -> random.nextInt(3);
        };
        long value = random.nextInt(1 << random.nextInt(1, 20)) * (seed % 2 == 0 ? MILLI : 1);
        return new Case(value, time * MILLI);
    }

    @Test
    @DisplayName("give the sums, counts and spread that a plain list of them gives, however they come and go")
    void give_what_a_plain_list_gives() {
        for (long seed = 0; seed < 6; seed++) {
            var random = random(seed);
            var series = new CaseSeries(0);
            var list = new ArrayList<Case>();
            int sortedFrom = random.nextInt(MANY);
            for (int i = 0; i < MANY; i++) {
                if (i == sortedFrom) {
                    series.sort();
                }
                Case next = next(i, seed, random);
                series.add(next.value, next.time, i >= sortedFrom);
                list.add(next);
                if (random.nextInt(8) == 0) {
                    Case gone = list.remove(random.nextInt(list.size()));
                    series.remove(gone.value, gone.time);
                }
            }
            assertTrue(seed % 3 == 2 || series.leafCount() > 2, "seed " + seed + " in " + series.leafCount());
            for (int i = 0; i < 40; i++) {
                assertGives(list, series, random, "seed " + seed);
            }
        }
    }

    private static void assertGives(List<Case> list, CaseSeries series, RandomGenerator random, String told) {
        long one = list.get(random.nextInt(list.size())).time + random.nextInt(2);
        long other = random.nextInt(3) == 0
                ? one + 5
                : list.get(random.nextInt(list.size())).start();
        long from = Math.min(one, other);
        long to = Math.max(one, other);
        var overlap = new TimeSum();
        series.overlap(from, to, overlap);
        assertEquals(
                sum(list.stream()
                        .map(c -> Math.max(0, Math.min(c.time, to) - Math.max(c.start(), from)))
                        .toList()),
                overlap,
                told);
        var since = new TimeSum();
        long before =
                random.nextBoolean() ? Long.MAX_VALUE : list.get(random.nextInt(list.size())).time + random.nextInt(2);
        series.since(from, to, before, since);
        assertEquals(
                sum(list.stream()
                        .filter(c -> c.time < to && c.time < before)
                        .map(c -> to - Math.max(from, c.time))
                        .toList()),
                since,
                told);
        assertEquals(
                list.stream()
                        .filter(c -> c.start() <= from && from < c.time && c.start() < before)
                        .count(),
                series.openAt(from, before),
                told);
        List<Long> whole = list.stream()
                .filter(c -> c.start() >= from && c.time < to)
                .map(Case::value)
                .toList();
        var within = new TimeSum();
        assertEquals(whole.size(), series.within(from, to, within), told);
        assertEquals(sum(whole), within, told);
        var selection = new CaseSelection();
        selection.take(series, new Window(from, to));
        long[] values = list.stream()
                .filter(c -> c.time >= from && c.time < to)
                .mapToLong(Case::value)
                .toArray();
        assertEquals(Distribution.of(values, values.length), selection.distribution(), told);
    }

    private static TimeSum sum(List<Long> values) {
        var sum = new TimeSum();
        values.forEach(sum::add);
        return sum;
    }

    @Test
    @DisplayName("that are open still are open at any instant from their start on")
    void open_ones_are_open_from_their_start_on() {
        var series = new CaseSeries(0);
        series.open(10);
        series.open(20);
        series.open(20);
        assertEquals(0, series.openAt(9, 100));
        assertEquals(1, series.openAt(10, 100));
        assertEquals(3, series.openAt(20, 21));
        assertEquals(1, series.openAt(20, 20));
        assertEquals(3, series.openAt(Long.MAX_VALUE, Long.MAX_VALUE));
        series.add(5, 15, true);
        assertEquals(2, series.openAt(14, 100));
        assertEquals(1, series.openAt(15, 100));
    }

    @Test
    @DisplayName("are spread over leaves of bounded size even when one of them lies far in the future")
    void one_case_in_the_future_does_not_make_one_great_leaf() {
        var random = random(1);
        var series = new CaseSeries(0);
        series.add(1, Long.MAX_VALUE / 4, true);
        for (int i = 0; i < 4 * CaseLeaf.CAPACITY; i++) {
            series.add(random.nextInt(1_000), i * MILLI, true);
        }
        for (int l = 0; l < series.leafCount(); l++) {
            assertTrue(
                    series.leaf(l).size() <= CaseLeaf.MOST,
                    "a leaf of " + series.leaf(l).size());
        }
    }

    @Test
    @DisplayName("of one time all stay in one leaf, however many there are")
    void of_one_time_stay_together() {
        var series = new CaseSeries(0);
        for (int i = 0; i < 3 * CaseLeaf.CAPACITY; i++) {
            series.add(i, 0, true);
        }
        assertEquals(1, series.leafCount());
        series.add(5, MILLI, true);
        for (int i = 0; i < 3 * CaseLeaf.CAPACITY; i++) {
            series.remove(i, 0);
        }
        var left = new TimeSum();
        assertEquals(1, series.within(-MILLI, 2 * MILLI, left));
    }

    @Test
    @DisplayName("stay as they were in a copy that is written no more")
    void stay_as_they_were_in_a_copy() {
        var series = new CaseSeries(0);
        for (int i = 0; i < 3_000; i++) {
            series.add(i, i, true);
        }
        CaseSeries later = series.copy(1);
        for (int i = 0; i < 3_000; i++) {
            later.remove(i, i);
            later.add(2, 2 * i, true);
        }
        var before = new TimeSum();
        assertEquals(3_000, series.within(0, 4_000, before));
        assertEquals(3_000L * 2_999 / 2 / 1e9, before.toSeconds());
    }

    @Test
    @DisplayName("refuse to give up a case that is not there")
    void refuse_to_remove_what_is_not_there() {
        var series = new CaseSeries(0);
        series.add(1, 1, true);
        assertThrows(IllegalStateException.class, () -> series.remove(1, 2));
        assertThrows(IllegalStateException.class, () -> series.remove(2, 1));
    }
}
