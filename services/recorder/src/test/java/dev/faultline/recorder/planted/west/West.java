package dev.faultline.recorder.planted.west;

import dev.faultline.recorder.planted.east.East;

/** Needs the east. */
public record West(East east) {}
