package dev.faultline.events.staff;

/** Which part of an incident's report staff wrote words for. */
public enum ReportSection implements Worded {
    /** What happened, in short. */
    SUMMARY("summary"),
    /** Which services were affected. */
    SERVICES("services"),
    /** Which customers were, and how they noticed. */
    CUSTOMERS("customers"),
    /** How bad it was. */
    IMPACT("impact"),
    /** Why it happened. */
    CAUSES("causes"),
    /** How it was ended. */
    RESOLUTION("resolution"),
    /** How customers were told. */
    COMMUNICATION("communication"),
    /** What is done so that it does not happen again. */
    PREVENTION("prevention");

    private final String wire;

    ReportSection(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
