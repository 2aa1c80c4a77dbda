package dev.faultline.timeline.http;

/** Whether the time of planned work counts. */
enum Maintenance {
    EXCLUDE,
    INCLUDE;

    String wire() {
        return Wire.word(this);
    }
}
