package dev.faultline.timeline.figures;

import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.List;

/**
 * What figures are asked for.
 *
 * @param window outages and time outside it do not count
 * @param groupBy in the order of the keys; empty for one group of all
 */
public record FiguresQuery(Window window, Selection selection, OutagePolicy policy, List<Dimension> groupBy) {
    public FiguresQuery {
        groupBy = List.copyOf(groupBy);
    }

    /** The same for the part of the window before an instant, which may be none of it. */
    FiguresQuery until(long instant) {
        long to = Math.min(window.to(), instant);
        return new FiguresQuery(new Window(Math.min(window.from(), to), to), selection, policy, groupBy);
    }
}
