package dev.faultline.timeline.planted;

import java.util.UUID;

class MakesIds {
    UUID id() {
        return UUID.randomUUID();
    }
}
