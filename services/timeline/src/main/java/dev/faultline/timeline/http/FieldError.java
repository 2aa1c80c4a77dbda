package dev.faultline.timeline.http;

/**
 * One thing that is wrong with a question.
 *
 * @param field the parameter
 * @param message what would be right
 */
public record FieldError(String field, String message) {}
