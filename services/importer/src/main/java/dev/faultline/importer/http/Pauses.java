package dev.faultline.importer.http;

import java.time.Duration;

/** Waits before something is tried again. */
@FunctionalInterface
public interface Pauses {
    /** Waits for so long. */
    void pause(Duration time) throws InterruptedException;
}
