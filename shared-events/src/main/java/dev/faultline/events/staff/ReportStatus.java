package dev.faultline.events.staff;

/** How final a published report is. */
public enum ReportStatus implements Worded {
    /** For comment. */
    DRAFT("draft"),
    /** What is known so far. */
    INTERIM("interim"),
    /** The last word, until there is a later one. */
    FINAL("final");

    private final String wire;

    ReportStatus(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
