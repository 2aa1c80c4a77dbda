package dev.faultline.standalone.demo;

/**
 * Something that staff did or said, as a call of the API.
 *
 * @param path of the call, with a slash at its start
 * @param idempotencyKey under which it may be repeated
 * @param body JSON
 */
record StaffCall(String path, String idempotencyKey, String body) {}
