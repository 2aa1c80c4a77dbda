package dev.faultline.events.planted;

import java.util.UUID;

/** Breaks a rule on purpose, so that the rule is seen to bite. */
public final class MakesIds {
    private MakesIds() {}

    /** What no event may do. */
    public static UUID id() {
        return UUID.randomUUID();
    }
}
