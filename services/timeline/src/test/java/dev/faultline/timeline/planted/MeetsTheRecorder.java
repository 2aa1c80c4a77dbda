package dev.faultline.timeline.planted;

import dev.faultline.recorder.planted.WriteSide;

record MeetsTheRecorder(WriteSide writeSide) {}
