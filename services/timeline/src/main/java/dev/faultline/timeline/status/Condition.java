package dev.faultline.timeline.status;

/** How something stands for those who use it, from good to bad. */
public enum Condition {
    /** It works, as far as it is observed. */
    OPERATIONAL("operational", "Working"),
    /** All of it that would count is in planned work. */
    MAINTENANCE("maintenance", "Planned work"),
    /** Nothing of it is observed: it may work or not. */
    UNOBSERVED("unobserved", "Not observed"),
    /** Some of it works worse than it should, and nothing is down. */
    DEGRADED("degraded", "Impaired"),
    /** Some of it is down. */
    PARTLY_DOWN("partly-down", "Partly down"),
    /** It is down. */
    DOWN("down", "Down");

    private final String wire;
    private final String words;

    Condition(String wire, String words) {
        this.wire = wire;
        this.words = words;
    }

    /** The word for machines, in lower case with hyphens. */
    public String wire() {
        return wire;
    }

    /** The word for people. */
    public String words() {
        return words;
    }

    /** Whether anybody suffers. */
    public boolean isImpaired() {
        return compareTo(DEGRADED) >= 0;
    }
}
