package dev.faultline.timeline.planted;

/** Stands for the other side, which is no dependency of this module. */
public record ReadSide() {}
