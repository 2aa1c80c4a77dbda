package dev.faultline.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void the_median_of_three_is_the_middle_one() {
        assertEquals("2 (1 to 9)", rounds(9, 1, 2).text("%.0f"));
    }

    @Test
    void the_median_of_four_lies_between_the_two_in_the_middle() {
        assertEquals(2.5, rounds(4, 1, 2, 3).median());
    }

    @Test
    void without_rounds_there_is_no_median() {
        assertEquals(Double.NaN, rounds().median());
    }

    @Test
    void percentiles_are_those_of_what_was_added() {
        var timings = new Timings();
        for (int millis = 1; millis <= 100; millis++) {
            timings.add(millis * 1_000_000L);
        }
        assertEquals(50, timings.millis(50), 0.1);
        assertEquals(99, timings.millis(99), 0.2);
        assertEquals(100, timings.count());
    }

    private static Rounds rounds(double... values) {
        var rounds = new Rounds();
        for (double value : values) {
            rounds.add(value);
        }
        return rounds;
    }
}
