package dev.faultline.events.planted;

import java.time.Instant;
import java.util.function.Supplier;

/** Breaks a rule on purpose, so that the rule is seen to bite. */
public final class PassesTheClockOn {
    private PassesTheClockOn() {}

    /** What no event may do. */
    public static Supplier<Instant> clock() {
        return Instant::now;
    }
}
