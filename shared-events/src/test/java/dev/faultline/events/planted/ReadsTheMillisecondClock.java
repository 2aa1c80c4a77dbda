package dev.faultline.events.planted;

/** Breaks a rule on purpose, so that the rule is seen to bite. */
public final class ReadsTheMillisecondClock {
    private ReadsTheMillisecondClock() {}

    /** What no event may do. */
    public static long now() {
        return System.currentTimeMillis();
    }
}
