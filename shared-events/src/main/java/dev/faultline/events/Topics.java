package dev.faultline.events;

/** The names of the topics. They are part of the contract with subscribers and never change. */
public final class Topics {
    /** Facts about devices, keyed by device. */
    public static final String DEVICE_EVENTS = "faultline.device-events";

    /** What staff do and say, keyed by incident or maintenance. */
    public static final String INCIDENT_EVENTS = "faultline.incident-events";

    private Topics() {}
}
