package dev.faultline.timeline.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.DeviceState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StepSumsTest {
    private static final int UP = DeviceState.UP.ordinal();
    private static final int DOWN = DeviceState.DOWN.ordinal();
    /** More than wait to be added up at a time. */
    private static final int MANY = 200_000;

    @Test
    @DisplayName(
            "given changes at more instants than there may be, however many, then there are too many, and that is all")
    void too_many() {
        var sums = new StepSums(1_000);
        change(sums, MANY);
        assertTrue(sums.tooMany());
    }

    @Test
    @DisplayName("given so many changes as there may be, then all of them are steps")
    void as_many_as_may_be() {
        var sums = new StepSums(MANY);
        change(sums, MANY);
        assertFalse(sums.tooMany());
        assertEquals(MANY + 1, sums.steps(0).size());
    }

    private static void change(StepSums sums, int count) {
        sums.begins(UP);
        for (int i = 0; i < count; i++) {
            sums.moves(i + 1, i % 2 == 0 ? UP : DOWN, i % 2 == 0 ? DOWN : UP);
        }
    }
}
