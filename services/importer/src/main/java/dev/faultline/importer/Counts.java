package dev.faultline.importer;

import dev.faultline.importer.http.Sent;
import dev.faultline.log.Position;

/**
 * What was done so far.
 *
 * @param lines how many lines were gone through
 * @param recorded how many events were acknowledged
 * @param skipped how many lines were refused and left out
 * @param position behind the events
 */
record Counts(long lines, long recorded, long skipped, Position position) {
    static final Counts NONE = new Counts(0, 0, 0, Position.START);

    /** These, and what came of further lines. */
    Counts and(long more, Sent.Taken taken) {
        return new Counts(
                lines + more, recorded + taken.recorded(), skipped + taken.skipped(), position.max(taken.position()));
    }

    Counts and(Counts other) {
        return new Counts(
                lines + other.lines, recorded + other.recorded, skipped + other.skipped, position.max(other.position));
    }
}
