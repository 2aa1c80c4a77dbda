package dev.faultline.events.staff;

/** What came of an action, as those who took it say. */
public enum ActionOutcome implements Worded {
    /** It did what it was to do. */
    SUCCEEDED("succeeded"),
    /** It did not, or it did harm. */
    FAILED("failed"),
    /** That cannot be said yet. */
    UNKNOWN("unknown");

    private final String wire;

    ActionOutcome(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
