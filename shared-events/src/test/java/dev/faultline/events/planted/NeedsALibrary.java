package dev.faultline.events.planted;

import org.junit.jupiter.api.Assertions;

/** Breaks a rule on purpose, so that the rule is seen to bite. */
public final class NeedsALibrary {
    private NeedsALibrary() {}

    /** What nothing in shared-events may do. */
    public static void call() {
        Assertions.assertTrue(true);
    }
}
