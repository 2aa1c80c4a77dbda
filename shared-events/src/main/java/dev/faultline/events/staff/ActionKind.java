package dev.faultline.events.staff;

/** What kind of thing staff did to devices. */
public enum ActionKind implements Worded {
    /** Devices were started anew. */
    REBOOT("reboot"),
    /** An attempt to mend, of whatever kind. */
    INTERVENTION("intervention"),
    /** The configuration of devices was changed. */
    CONFIG_CHANGE("config-change"),
    /** The maker of a device, or another party, was called in. */
    VENDOR_CALL("vendor-call");

    private final String wire;

    ActionKind(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
