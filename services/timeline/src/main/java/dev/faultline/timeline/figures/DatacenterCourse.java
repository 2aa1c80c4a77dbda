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
                add(pieces, new Margins.Piece(from, stretch.from(), Standing.UP, uncertainty, share, into));
                long known = outage.run().open()
                        ? Math.max(stretch.from(), Math.min(stretch.to(), frame.asOf()))
                        : stretch.to();
                from = stretch.to() == OutageRun.OPEN ? Math.max(known, end) + 1 : stretch.to();
                add(
                        pieces,
                        new Margins.Piece(
                                stretch.from(), known, Standing.DOWN, stretch.fromUncertainty(), share, into));
                long lost = known == stretch.from() ? stretch.fromUncertainty() : 0;
                add(pieces, new Margins.Piece(known, from, Standing.UNOBSERVED, lost, share, into));
                uncertainty = stretch.toUncertainty();
            }
        }
        add(pieces, new Margins.Piece(from, Math.max(from, end), Standing.UP, uncertainty, share, into));
        return pieces;
    }

    private static void add(List<Margins.Piece> pieces, Margins.Piece piece) {
        if (piece.from() < piece.to()) {
            pieces.add(piece);
        }
    }
}
