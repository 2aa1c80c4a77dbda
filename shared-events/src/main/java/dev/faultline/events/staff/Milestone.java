package dev.faultline.events.staff;

/** What staff can claim to have reached. Each but the first has a clock of its own. */
public enum Milestone implements Worded {
    /** Users no longer suffer, even if the cause stands. */
    MITIGATED("mitigated"),
    /** The network is back. */
    NETWORK("network"),
    /** The services on it are back. */
    SERVICES("services"),
    /** Those who help can be called. */
    PHONES("phones"),
    /** What queued up meanwhile is worked off. */
    BACKLOG_DRAINED("backlog-drained");

    private final String wire;

    Milestone(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
