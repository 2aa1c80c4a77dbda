package dev.faultline.recorder.planted;

import io.quarkus.runtime.StartupEvent;

final class StartsOnEvents {
    private StartsOnEvents() {}

    static void start(StartupEvent event) {
        event.hashCode();
    }
}
