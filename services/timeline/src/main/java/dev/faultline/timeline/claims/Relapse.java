package dev.faultline.timeline.claims;

/**
 * What was claimed to be over began again.
 *
 * @param at when the first of the devices went into an outage again, nanoseconds since 1970-01-01T00:00Z
 * @param afterNanos from the claimed instant to then
 * @param devices how many did within the time that was looked at
 */
public record Relapse(long at, long afterNanos, int devices) {}
