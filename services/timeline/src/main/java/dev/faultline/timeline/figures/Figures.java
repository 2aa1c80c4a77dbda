package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.views.Frame;
import java.util.Comparator;
import java.util.List;

/**
 * Answers for figures. The usual questions are answered from the index, all others by a scan; both give the same figures,
 * and which one it was shows in nothing but the time it took.
 */
public final class Figures {
    private Figures() {}

    /** The figures of each group that has any case or time in the window, in the order of their keys. */
    public static List<GroupFigures> of(
            Facts.Snapshot facts, FiguresIndex.Snapshot index, FiguresQuery asked, Frame frame) {
        FiguresQuery query = asked.until(frame.now());
        List<GroupFigures> groups = indexed(query, frame)
                ? new IndexedFigures(facts.vocabulary(), index, query, frame).figures()
                : new FiguresScan(facts, query, frame).figures();
        return sorted(groups);
    }

    /**
     * The figures of datacenters as wholes, in the order of their keys. A query by role or device makes no sense here: the
     * state of a datacenter is made of all its devices.
     */
    public static List<GroupFigures> ofDatacenters(
            Facts.Snapshot facts, FiguresQuery asked, CriticalRoles critical, Frame frame) {
        return sorted(DatacenterFigures.of(facts, asked.until(frame.now()), critical, frame));
    }

    private static List<GroupFigures> sorted(List<GroupFigures> groups) {
        return groups.stream().sorted(Comparator.comparing(GroupFigures::key)).toList();
    }

    /** Whether the index knows the answer: the default policy, all that is known now, and no single devices. */
    static boolean indexed(FiguresQuery query, Frame frame) {
        return frame.isPresent()
                && query.policy().equals(OutagePolicy.DEFAULT)
                && query.selection().isOfPlaces()
                && !query.groupBy().contains(Dimension.DEVICE);
    }
}
