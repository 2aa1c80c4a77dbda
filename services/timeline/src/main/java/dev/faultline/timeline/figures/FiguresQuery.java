package dev.faultline.timeline.figures;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.outages.OutageQuery;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What figures are asked for.
 *
 * @param window outages and time outside it do not count
 * @param counting which time counts
 * @param zone by which calendar months turn
 * @param groupBy in the order of the keys; empty for one group of all
 */
public record FiguresQuery(
        Window window,
        Selection selection,
        OutagePolicy policy,
        Counting counting,
        ZoneId zone,
        List<Dimension> groupBy) {
    public FiguresQuery {
        groupBy = List.copyOf(groupBy);
    }

    /** The same for the part of the window before an instant, which may be none of it. */
    FiguresQuery until(long instant) {
        long to = Math.min(window.to(), instant);
        return new FiguresQuery(
                new Window(Math.min(window.from(), to), to), selection, policy, counting, zone, groupBy);
    }

    /** The same for the devices that an incident covers, in a part of the window, and not by incidents. */
    FiguresQuery of(IncidentState incident, Window part) {
        return new FiguresQuery(
                part,
                selection.within(Optional.of(incident.scope())),
                policy,
                counting,
                zone,
                groupBy.stream().filter(by -> by != Dimension.INCIDENT).toList());
    }

    /** The same for some of the devices alone. */
    FiguresQuery of(Collection<String> devices) {
        return new FiguresQuery(window, selection.of(devices), policy, counting, zone, groupBy);
    }

    /** Whether groups are in the order of devices, which means that what comes first can be had without all others. */
    public boolean isByDeviceFirst() {
        return groupBy.contains(Dimension.DEVICE)
                && groupBy.stream().allMatch(by -> by == Dimension.DEVICE || by == Dimension.MONTH);
    }

    /** The same where all time counts. */
    FiguresQuery ofAllTime() {
        return new FiguresQuery(window, selection, policy, Counting.ALL, zone, groupBy);
    }

    /** All outages that the figures are made of. */
    OutageQuery outages() {
        return OutageQuery.of(window, selection, policy, counting);
    }
}
