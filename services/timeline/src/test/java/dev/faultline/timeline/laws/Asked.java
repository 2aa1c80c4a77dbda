package dev.faultline.timeline.laws;

import dev.faultline.events.Instants;
import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.Figures;
import dev.faultline.timeline.figures.FiguresQuery;
import dev.faultline.timeline.figures.GroupFigures;
import dev.faultline.timeline.laws.NaiveFigures.By;
import dev.faultline.timeline.laws.NaiveFigures.Question;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.outages.DatacenterOutages;
import dev.faultline.timeline.outages.Impact;
import dev.faultline.timeline.outages.Outage;
import dev.faultline.timeline.outages.OutageKey;
import dev.faultline.timeline.outages.OutageListing;
import dev.faultline.timeline.outages.OutagePage;
import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.outages.OutageQuery;
import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.recovery.Milestones;
import dev.faultline.timeline.recovery.Recovery;
import dev.faultline.timeline.recovery.RecoveryQuery;
import dev.faultline.timeline.recovery.RecoveryTimeline;
import dev.faultline.timeline.recovery.Step;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

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
            Duration detection,
            List<String> evidence,
            int evidenceCount) {}

    private static final int PAGE = 7;
    private static final int ALL = 100_000;

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
                Counting.ALL,
                ZoneOffset.UTC,
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

    /** The figures of datacenters as wholes. */
    static List<GroupFigures> figuresOfDatacenters(TimelineView view, List<String> critical, Question question) {
        return withoutEmpty(
                Figures.ofDatacenters(view.facts(), query(question), new CriticalRoles(critical), frame(question)));
    }

    /** Without the groups in which there is nothing to count. */
    public static List<GroupFigures> withoutEmpty(List<GroupFigures> groups) {
        return groups.stream()
                .filter(group -> group.timeToRestore().count() > 0
                        || group.started() > 0
                        || group.open() > 0
                        || group.gaps().count() > 0
                        || !group.times().observed().isZero()
                        || !group.times().unobserved().isZero()
                        || !group.times().down().isZero())
                .toList();
    }

    /** The outages that overlap the window, by start and device, as they are listed page by page. */
    public static List<Found> outages(TimelineView view, Question question) {
        var frame = frame(question);
        var query = query(question);
        var found = new ArrayList<Found>();
        Optional<OutageKey> after = Optional.empty();
        boolean more = true;
        while (more) {
            OutagePage page = OutageListing.of(
                    view.facts(),
                    new OutageQuery(
                            query.window(),
                            query.selection(),
                            query.policy(),
                            Counting.ALL,
                            Optional.empty(),
                            after,
                            PAGE),
                    frame);
            page.outages().forEach(outage -> found.add(found(outage, frame)));
            more = page.more();
            after = more ? Optional.of(page.outages().getLast().key()) : after;
        }
        return found;
    }

    private static Found found(Outage outage, Frame frame) {
        OutageRun run = outage.run();
        return new Found(
                outage.device().orElseThrow(),
                outage.datacenter(),
                outage.role().orElseThrow(),
                Instants.ofEpochNanos(run.start()),
                end(run),
                Duration.ofNanos(run.nanos(frame.asOf())),
                run.wasDown(),
                Duration.ofNanos(run.downNanos()),
                Duration.ofNanos(run.degradedNanos()),
                Duration.ofNanos(run.unobservedNanos()),
                Duration.ofNanos(outage.uncertaintyNanos()),
                Duration.ofNanos(run.detectNanos()),
                outage.evidence(),
                outage.evidenceCount());
    }

    /** The outages of one datacenter as a whole that overlap the window. */
    static List<NaiveDatacenter.Whole> outagesOf(
            TimelineView view, String datacenter, List<String> critical, Question question) {
        var frame = frame(question);
        var query = new OutageQuery(
                query(question).window(),
                new Selection(Set.of(datacenter), Set.of(), Set.of()),
                policy(question),
                Counting.ALL,
                Optional.empty(),
                Optional.empty(),
                ALL);
        return DatacenterOutages.of(view.facts(), query, new CriticalRoles(critical), frame).outages().stream()
                .map(Outage::run)
                .map(run -> new NaiveDatacenter.Whole(
                        Instants.ofEpochNanos(run.start()),
                        end(run),
                        Duration.ofNanos(run.nanos(frame.asOf())),
                        run.wasDown(),
                        Duration.ofNanos(run.downNanos()),
                        Duration.ofNanos(run.degradedNanos())))
                .toList();
    }

    private static Optional<Instant> end(OutageRun run) {
        return run.open() ? Optional.empty() : Optional.of(Instants.ofEpochNanos(run.end()));
    }

    /** The recovery of a datacenter in the part of the question's window that is not to come. */
    static Recovery recovery(TimelineView view, String datacenter, Question question) {
        var frame = frame(question);
        var window = query(question).window();
        long to = Math.min(window.to(), frame.now());
        var query = new RecoveryQuery(
                datacenter,
                new Window(Math.min(window.from(), to), to),
                question.filter().roles(),
                true);
        return RecoveryTimeline.of(view.facts(), query, frame).orElseThrow();
    }

    /** In the words of the oracle. */
    static NaiveDatacenter.Recovery recovery(Milestones milestones, List<Step> steps) {
        return new NaiveDatacenter.Recovery(
                milestones.struck(),
                milestones.restored(),
                instant(milestones.firstImpact()),
                instant(milestones.restored50()),
                instant(milestones.restored90()),
                instant(milestones.restored100()),
                steps.stream()
                        .map(step -> new NaiveDatacenter.Step(
                                Instants.ofEpochNanos(step.at()),
                                step.up(),
                                step.degraded(),
                                step.down(),
                                step.unknown()))
                        .toList());
    }

    private static Optional<Instant> instant(OptionalLong nanos) {
        return nanos.isPresent() ? Optional.of(Instants.ofEpochNanos(nanos.getAsLong())) : Optional.empty();
    }

    private static OutagePolicy policy(Question question) {
        var rules = question.rules();
        return new OutagePolicy(
                rules.downAlone() ? Impact.DOWN : Impact.ANY,
                rules.mergeGap().toNanos(),
                rules.minDuration().toNanos());
    }
}
