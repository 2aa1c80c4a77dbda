package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Selection;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** The devices of a selection in the order of their names, a part at a time. */
final class DevicesByName {
    /** So many names are worth a turn of a processor of their own. */
    private static final int NAMES_A_TURN = 65_536;

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
        int turns = (devices.length + NAMES_A_TURN - 1) / NAMES_A_TURN;
        return IntStream.range(0, turns)
                .parallel()
                .mapToObj(turn -> ofTurn(turn, first, inclusive ? 0 : 1, many))
                .flatMap(Collection::stream)
                .sorted()
                .limit(many)
                .toList();
    }

    /** @param least how a name compares to {@code first} at least */
    private Collection<String> ofTurn(int turn, Optional<String> first, int least, int many) {
        var lastFirst = new PriorityQueue<String>(Comparator.reverseOrder());
        int end = Math.min(devices.length, (turn + 1) * NAMES_A_TURN);
        for (int i = turn * NAMES_A_TURN; i < end; i++) {
            String name = facts.name(devices[i]);
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
        return lastFirst;
    }
}
