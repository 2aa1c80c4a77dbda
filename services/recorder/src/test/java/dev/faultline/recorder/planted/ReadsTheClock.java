package dev.faultline.recorder.planted;

import java.time.Instant;

final class ReadsTheClock {
    private ReadsTheClock() {}

    static Instant receivedAt() {
        return Instant.now();
    }
}
