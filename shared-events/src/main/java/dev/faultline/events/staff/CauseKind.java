package dev.faultline.events.staff;

/** What part a cause played. */
public enum CauseKind implements Worded {
    /** It set the incident off. */
    TRIGGER("trigger"),
    /** It made the incident possible, worse or longer. */
    CONTRIBUTING("contributing"),
    /** It lay there before and waited. */
    LATENT("latent");

    private final String wire;

    CauseKind(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
