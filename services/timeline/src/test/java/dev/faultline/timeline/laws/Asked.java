package dev.faultline.timeline.laws;

import dev.faultline.events.Instants;
import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.Figures;
import dev.faultline.timeline.figures.FiguresQuery;
import dev.faultline.timeline.figures.GroupFigures;
import dev.faultline.timeline.laws.NaiveFigures.By;
import dev.faultline.timeline.laws.NaiveFigures.Question;
import dev.faultline.timeline.outages.Impact;
import dev.faultline.timeline.outages.OutageFinder;
import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the oracle's questions to the read models. */
public final class Asked {
    /** An outage in words, comparable between replays that number their words otherwise. */
    public record Found(
            String device,
            String datacenter,
            String role,
            Instant start,
            Optional<Instant> end,
            Duration duration,
            boolean wasDown,
            Duration down,
            Duration degraded,
            Duration unobserved,
            Duration uncertainty,
            Duration detection) {}

    private Asked() {}

    public static FiguresQuery query(Question question) {
        var filter = question.filter();
        List<Dimension> groupBy = question.groupBy().stream()
                .map(By::name)
                .map(Dimension::valueOf)
                .toList();
        return new FiguresQuery(
                new Window(Instants.toEpochNanos(question.from()), Instants.toEpochNanos(question.to())),
                new Selection(filter.datacenters(), filter.roles(), filter.devices()),
                policy(question),
                groupBy);
    }

    public static Frame frame(Question question) {
        long now = Instants.toEpochNanos(question.now());
        return question.knownAt()
                .map(known -> Frame.knownAt(Instants.toEpochNanos(known), now))
                .orElse(Frame.present(now));
    }

    /** The figures in the order of their keys, those of empty groups left out. */
    public static List<GroupFigures> figures(TimelineView view, Question question) {
        return withoutEmpty(Figures.of(view.facts(), view.index(), query(question), frame(question)));
    }

    /** Without the groups in which there is nothing to count. */
    public static List<GroupFigures> withoutEmpty(List<GroupFigures> groups) {
        return groups.stream()
                .filter(group -> group.timeToRestore().count() > 0
                        || group.started() > 0
                        || group.open() > 0
                        || group.gaps() > 0
                        || !group.observed().isZero()
                        || !group.unobserved().isZero()
                        || !group.down().isZero())
                .toList();
    }

    /** The outages of all devices that overlap the window, by device and start. */
    public static List<Found> outages(TimelineView view, Question question) {
        var facts = view.facts();
        var words = facts.vocabulary();
        var frame = frame(question);
        var window = query(question).window();
        var finder = new OutageFinder(policy(question), frame.knownBy(), frame.asOf());
        var found = new ArrayList<Found>();
        for (int device = 0; device < facts.deviceCount(); device++) {
            for (OutageRun run : finder.find(facts.history(device), window.from(), window.to())) {
                if (run.end() <= window.from()) {
                    continue;
                }
                int placement = words.placementOf(run.firstDetail());
                long atEnd = run.open() ? 0 : words.uncertaintyOf(run.endDetail());
                found.add(new Found(
                        facts.name(device),
                        words.datacenter(words.datacenterOf(placement)),
                        words.role(words.roleOf(placement)),
                        Instants.ofEpochNanos(run.start()),
                        run.open() ? Optional.empty() : Optional.of(Instants.ofEpochNanos(run.end())),
                        Duration.ofNanos(run.nanos(frame.asOf())),
                        run.wasDown(),
                        Duration.ofNanos(run.downNanos()),
                        Duration.ofNanos(run.degradedNanos()),
                        Duration.ofNanos(run.unobservedNanos()),
                        Duration.ofNanos(words.uncertaintyOf(run.firstDetail()) + atEnd),
                        Duration.ofNanos(run.detectNanos())));
            }
        }
        found.sort(java.util.Comparator.comparing(Found::device).thenComparing(Found::start));
        return found;
    }

    private static OutagePolicy policy(Question question) {
        var rules = question.rules();
        return new OutagePolicy(
                rules.downAlone() ? Impact.DOWN : Impact.ANY,
                rules.mergeGap().toNanos(),
                rules.minDuration().toNanos());
    }
}
