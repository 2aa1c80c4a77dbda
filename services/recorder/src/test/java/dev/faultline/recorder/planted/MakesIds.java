package dev.faultline.recorder.planted;

import java.util.UUID;

final class MakesIds {
    private MakesIds() {}

    static String id() {
        return UUID.randomUUID().toString();
    }
}
