package dev.faultline.recorder.planted;

/** Stands for the write side. */
public final class WriteSide {}
