package dev.faultline.timeline.planted.west;

import dev.faultline.timeline.planted.east.East;

/** Needs the east. */
public record West(East east) {}
