package dev.faultline.events.staff;

/** How one incident hangs together with an earlier one. */
public enum LinkKind implements Worded {
    /** The same fault has come back. */
    RECURRENCE_OF("recurrence-of"),
    /** The repair of the other incident brought this one about. */
    CAUSED_BY_REPAIR_OF("caused-by-repair-of");

    private final String wire;

    LinkKind(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
