package dev.faultline.timeline.report;

/** The sections of a report, in the order in which they stand. */
public enum Part {
    SUMMARY("summary", "Summary"),
    AFFECTED("affected", "Services and customers affected"),
    SITES("sites", "Start and end per site", "site and part"),
    IMPACT("impact", "Impact", "site"),
    CAUSES("causes", "Causes"),
    TIMELINE("timeline", "Timeline"),
    RESOLUTION("resolution", "Resolution"),
    COMMUNICATION("communication", "What customers were told"),
    PREVENTION("prevention", "Corrective and preventive actions", "no."),
    CHANGES("changes", "What changed since the last revision");

    private final String wire;
    private final String title;
    private final String rows;

    Part(String wire, String title) {
        this(wire, title, "");
    }

    Part(String wire, String title, String rows) {
        this.wire = wire;
        this.title = title;
        this.rows = rows;
    }

    /** What the rows of its tables are about; empty where it has none. */
    public String rows() {
        return rows;
    }

    /** The word for it in HTTP. */
    public String wire() {
        return wire;
    }

    /** Its heading. */
    public String title() {
        return title;
    }
}
