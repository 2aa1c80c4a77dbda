package dev.faultline.timeline.status;

/**
 * A public page that is not there.
 *
 * @param page name of the public view
 * @param what the sentence that says what is not there
 * @param home where the public view begins, relative to the page
 */
public record Missing(String page, String what, String home) {}
