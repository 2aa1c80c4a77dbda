package dev.faultline.recorder.deviceevents;

/**
 * A parameter of a query that is not right.
 *
 * @param message what would be right
 */
public record WrongParameter(String name, String message) {}
