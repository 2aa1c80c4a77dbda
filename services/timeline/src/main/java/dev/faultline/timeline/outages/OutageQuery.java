package dev.faultline.timeline.outages;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.Optional;

/**
 * Which outages are asked for.
 *
 * @param window those that overlap it
 * @param counting those that lie whole in time that does not count are left out
 * @param open only those that are open, or only those that have ended
 * @param after only those behind this place in the order of the list
 * @param limit how many at most, from 1 on
 */
public record OutageQuery(
        Window window,
        Selection selection,
        OutagePolicy policy,
        Counting counting,
        Optional<Boolean> open,
        Optional<OutageKey> after,
        int limit) {
    public OutageQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit below 1");
        }
    }

    /** Open or not, and for those who take no page of them. */
    public static OutageQuery of(Window window, Selection selection, OutagePolicy policy, Counting counting) {
        return new OutageQuery(window, selection, policy, counting, Optional.empty(), Optional.empty(), 1);
    }
}
