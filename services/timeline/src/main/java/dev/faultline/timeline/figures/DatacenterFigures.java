package dev.faultline.timeline.figures;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.outages.DatacenterOutages;
import dev.faultline.timeline.outages.OutageQuery;
import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of datacenters as wholes: the cases are outages of a datacenter's own state, the time is that of one datacenter,
 * not of its devices. As slow as there are facts of the datacenters asked for.
 */
final class DatacenterFigures {
    private final FiguresQuery query;
    private final Frame frame;
    private final List<Months.Part> parts;
    private final Map<GroupKey, Tally> tallies = new HashMap<>();

    private DatacenterFigures(FiguresQuery query, Frame frame) {
        this.query = query;
        this.frame = frame;
        this.parts = Months.asked(query, query.window());
    }

    static List<GroupFigures> of(Facts.Snapshot facts, FiguresQuery query, CriticalRoles critical, Frame frame) {
        var figures = new DatacenterFigures(query, frame);
        if (query.groupBy().isEmpty()) {
            figures.tally("", figures.parts.get(0));
        }
        OutageQuery outages = query.outages();
        for (DatacenterOutages.Course course : DatacenterOutages.courses(facts, outages, critical, frame)) {
            for (Months.Part part : figures.parts) {
                Tally tally = figures.tally(course.datacenter(), part);
                figures.cases(course, part.window(), tally);
                figures.time(course, part.window(), tally.times());
            }
        }
        List<GroupFigures> groups = new ArrayList<>();
        figures.tallies.forEach((key, tally) -> groups.add(tally.figures(key)));
        groups.removeIf(group -> group.isEmpty() && !query.groupBy().isEmpty());
        return groups;
    }

    private void cases(DatacenterOutages.Course course, Window window, Tally tally) {
        Tally.Counted previous = null;
        for (DatacenterOutages.Counted counted : course.outages()) {
            OutageRun run = counted.run();
            if (run.start() >= window.to()) {
                return;
            }
            var outage = new Tally.Counted(
                    run,
                    run.open() ? 0 : query.counting().clock(run.start(), run.end()),
                    counted.startUncertainty(),
                    counted.endUncertainty());
            tally.outage(outage, previous, window);
            previous = outage;
        }
    }

    private void time(DatacenterOutages.Course course, Window window, Times times) {
        Counting.Share share = query.counting().ofDatacenter(course.datacenter());
        List<Margins.Piece> pieces = DatacenterCourse.pieces(course, query.window(), share, frame, times);
        for (Margins.Piece piece : pieces) {
            piece.each(window, (from, to, standing) -> times.add(standing, from, to, share));
        }
        Margins.add(pieces, window);
    }

    private Tally tally(String datacenter, Months.Part part) {
        GroupKey key = GroupKey.of(query, datacenter, part.month());
        return tallies.computeIfAbsent(key, k -> new Tally());
    }
}
