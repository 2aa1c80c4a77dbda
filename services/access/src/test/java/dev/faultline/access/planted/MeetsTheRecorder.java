package dev.faultline.access.planted;

import dev.faultline.recorder.planted.WriteSide;

public final class MeetsTheRecorder {
    final WriteSide side = new WriteSide();
}
