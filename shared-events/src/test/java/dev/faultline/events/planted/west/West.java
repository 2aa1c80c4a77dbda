package dev.faultline.events.planted.west;

import dev.faultline.events.planted.east.East;

/** Needs the east. */
public record West(East east) {}
