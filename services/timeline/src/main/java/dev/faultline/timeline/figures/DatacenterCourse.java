package dev.faultline.timeline.figures;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.outages.DatacenterOutages;
import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;

/** Cuts the course of a datacenter as a whole into pieces, each in one standing. */
final class DatacenterCourse {
    private DatacenterCourse() {}

    /**
     * The course of a datacenter since it was first observed: all time is up, but for its outages; of an open one only up to
     * asOf. Reaches as far as its last outage, and over the window.
     */
    static List<Margins.Piece> pieces(
            DatacenterOutages.Course course, Window window, Counting.Share share, Frame frame, Times into) {
        long end = Math.max(window.to(), frame.asOf());
        List<Margins.Piece> pieces = new ArrayList<>();
        long from = course.firstObserved();
        long uncertainty = 0;
        for (DatacenterOutages.Counted outage : course.outages()) {
            for (DatacenterOutages.Stretch stretch : outage.stretches()) {
                add(pieces, up(from, stretch.from(), uncertainty, share, into));
                boolean open = outage.run().open();
                from = stretch.to() == OutageRun.OPEN ? Math.max(stretch.from(), end) + 1 : stretch.to();
                long lostFrom = open ? Math.max(stretch.from(), Math.min(from, frame.asOf())) : from;
                add(
                        pieces,
                        new Margins.Piece(
                                stretch.from(), from, Standing.DOWN, lostFrom, stretch.fromUncertainty(), share, into));
                uncertainty = stretch.toUncertainty();
            }
        }
        // It is up behind its last outage, even where that is all behind the window: its end may have come earlier.
        add(pieces, up(from, Math.max(from + 1, end), uncertainty, share, into));
        return pieces;
    }

    private static Margins.Piece up(long from, long to, long uncertainty, Counting.Share share, Times into) {
        return new Margins.Piece(from, to, Standing.UP, to, uncertainty, share, into);
    }

    private static void add(List<Margins.Piece> pieces, Margins.Piece piece) {
        if (piece.from() < piece.to()) {
            pieces.add(piece);
        }
    }
}
