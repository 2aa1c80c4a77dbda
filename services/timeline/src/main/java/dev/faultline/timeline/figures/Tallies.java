package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tallies of all groups of a question. Not for several threads. */
final class Tallies {
    private static final int NONE = -1;

    private final Vocabulary.View words;
    private final boolean byDatacenter;
    private final boolean byRole;
    private final boolean byDevice;
    private final Map<Slot, Tally> tallies = new HashMap<>();
    /** The tally that was asked for last: it mostly is the one that is asked for next. */
    private Tally last;

    private int lastDevice;
    private int lastPlacement;
    private int lastPart;

    /** A group by numbers; {@link #NONE} for a dimension that was not asked for. */
    private record Slot(int part, int datacenter, int role, int device) {}

    Tallies(Vocabulary.View words, FiguresQuery query) {
        this.words = words;
        this.byDatacenter = query.groupBy().contains(Dimension.DATACENTER);
        this.byRole = query.groupBy().contains(Dimension.ROLE);
        this.byDevice = query.groupBy().contains(Dimension.DEVICE);
    }

    /**
     * The tally for a device while it has a placement.
     *
     * @param part which of the parts of the window, counted from 0
     */
    Tally of(int device, int placement, int part) {
        if (last == null || device != lastDevice || placement != lastPlacement || part != lastPart) {
            var slot = new Slot(
                    part,
                    byDatacenter ? words.datacenterOf(placement) : NONE,
                    byRole ? words.roleOf(placement) : NONE,
                    byDevice ? device : NONE);
            last = tallies.computeIfAbsent(slot, s -> new Tally());
            lastDevice = device;
            lastPlacement = placement;
            lastPart = part;
        }
        return last;
    }

    /** Takes in what others gathered for the same question; they are of no use any more then. */
    void add(Tallies others) {
        last = null;
        others.tallies.forEach((slot, tally) -> tallies.merge(slot, tally, (mine, other) -> {
            mine.add(other);
            return mine;
        }));
    }

    /** Takes out what others gathered, all of which is exact and was gathered here, too. */
    void subtract(Tallies others) {
        last = null;
        others.tallies.forEach(
                (slot, tally) -> tallies.computeIfAbsent(slot, s -> new Tally()).subtract(tally));
    }

    /** The figures of each group in which there is anything; of one group of all in any case. */
    List<GroupFigures> figures(Facts.Snapshot facts, List<Months.Part> parts, boolean ofAll) {
        List<GroupFigures> groups = new ArrayList<>(tallies.entrySet().parallelStream()
                .map(entry -> entry.getValue().figures(key(entry.getKey(), facts, parts)))
                .filter(group -> !group.isEmpty())
                .toList());
        if (groups.isEmpty() && ofAll) {
            groups.add(GroupFigures.none(GroupKey.all()));
        }
        return groups;
    }

    private GroupKey key(Slot slot, Facts.Snapshot facts, List<Months.Part> parts) {
        return new GroupKey(
                slot.datacenter == NONE ? Optional.empty() : Optional.of(words.datacenter(slot.datacenter)),
                slot.role == NONE ? Optional.empty() : Optional.of(words.role(slot.role)),
                slot.device == NONE ? Optional.empty() : Optional.of(facts.name(slot.device)),
                parts.get(slot.part).month());
    }
}
