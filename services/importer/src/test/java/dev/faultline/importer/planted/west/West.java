package dev.faultline.importer.planted.west;

import dev.faultline.importer.planted.east.East;

/** Needs the east. */
public record West(East east) {}
