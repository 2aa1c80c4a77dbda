package dev.faultline.timeline.status;

/** How far an incident is, as the public is told. */
public enum Phase {
    /** It is open. */
    INVESTIGATING("investigating", "Open"),
    /** Users no longer suffer, as staff say, and it is not over yet. */
    MONITORING("monitoring", "Being watched"),
    /** Staff say that it is over. */
    RESOLVED("resolved", "Resolved"),
    /** It is over, and the final report is published. */
    REPORTED("reported", "Resolved");

    private final String wire;
    private final String words;

    Phase(String wire, String words) {
        this.wire = wire;
        this.words = words;
    }

    /** The word for machines. */
    public String wire() {
        return wire;
    }

    /** The words for people. */
    public String words() {
        return words;
    }

    /** Whether it is over. */
    public boolean isOver() {
        return this == RESOLVED || this == REPORTED;
    }
}
