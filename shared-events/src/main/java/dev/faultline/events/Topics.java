package dev.faultline.events;

/** The names of the topics. They are part of the contract with subscribers and never change. */
public final class Topics {
    /** Facts about devices, keyed by device. */
    public static final String DEVICE_EVENTS = "faultline.device-events";

    private Topics() {}
}
