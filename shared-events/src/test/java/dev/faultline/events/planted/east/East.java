package dev.faultline.events.planted.east;

import dev.faultline.events.planted.west.West;

/** Needs the west. */
public record East(West west) {}
