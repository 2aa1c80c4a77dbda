package dev.faultline.timeline.planted;

import java.time.Instant;

class ReadsTheClock {
    Instant when() {
        return Instant.now();
    }
}
