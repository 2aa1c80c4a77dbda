package dev.faultline.timeline.figures;

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
import java.util.Optional;

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
        this.parts =
                query.groupBy().contains(Dimension.MONTH) ? Months.of(query.window()) : Months.whole(query.window());
    }

    static List<GroupFigures> of(Facts.Snapshot facts, FiguresQuery query, CriticalRoles critical, Frame frame) {
        var figures = new DatacenterFigures(query, frame);
        if (query.groupBy().isEmpty()) {
            figures.tally("", figures.parts.get(0));
        }
        var outages = new OutageQuery(
                query.window(), query.selection(), query.policy(), Optional.empty(), Optional.empty(), 1);
        for (DatacenterOutages.Course course : DatacenterOutages.courses(facts, outages, critical, frame)) {
            for (Months.Part part : figures.parts) {
                Tally tally = figures.tally(course.datacenter(), part);
                figures.cases(course, part.window(), tally);
                figures.time(course, part.window(), tally);
            }
        }
        List<GroupFigures> groups = new ArrayList<>();
        figures.tallies.forEach((key, tally) -> {
            if (!tally.isEmpty() || query.groupBy().isEmpty()) {
                groups.add(tally.figures(key));
            }
        });
        return groups;
    }

    private void cases(DatacenterOutages.Course course, Window window, Tally tally) {
        long previousStart = Long.MIN_VALUE;
        for (OutageRun run : course.runs()) {
            if (run.start() >= window.to()) {
                return;
            }
            tally.outage(run, window, previousStart);
            previousStart = run.start();
        }
    }

    /** All time since the datacenter was first observed is up, but for its outages; of an open one only up to asOf. */
    private void time(DatacenterOutages.Course course, Window window, Tally tally) {
        long from = Math.max(window.from(), course.firstObserved());
        long up = Math.max(0, window.to() - from);
        List<OutageRun> runs = course.runs();
        boolean lastIsOpen = !runs.isEmpty() && runs.get(runs.size() - 1).open();
        long openFrom = lastIsOpen ? runs.get(runs.size() - 1).start() : Long.MAX_VALUE;
        for (Window stretch : course.stretches()) {
            boolean open = stretch.from() >= openFrom;
            long known = open ? Math.max(stretch.from(), Math.min(stretch.to(), frame.asOf())) : stretch.to();
            long down = overlap(from, window.to(), stretch.from(), known);
            long unobserved = overlap(from, window.to(), known, stretch.to());
            tally.down(down);
            tally.unobserved(unobserved);
            up -= down + unobserved;
        }
        tally.observed(up);
    }

    private Tally tally(String datacenter, Months.Part part) {
        var key = new GroupKey(
                query.groupBy().contains(Dimension.DATACENTER) ? Optional.of(datacenter) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                part.month());
        return tallies.computeIfAbsent(key, k -> new Tally());
    }

    private static long overlap(long from, long to, long start, long end) {
        return Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
}
