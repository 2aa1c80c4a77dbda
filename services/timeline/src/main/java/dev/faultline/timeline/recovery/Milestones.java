package dev.faultline.timeline.recovery;

import java.util.OptionalLong;

/**
 * When devices were struck and when they were back. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param struck how many devices were in an outage at any time in the window
 * @param restored how many of them were out of their last one before the window ended
 * @param firstImpact when the first of them was; the window's start where one already was; empty where none was struck
 * @param restored50 when half of them, rounded up, were restored for good; empty while fewer are
 * @param restored90 when nine of ten, rounded up, were
 * @param restored100 when all were
 */
public record Milestones(
        int struck,
        int restored,
        OptionalLong firstImpact,
        OptionalLong restored50,
        OptionalLong restored90,
        OptionalLong restored100) {}
