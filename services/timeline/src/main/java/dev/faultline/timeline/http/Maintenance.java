package dev.faultline.timeline.http;

/** Whether planned work counts. None is recorded yet, so both give the same. */
enum Maintenance {
    EXCLUDE,
    INCLUDE;

    String wire() {
        return Wire.word(this);
    }
}
