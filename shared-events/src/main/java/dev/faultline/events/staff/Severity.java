package dev.faultline.events.staff;

/** How bad an incident is for those who use the service, as staff see it. */
public enum Severity implements Worded {
    /** The service is gone for many. */
    CRITICAL("critical"),
    /** An important part of it is gone, or it is gone for some. */
    MAJOR("major"),
    /** It works, but worse than it should. */
    MINOR("minor");

    private final String wire;

    Severity(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
