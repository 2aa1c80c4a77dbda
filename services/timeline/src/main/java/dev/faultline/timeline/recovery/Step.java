package dev.faultline.timeline.recovery;

/**
 * How many devices are in each state from an instant on, until the next step.
 *
 * @param at nanoseconds since 1970-01-01T00:00Z
 */
public record Step(long at, int up, int degraded, int down, int unknown) {}
