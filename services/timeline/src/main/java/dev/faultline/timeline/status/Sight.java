package dev.faultline.timeline.status;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.counting.TimeSet;
import dev.faultline.timeline.facts.DatacenterMembers;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Finds when nothing of a datacenter was observed: no device stood in it, or of each it was unknown how it was. */
final class Sight {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final Frame frame;
    private final Window window;
    private final FactCursor cursor = new FactCursor();
    /** By how many more, or fewer, devices are observed from an instant on; only where that changes. */
    private final TreeMap<Long, Integer> changes = new TreeMap<>();

    private Sight(Facts.Snapshot facts, Frame frame, Window window) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.frame = frame;
        this.window = window;
    }

    /** The unobserved time of a datacenter, by its number, within a window. */
    static TimeSet without(Facts.Snapshot facts, int datacenter, Window window, Frame frame) {
        var sight = new Sight(facts, frame, window);
        DatacenterMembers.View members = facts.members();
        for (int i = 0; i < members.size(datacenter); i++) {
            sight.add(members.device(datacenter, i), datacenter);
        }
        return sight.unobserved();
    }

    private void add(int device, int datacenter) {
        cursor.open(facts.history(device), frame);
        cursor.seek(window.from());
        boolean before = false;
        while (cursor.next() && cursor.occurredAt() < window.to()) {
            boolean seen = words.datacenterOf(words.placementOf(cursor.detail())) == datacenter
                    && cursor.state() != DeviceState.UNKNOWN.ordinal();
            if (seen != before) {
                changes.merge(Math.max(cursor.occurredAt(), window.from()), seen ? 1 : -1, Integer::sum);
                before = seen;
            }
        }
    }

    private TimeSet unobserved() {
        List<Window> unseen = new ArrayList<>();
        long since = window.from();
        int observed = 0;
        for (var change : changes.entrySet()) {
            if (observed == 0) {
                unseen.add(new Window(since, change.getKey()));
            }
            observed += change.getValue();
            since = change.getKey();
        }
        if (observed == 0) {
            unseen.add(new Window(since, window.to()));
        }
        return TimeSet.of(unseen);
    }
}
