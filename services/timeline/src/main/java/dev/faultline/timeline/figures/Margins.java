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
     * A stretch of time of one thing in one standing, as facts tell it. Nanoseconds.
     *
     * @param lostFrom from then on nothing is known of it for all that: it is the time after asOf of an open outage; its end
     *     where there is no such time
     * @param uncertainty how far its start may be off
     * @param share how time counts in it
     * @param into where its time is gathered
     */
    record Piece(long from, long to, Standing told, long lostFrom, long uncertainty, Counting.Share share, Times into) {
        /** The same going on to another end, with nothing known from an instant on. */
        Piece lostFrom(long instant, long end) {
            return new Piece(from, end, told, instant, uncertainty, share, into);
        }

        /** Shows what of a window it takes, as what that counts. */
        void each(Window window, Part show) {
            show(window, from, lostFrom, told, show);
            show(window, lostFrom, to, Standing.UNOBSERVED, show);
        }

        private static void show(Window window, long from, long to, Standing standing, Part show) {
            long since = Math.max(from, window.from());
            long until = Math.min(to, window.to());
            if (since < until) {
                show.take(since, until, standing);
            }
        }
    }

    /** Shown a part [from, to) of a piece. */
    interface Part {
        void take(long from, long to, Standing standing);
    }

    /**
     * Adds what of a window may have been otherwise.
     *
     * @param course the pieces of one thing, each beginning where the one before ends: those that lie in the window, and one
     *     more before and behind where there are such
     */
    static void add(List<Piece> course, Window window) {
        for (int i = 0; i < course.size(); i++) {
            Piece piece = course.get(i);
            long atStart = i > 0 && course.get(i - 1).told() != piece.told() ? piece.uncertainty() : 0;
            long atEnd = i + 1 < course.size() && course.get(i + 1).told() != piece.told()
                    ? course.get(i + 1).uncertainty()
                    : 0;
            if (atStart > 0 || atEnd > 0) {
                add(piece, margins(piece, atStart, atEnd, window));
            }
        }
    }

    private static void add(Piece piece, long nanos) {
        switch (piece.told()) {
            case UP -> piece.into().maybeDown().add(nanos);
            case DOWN -> piece.into().maybeUp().add(nanos);
            case UNOBSERVED -> {
                // The band takes all of it for either already.
            }
        }
    }

    private static long margins(Piece piece, long atStart, long atEnd, Window window) {
        long from = Math.max(piece.from(), window.from());
        long to = Math.min(piece.lostFrom(), window.to());
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
