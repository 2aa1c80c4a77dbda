package dev.faultline.timeline.columns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A column or a table")
class ColumnsTest {
    private static final int RUNS = 300;
    private static final long MILLI = 1_000_000;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @Test
    @DisplayName("of packed longs holds what a list of the same longs holds, narrow or wide")
    void packed_longs_hold_what_a_list_holds() {
        for (long seed = 0; seed < RUNS; seed++) {
            var random = random(seed);
            long base = random.nextLong(-1L << 40, 1L << 40) * MILLI;
            boolean mayWiden = random.nextBoolean();
            var packed = new PackedLongs(MILLI, base, random.nextInt(5));
            var list = new ArrayList<Long>();
            for (int i = 0; i < 200; i++) {
                long value = mayWiden && random.nextInt(60) == 0
                        ? random.nextLong()
                        : base + random.nextLong(1L << 32) * MILLI;
                change(packed, list, value, random);
                if (random.nextInt(20) == 0) {
                    var kept = packed;
                    var was = List.copyOf(list);
                    packed = packed.copy(random.nextInt(3));
                    change(packed, list, base, random);
                    assertHolds(was, kept, "seed " + seed + ": the original of a copy");
                }
                assertHolds(list, packed, "seed " + seed);
            }
        }
    }

    private static void change(PackedLongs packed, List<Long> list, long value, RandomGenerator random) {
        int at = random.nextInt(list.size() + 1);
        int what = random.nextInt(8);
        if (what == 0 && at < list.size()) {
            packed.remove(at);
            list.remove(at);
        } else if (what == 1 && at < list.size()) {
            packed.set(at, value);
            list.set(at, value);
        } else if (what == 2) {
            packed.append(value);
            list.add(value);
        } else {
            packed.insert(at, value);
            list.add(at, value);
        }
    }

    private static void assertHolds(List<Long> list, PackedLongs packed, String told) {
        assertEquals(list.size(), packed.size(), told);
        for (int i = 0; i < list.size(); i++) {
            assertEquals(list.get(i), packed.get(i), told);
        }
    }

    @Test
    @DisplayName("of ascending ints holds each number once, in order, however far they lie apart, and never changes")
    void ascending_ints_hold_each_number_once() {
        for (long seed = 0; seed < RUNS; seed++) {
            var random = random(seed);
            int bound = 1 << random.nextInt(1, 21);
            var ints = AscendingInts.NONE;
            var set = new BitSet();
            for (int round = 0; round < 6; round++) {
                int[] more = random.ints(random.nextInt(40), 0, bound).toArray();
                var kept = ints;
                var was = (BitSet) set.clone();
                Arrays.stream(more).forEach(set::set);
                ints = ints.with(Arrays.copyOf(more, more.length + 3), more.length);
                assertHolds(was, kept, "seed " + seed + ": what there was before");
                assertHolds(set, ints, "seed " + seed);
            }
        }
    }

    @Test
    @DisplayName("of ascending ints takes gaps of 254, 255 and the largest")
    void ascending_ints_take_gaps_of_any_size() {
        int[] some = {0, 255, 511, 767, 1_023 + 128, Integer.MAX_VALUE};
        var set = new BitSet();
        Arrays.stream(some).limit(5).forEach(set::set);
        assertHolds(set, AscendingInts.NONE.with(some.clone(), 5), "small");
        var found = new ArrayList<Integer>();
        AscendingInts.NONE.with(some, 6).forEach(found::add);
        assertEquals(List.of(0, 255, 511, 767, 1_151, Integer.MAX_VALUE), found);
    }

    private static void assertHolds(BitSet set, AscendingInts ints, String told) {
        var found = new BitSet();
        ints.forEach(found::set);
        assertEquals(set, found, told);
        assertEquals(set.cardinality(), ints.size(), told);
    }

    @Test
    @DisplayName("of slices gives each text one number for ever, and a view knows only those that were there")
    void slices_keep_their_numbers_and_views_stay() {
        for (long seed = 0; seed < 20; seed++) {
            var random = random(seed);
            var table = new SliceTable();
            var numbers = new HashMap<String, Integer>();
            Map<SliceTable.View, Map<String, Integer>> views = new java.util.LinkedHashMap<>();
            for (int i = 0; i < 600; i++) {
                String text = "é".repeat(random.nextInt(3)) + random.nextInt(400);
                numbers.putIfAbsent(text, numbers.size());
                assertEquals(numbers.get(text), table.intern(text), "seed " + seed);
                if (random.nextInt(100) == 0) {
                    views.put(table.view(), Map.copyOf(numbers));
                }
            }
            assertEquals(numbers.size(), table.size());
            byte[] within = "<<7>>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(numbers.getOrDefault("7", SliceTable.ABSENT), table.find(within, 2, 3), "seed " + seed);
            views.forEach((view, known) -> {
                assertEquals(known.size(), view.size());
                numbers.forEach((text, number) ->
                        assertEquals(known.getOrDefault(text, SliceTable.ABSENT), view.find(text), text));
                known.forEach((text, number) -> assertEquals(text, view.text(number)));
            });
        }
    }

    @Test
    @DisplayName("of pairs gives each pair one number for ever, and a view keeps its pairs")
    void pairs_keep_their_numbers() {
        var random = random(7);
        var table = new PairTable();
        var pairs = new ArrayList<List<Integer>>();
        PairTable.View early = null;
        for (int i = 0; i < 2_000; i++) {
            var pair = List.of(random.nextInt(40) - 20, random.nextInt(40) - 20);
            if (!pairs.contains(pair)) {
                pairs.add(pair);
            }
            assertEquals(pairs.indexOf(pair), table.intern(pair.get(0), pair.get(1)));
            early = i == 50 ? table.view() : early;
        }
        for (int i = 0; i < pairs.size(); i++) {
            assertEquals(pairs.get(i), List.of(table.left(i), table.right(i)));
        }
        for (int i = 0; i < early.size(); i++) {
            assertEquals(pairs.get(i), List.of(early.left(i), early.right(i)));
        }
    }

    @Test
    @DisplayName("of sorted longs stay in order, and a copy stays as it was")
    void sorted_longs_stay_in_order() {
        for (long seed = 0; seed < RUNS; seed++) {
            var random = random(seed);
            var sorted = new SortedLongs();
            var list = new ArrayList<Long>();
            for (int i = 0; i < 60; i++) {
                var before = sorted.copy();
                var was = List.copyOf(list);
                long value = random.nextInt(20);
                if (random.nextInt(3) == 0 && list.contains(value)) {
                    sorted.remove(value);
                    list.remove(value);
                } else {
                    sorted.add(value);
                    list.add(value);
                }
                list.sort(null);
                assertEquals(list, values(sorted), "seed " + seed);
                assertEquals(was, values(before), "seed " + seed + ": the list before");
                long bound = random.nextInt(22);
                assertEquals(list.stream().filter(v -> v < bound).count(), sorted.countBelow(bound), "seed " + seed);
            }
        }
    }

    @Test
    @DisplayName("of sorted longs refuses to give up what it does not hold")
    void sorted_longs_refuse_to_remove_what_is_not_there() {
        var sorted = new SortedLongs();
        sorted.add(3);
        assertThrows(IllegalStateException.class, () -> sorted.remove(2));
        assertThrows(IllegalStateException.class, () -> sorted.remove(4));
    }

    private static List<Long> values(SortedLongs sorted) {
        var values = new ArrayList<Long>();
        for (int i = 0; i < sorted.size(); i++) {
            values.add(sorted.get(i));
        }
        return values;
    }
}
