package dev.faultline.recorder.planted;

import dev.faultline.timeline.planted.ReadSide;

record MeetsTheTimeline(ReadSide readSide) {}
