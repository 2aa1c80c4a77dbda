package dev.faultline.recorder.planted.east;

import dev.faultline.recorder.planted.west.West;

/** Needs the west. */
public record East(West west) {}
