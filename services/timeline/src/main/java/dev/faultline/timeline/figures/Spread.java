package dev.faultline.timeline.figures;

import java.util.Optional;

/**
 * The spread of durations over cases, and where instants are uncertain between what it must lie.
 *
 * @param told by the instants as they were told
 * @param bounds there where any case is uncertain
 */
public record Spread(Distribution told, Optional<Bounds> bounds) {
    public static final Spread NONE = new Spread(Distribution.NONE, Optional.empty());

    /** The spreads of the least, and of the most, that each case can have lasted. */
    public record Bounds(Distribution least, Distribution most) {}

    /** How many cases. */
    public long count() {
        return told.count();
    }
}
