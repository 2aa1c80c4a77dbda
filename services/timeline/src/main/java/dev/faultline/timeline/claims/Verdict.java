package dev.faultline.timeline.claims;

/** How a claim stands against the facts. */
public enum Verdict {
    /** Some of its devices were observed at the claimed instant, none was in an outage, and none relapsed. */
    SUPPORTED,
    /** Some were in an outage at the claimed instant. */
    CONTRADICTED,
    /** None was in an outage at the claimed instant, but one went into one again soon after. */
    RELAPSED,
    /** None was observed. */
    UNPROVEN
}
