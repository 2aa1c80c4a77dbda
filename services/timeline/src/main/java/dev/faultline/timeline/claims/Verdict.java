package dev.faultline.timeline.claims;

/** How a claim stands against the facts. */
public enum Verdict {
    /** Some of its devices were observed at the claimed instant, none was in an outage, and none relapsed. */
    SUPPORTED("supported"),
    /** Some were in an outage at the claimed instant. */
    CONTRADICTED("contradicted"),
    /** None was in an outage at the claimed instant, but one went into one again soon after. */
    RELAPSED("relapsed"),
    /** None was observed. */
    UNPROVEN("unproven");

    private final String wire;

    Verdict(String wire) {
        this.wire = wire;
    }

    /** The word for it in HTTP. */
    public String wire() {
        return wire;
    }
}
