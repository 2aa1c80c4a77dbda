package dev.faultline.importer.planted.east;

import dev.faultline.importer.planted.west.West;

/** Needs the west. */
public record East(West west) {}
