package dev.faultline.timeline.planted.east;

import dev.faultline.timeline.planted.west.West;

/** Needs the west. */
public record East(West west) {}
