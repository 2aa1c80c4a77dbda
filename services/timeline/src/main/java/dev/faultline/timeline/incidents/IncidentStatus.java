package dev.faultline.timeline.incidents;

import dev.faultline.events.staff.Worded;

/** How an incident stands with staff. */
public enum IncidentStatus implements Worded {
    /** Declared, or reopened, and nobody has taken it on since. */
    OPEN("open"),
    /** Somebody has. */
    ACKNOWLEDGED("acknowledged"),
    /** Staff say that it is over. */
    RESOLVED("resolved");

    private final String wire;

    IncidentStatus(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
