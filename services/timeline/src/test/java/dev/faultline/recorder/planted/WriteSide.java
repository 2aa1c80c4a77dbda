package dev.faultline.recorder.planted;

/** Stands for a class of the recorder. */
public record WriteSide() {}
