package dev.faultline.events.planted;

import java.time.Instant;

/** Breaks a rule on purpose, so that the rule is seen to bite. */
public final class ReadsTheClock {
    private ReadsTheClock() {}

    /** What no event may do. */
    public static Instant now() {
        return Instant.now();
    }
}
