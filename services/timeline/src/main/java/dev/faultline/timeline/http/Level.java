package dev.faultline.timeline.http;

/** Whose outages are meant: those of devices, or those of datacenters. */
enum Level {
    DEVICE,
    DATACENTER;

    String wire() {
        return Wire.word(this);
    }
}
