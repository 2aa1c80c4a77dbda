package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Selection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** The devices of a selection in the order of their names, a part at a time. */
final class DevicesByName {
    private final Facts.Snapshot facts;
    private final int[] devices;

    DevicesByName(Facts.Snapshot facts, Selection selection) {
        this.facts = facts;
        this.devices = new Selected(facts, selection).devices();
    }

    /**
     * The names that come first.
     *
     * @param first from where on; empty from the beginning
     * @param inclusive whether {@code first} itself is among them
     * @param many how many at most, from 1 on
     */
    List<String> from(Optional<String> first, boolean inclusive, int many) {
        var lastFirst = new PriorityQueue<String>(Comparator.reverseOrder());
        int least = inclusive ? 0 : 1;
        for (int device : devices) {
            String name = facts.name(device);
            if (first.isPresent() && name.compareTo(first.get()) < least) {
                continue;
            }
            if (lastFirst.size() == many) {
                if (name.compareTo(lastFirst.peek()) >= 0) {
                    continue;
                }
                lastFirst.remove();
            }
            lastFirst.add(name);
        }
        return lastFirst.stream().sorted().toList();
    }
}
