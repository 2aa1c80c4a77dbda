package dev.faultline.timeline.figures;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.views.Window;
import java.util.List;

/**
 * Adds up the time around uncertain instants that may have been other than as it was told (docs/figures.md, section 4,
 * error bars).
 */
final class Margins {
    private Margins() {}

    /**
     * A stretch of time of one thing in one standing. Nanoseconds.
     *
     * @param uncertainty how far its start may be off
     * @param share how time counts in it
     * @param into where its time is gathered
     */
    record Piece(long from, long to, Standing standing, long uncertainty, Counting.Share share, Times into) {}

    /**
     * Adds what of a window may have been otherwise.
     *
     * @param course the pieces of one thing, each beginning where the one before ends: those that lie in the window, and one
     *     more before and behind where there are such
     */
    static void add(List<Piece> course, Window window) {
        for (int i = 0; i < course.size(); i++) {
            Piece piece = course.get(i);
            long atStart = i > 0 && course.get(i - 1).standing() != piece.standing() ? piece.uncertainty() : 0;
            long atEnd = i + 1 < course.size() && course.get(i + 1).standing() != piece.standing()
                    ? course.get(i + 1).uncertainty()
                    : 0;
            if (atStart > 0 || atEnd > 0) {
                add(piece, margins(piece, atStart, atEnd, window));
            }
        }
    }

    private static void add(Piece piece, long nanos) {
        switch (piece.standing()) {
            case UP -> piece.into().maybeDown().add(nanos);
            case DOWN -> piece.into().maybeUp().add(nanos);
            case UNOBSERVED -> {
                // The band takes all of it for either already.
            }
        }
    }

    private static long margins(Piece piece, long atStart, long atEnd, Window window) {
        long from = Math.max(piece.from(), window.from());
        long to = Math.min(piece.to(), window.to());
        long length = piece.to() - piece.from();
        long startsUntil = length > atStart ? piece.from() + atStart : piece.to();
        long endsFrom = length > atEnd ? piece.to() - atEnd : piece.from();
        if (startsUntil >= endsFrom) {
            return piece.share().counted(from, to);
        }
        return piece.share().counted(from, Math.min(to, startsUntil))
                + piece.share().counted(Math.max(from, endsFrom), to);
    }
}
