package dev.faultline.timeline.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The arithmetic of figures")
class ArithmeticTest {
    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @Test
    @DisplayName("sorts pairs by the first number and then the second")
    void sorts_pairs() {
        for (long seed = 0; seed < 200; seed++) {
            var random = random(seed);
            int size = random.nextInt(300);
            var pairs = new PairSort(size);
            var list = new ArrayList<List<Long>>();
            for (int i = 0; i < size; i++) {
                long major = random.nextInt(1 + size / 2) - 20;
                long minor = random.nextBoolean() ? random.nextLong() : random.nextInt(5);
                pairs.add(major, minor);
                list.add(List.of(major, minor));
            }
            pairs.sort();
            list.sort(Comparator.comparing((List<Long> pair) -> pair.get(0)).thenComparing(pair -> pair.get(1)));
            for (int i = 0; i < size; i++) {
                assertEquals(list.get(i), List.of(pairs.major(i), pairs.minor(i)), "seed " + seed);
            }
        }
    }

    @Test
    @DisplayName("puts each duration into the bin between whose floor and the next it lies")
    void bins_hold_what_lies_between_their_floors() {
        for (int bin = 0; bin + 1 < Histogram.BINS && Histogram.floor(bin + 1) > 0; bin++) {
            assertEquals(bin, Histogram.bin(Histogram.floor(bin)));
            assertTrue(Histogram.floor(bin) < Histogram.floor(bin + 1), "bin " + bin);
            assertEquals(bin, Histogram.bin(Histogram.floor(bin + 1) - 1));
        }
        assertTrue(Histogram.bin(Long.MAX_VALUE) < Histogram.BINS);
        var random = random(3);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >>> 1 + random.nextInt(63);
            assertTrue(Histogram.floor(Histogram.bin(value)) <= value, "value " + value);
            assertTrue(Histogram.bin(value) <= Histogram.bin(value + 1), "value " + value);
        }
    }

    @Test
    @DisplayName("sums times exactly where a long of nanoseconds overflows")
    void sums_times_exactly() {
        for (long seed = 0; seed < 200; seed++) {
            var random = random(seed);
            var sum = new TimeSum();
            var others = new TimeSum();
            BigInteger exact = BigInteger.ZERO;
            BigInteger exactOthers = BigInteger.ZERO;
            for (int i = 0; i < 200; i++) {
                long value = random.nextLong() >> random.nextInt(64);
                if (random.nextBoolean()) {
                    sum.add(value);
                    exact = exact.add(BigInteger.valueOf(value));
                } else {
                    others.add(value);
                    exactOthers = exactOthers.add(BigInteger.valueOf(value));
                }
            }
            assertIs(exact, sum, seed);
            assertEquals(exact.compareTo(exactOthers), Integer.signum(sum.compareTo(others)), "seed " + seed);
            TimeSum both = sum.copy();
            both.add(others);
            assertIs(exact.add(exactOthers), both, seed);
            both.subtract(others);
            assertEquals(sum, both, "seed " + seed);
            both.subtract(sum);
            assertTrue(both.isZero(), "seed " + seed);
        }
    }

    private static void assertIs(BigInteger nanos, TimeSum sum, long seed) {
        double seconds = new BigDecimal(nanos, 9).doubleValue();
        assertEquals(seconds, sum.toSeconds(), Math.max(1e-9, Math.ulp(seconds)), "seed " + seed);
    }

    @Test
    @DisplayName("takes percentiles by nearest rank")
    void takes_percentiles_by_nearest_rank() {
        assertPercentiles(7, 7, 7, 7);
        assertPercentiles(3, 8, 8, 3, 8);
        assertPercentiles(20, 50, 50, 15, 20, 35, 40, 50, 1);
        long[] twenty = new long[20];
        for (int i = 0; i < twenty.length; i++) {
            twenty[i] = 20 - i;
        }
        assertPercentiles(10, 18, 19, twenty);
        long[] hundredAndOne = new long[101];
        for (int i = 0; i < hundredAndOne.length; i++) {
            hundredAndOne[i] = i + 1;
        }
        assertPercentiles(51, 91, 96, hundredAndOne);
    }

    private static void assertPercentiles(long p50, long p90, long p95, long... values) {
        Distribution spread = Distribution.of(values.clone(), values.length);
        assertEquals(List.of(p50, p90, p95), List.of(spread.p50(), spread.p90(), spread.p95()));
    }

    @Test
    @DisplayName("of no cases counts none")
    void of_no_cases_counts_none() {
        assertEquals(0, Distribution.of(new long[0], 0).count());
        assertTrue(Distribution.of(new long[0], 0).sum().isZero());
    }

    @Test
    @DisplayName("finds by rank what sorting finds, with many equal values or none, in order or not")
    void a_value_by_rank_is_that_of_the_sorted_values() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = java.util.random.RandomGeneratorFactory.of("L64X128MixRandom")
                    .create(seed);
            int size = 1 + random.nextInt(200);
            int range = 1 + random.nextInt(300);
            long[] values = random.longs(size, 0, range).toArray();
            if (random.nextInt(3) == 0) {
                java.util.Arrays.sort(values);
            }
            long[] sorted = values.clone();
            java.util.Arrays.sort(sorted);
            int rank = random.nextInt(size);
            assertEquals(sorted[rank], Quickselect.select(values, size, rank), "seed " + seed);
        }
    }
}
