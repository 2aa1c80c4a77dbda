package dev.faultline.timeline.status;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.counting.PlannedWork;
import dev.faultline.timeline.counting.TimeSet;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.outages.DatacenterOutages;
import dev.faultline.timeline.outages.Impact;
import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.outages.OutageQuery;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells how datacenters fared day by day: by their outages as {@code GET /outages?level=datacenter} lists them, planned work
 * left out.
 */
final class DayBars {
    private static final long DAY = 86_400_000_000_000L;

    private final Facts.Snapshot facts;
    private final PlannedWork planned;
    private final Frame frame;
    private final Window window;
    private final Map<String, DatacenterOutages.Course> impaired;
    private final Map<String, DatacenterOutages.Course> down;

    /** @param days how many, the present one included */
    DayBars(Facts.Snapshot facts, PlannedWork planned, CriticalRoles critical, Frame frame, int days) {
        this.facts = facts;
        this.planned = planned;
        this.frame = frame;
        window = new Window((Math.floorDiv(frame.asOf(), DAY) - days + 1) * DAY, frame.asOf());
        impaired = courses(Impact.ANY, critical);
        down = courses(Impact.DOWN, critical);
    }

    private Map<String, DatacenterOutages.Course> courses(Impact impact, CriticalRoles critical) {
        var query = OutageQuery.of(
                window, Selection.ALL, new OutagePolicy(impact, 0, 0), new Counting(planned, true, Optional.empty()));
        Map<String, DatacenterOutages.Course> courses = new HashMap<>();
        DatacenterOutages.courses(facts, query, critical, frame)
                .forEach(course -> courses.put(course.datacenter(), course));
        return courses;
    }

    /** When the first of its devices was observed; empty where none was yet. */
    Optional<Long> firstObserved(String datacenter) {
        return Optional.ofNullable(impaired.get(datacenter))
                .map(DatacenterOutages.Course::firstObserved)
                .filter(first -> first <= frame.asOf());
    }

    /** When it last became impaired or whole again; empty where it never was. */
    Optional<Long> changedAt(String datacenter) {
        return Optional.ofNullable(impaired.get(datacenter)).stream()
                .flatMap(course -> course.outages().stream())
                .flatMap(outage -> outage.stretches().stream())
                .flatMap(stretch -> List.of(stretch.from(), stretch.to()).stream())
                .filter(instant -> instant <= frame.asOf())
                .max(Long::compare);
    }

    /** The days of a datacenter, the present one last. */
    List<Day> of(String datacenter) {
        TimeSet unobserved =
                Sight.without(facts, facts.vocabulary().datacenters().find(datacenter), window, frame);
        TimeSet work = planned.ofDatacenter(datacenter);
        TimeSet lost = times(impaired.get(datacenter));
        TimeSet gone = times(down.get(datacenter));
        List<Day> days = new ArrayList<>();
        for (long from = window.from(); from <= window.to(); from += DAY) {
            long to = Math.min(from + DAY, window.to());
            days.add(new Day(
                    from,
                    to - from,
                    gone.length(from, to),
                    lost.length(from, to),
                    unobserved.length(from, to),
                    work.length(from, to)));
        }
        return days;
    }

    private TimeSet times(DatacenterOutages.Course course) {
        return course == null
                ? TimeSet.NONE
                : TimeSet.of(course.outages().stream()
                        .flatMap(outage -> outage.stretches().stream())
                        .filter(stretch -> stretch.from() < window.to())
                        .map(stretch -> new Window(stretch.from(), Math.min(stretch.to(), window.to())))
                        .toList());
    }
}
