package dev.faultline.timeline.figures;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.outages.CountedRuns;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.outages.DatacenterOutages;
import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.outages.RulingFacts;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Window;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lists what figures are made of, by the very walk that the scan reckons them by. As slow as there are facts of the devices
 * asked for. Not for several threads.
 */
public final class Explaining {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final FiguresQuery query;
    private final Frame frame;
    private final Explanation.Budget budget;
    private final List<Months.Part> parts;
    private final Map<GroupKey, Explanation> explanations = new TreeMap<>();

    private Explaining(Facts.Snapshot facts, FiguresQuery asked, Frame frame, Explanation.Budget budget) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.query = asked.until(frame.now());
        this.frame = frame;
        this.budget = budget;
        this.parts = Months.asked(query, query.window());
    }

    /** What the figures of devices are made of, group by group, each by the devices' ids. */
    public static Map<GroupKey, Explanation> ofDevices(
            Facts.Snapshot facts, FiguresQuery asked, Frame frame, Explanation.Budget budget) {
        var explaining = new Explaining(facts, asked, frame, budget);
        explaining.devices();
        return explaining.explanations;
    }

    /** What the figures of datacenters as wholes are made of, group by group, each by their names. */
    public static Map<GroupKey, Explanation> ofDatacenters(
            Facts.Snapshot facts, FiguresQuery asked, CriticalRoles critical, Frame frame, Explanation.Budget budget) {
        var explaining = new Explaining(facts, asked, frame, budget);
        explaining.datacenters(critical);
        return explaining.explanations;
    }

    private void devices() {
        var asked = new Selected(facts, query.selection());
        var counted = new CountedRuns(facts, query.policy(), query.counting(), frame);
        var walk = new CourseWalk(facts, query.policy().impact(), frame);
        List<Integer> devices = Arrays.stream(asked.devices())
                .boxed()
                .sorted(Comparator.comparing(facts::name))
                .toList();
        for (int device : devices) {
            for (Months.Part part : parts) {
                Window window = part.window();
                List<OutageRun> runs = counted.of(device, window.from(), window.to());
                long[] down = new long[runs.size()];
                walk.open(device, runs, window);
                while (walk.next()) {
                    if (asked.asks(device, walk.placement())) {
                        stretch(device, walk, part, runs, down);
                    }
                }
                for (int i = 0; i < down.length; i++) {
                    if (asked.asks(device, words.placementOf(runs.get(i).firstDetail()))) {
                        outage(device, runs.get(i), part, down[i]);
                    }
                }
            }
        }
    }

    private void stretch(int device, CourseWalk walk, Months.Part part, List<OutageRun> runs, long[] down) {
        Counting.Share share = query.counting().of(device, walk.placement());
        String name = facts.name(device);
        String datacenter = words.datacenter(words.datacenterOf(walk.placement()));
        String role = words.role(words.roleOf(walk.placement()));
        Explanation explanation = explanation(device, walk.placement(), part);
        share.each(walk.from(), walk.to(), (from, to, kind) -> {
            List<String> works = kind == Counting.Kind.PLANNED
                    ? query.counting().planned().ids(name, datacenter, role, new Window(from, to))
                    : List.of();
            explanation.add(
                    new Explanation.Entry(
                            Optional.of(name),
                            datacenter,
                            from,
                            to,
                            reckoned(walk.standing(), kind),
                            Optional.of(walk.fact().in(words)),
                            works),
                    budget);
            if (walk.standing() == Standing.DOWN && kind == Counting.Kind.COUNTED) {
                down[running(runs, from)] += to - from;
            }
        });
    }

    /** Which outage runs at an instant. */
    private static int running(List<OutageRun> runs, long at) {
        int run = 0;
        while (runs.get(run).end() <= at) {
            run++;
        }
        return run;
    }

    private void outage(int device, OutageRun run, Months.Part part, long down) {
        Explanation explanation = explanation(device, words.placementOf(run.firstDetail()), part);
        String datacenter = words.datacenter(words.datacenterOf(words.placementOf(run.firstDetail())));
        if (!budget.takeOutage()) {
            explanation.addUnlistedOutage();
            return;
        }
        RulingFacts evidence = RulingFacts.of(facts, device, run, frame);
        explanation.add(outageCase(Optional.of(facts.name(device)), datacenter, run, part.window(), down, evidence));
    }

    private Explanation.OutageCase outageCase(
            Optional<String> device, String datacenter, OutageRun run, Window window, long down, RulingFacts evidence) {
        return new Explanation.OutageCase(
                device,
                datacenter,
                run,
                !run.open() && window.holds(run.end()),
                window.holds(run.start()),
                query.counting().clock(run.start(), run.start() + run.nanos(frame.asOf())),
                down,
                evidence.ids(),
                evidence.count());
    }

    private static Explanation.Reckoned reckoned(Standing standing, Counting.Kind kind) {
        return switch (kind) {
            case PLANNED -> Explanation.Reckoned.MAINTENANCE;
            case OUTSIDE_HOURS -> Explanation.Reckoned.OUTSIDE_HOURS;
            case COUNTED ->
                switch (standing) {
                    case UP -> Explanation.Reckoned.UP;
                    case DOWN -> Explanation.Reckoned.DOWN;
                    case UNOBSERVED -> Explanation.Reckoned.UNOBSERVED;
                };
        };
    }

    private Explanation explanation(int device, int placement, Months.Part part) {
        return explanations.computeIfAbsent(
                GroupKey.of(query, facts, device, placement, part.month()), key -> new Explanation());
    }

    private void datacenters(CriticalRoles critical) {
        DatacenterOutages.courses(facts, query.outages(), critical, frame).stream()
                .sorted(Comparator.comparing(DatacenterOutages.Course::datacenter))
                .forEach(course -> parts.forEach(part -> datacenter(course, part)));
    }

    private void datacenter(DatacenterOutages.Course course, Months.Part part) {
        String name = course.datacenter();
        Window window = part.window();
        Counting.Share share = query.counting().ofDatacenter(name);
        Explanation explanation =
                explanations.computeIfAbsent(GroupKey.of(query, name, part.month()), key -> new Explanation());
        List<Margins.Piece> pieces = DatacenterCourse.pieces(course, window, share, frame, new Times());
        for (Margins.Piece piece : pieces) {
            piece.each(
                    window,
                    (from, to, standing) -> share.each(
                            from,
                            to,
                            (since, until, kind) -> explanation.add(
                                    new Explanation.Entry(
                                            Optional.empty(),
                                            name,
                                            since,
                                            until,
                                            reckoned(standing, kind),
                                            Optional.empty(),
                                            kind == Counting.Kind.PLANNED
                                                    ? query.counting().planned().ids(name, new Window(since, until))
                                                    : List.of()),
                                    budget)));
        }
        for (DatacenterOutages.Counted outage : course.outages()) {
            OutageRun run = outage.run();
            if (run.start() >= window.to() || run.end() < window.from()) {
                continue;
            }
            if (!budget.takeOutage()) {
                explanation.addUnlistedOutage();
                continue;
            }
            long down = pieces.stream()
                    .filter(piece -> piece.told() == Standing.DOWN
                            && piece.from() >= run.start()
                            && (run.open() || piece.to() <= run.end()))
                    .mapToLong(piece -> share.counted(
                            Math.max(piece.from(), window.from()), Math.min(piece.lostFrom(), window.to())))
                    .sum();
            var evidence = new RulingFacts(
                    outage.evidence().stream().map(id -> id.in(words)).toList(), outage.evidenceCount());
            explanation.add(outageCase(Optional.empty(), name, run, window, down, evidence));
        }
    }
}
