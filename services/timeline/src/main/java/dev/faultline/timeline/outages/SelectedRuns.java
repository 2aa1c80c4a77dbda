package dev.faultline.timeline.outages;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.List;

/** Finds the outages of selected devices that count, one device after the other. Not for several threads. */
final class SelectedRuns {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final Frame frame;
    private final Selected selected;
    private final CountedRuns counted;

    SelectedRuns(Facts.Snapshot facts, Selection selection, OutagePolicy policy, Counting counting, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.frame = frame;
        this.selected = new Selected(facts, selection);
        this.counted = new CountedRuns(facts, policy, counting, frame);
    }

    /** The devices of which any outage can be meant, in ascending order. */
    int[] devices() {
        return selected.devices();
    }

    /** Whether a fact of this detail places a device where it is asked for. */
    boolean asks(int device, int detail) {
        return selected.asks(device, words.placementOf(detail));
    }

    /** The outages of a device that overlap the window, where its first fact is one that is asked for. */
    List<OutageRun> of(int device, Window window) {
        return of(device, window, window.from(), window.to());
    }

    /**
     * The same, of which only those are needed that are open or end at {@code from} or later and start before {@code to}.
     */
    List<OutageRun> of(int device, Window window, long from, long to) {
        return counted.of(device, from, to).stream()
                .filter(run -> run.overlaps(window.from(), window.to(), frame.asOf()))
                .filter(run -> asks(device, run.firstDetail()))
                .toList();
    }

    /** How much of an outage of a device lies in planned work, whether that counts or not. */
    long planned(int device, OutageRun run) {
        return counted.planned(device, run);
    }
}
