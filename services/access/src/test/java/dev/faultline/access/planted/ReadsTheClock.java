package dev.faultline.access.planted;

import java.time.Instant;

public final class ReadsTheClock {
    final Instant now = Instant.now();
}
