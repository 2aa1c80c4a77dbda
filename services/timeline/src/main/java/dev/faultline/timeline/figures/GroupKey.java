package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which group: a value for each dimension that was asked for, empty for the others.
 *
 * @param month of the zone that was asked for
 * @param incident the id of one
 */
public record GroupKey(
        Optional<String> datacenter,
        Optional<String> role,
        Optional<String> device,
        Optional<YearMonth> month,
        Optional<String> incident)
        implements Comparable<GroupKey> {
    private static final GroupKey ALL = new GroupKey(Optional.empty(), Optional.empty(), Optional.empty());
    private static final Comparator<GroupKey> ORDER = Comparator.<GroupKey, String>comparing(
                    key -> key.datacenter().orElse(""))
            .thenComparing(key -> key.role().orElse(""))
            .thenComparing(key -> key.device().orElse(""))
            .thenComparing(key -> key.month().map(Object::toString).orElse(""))
            .thenComparing(key -> key.incident().orElse(""));

    /** A group of devices in a window of its own. */
    public GroupKey(
            Optional<String> datacenter, Optional<String> role, Optional<String> device, Optional<YearMonth> month) {
        this(datacenter, role, device, month, Optional.empty());
    }

    private GroupKey(Optional<String> datacenter, Optional<String> role, Optional<String> device) {
        this(datacenter, role, device, Optional.empty());
    }

    /** The key of the group that a device belongs to while it has a placement. */
    static GroupKey of(FiguresQuery query, Facts.Snapshot facts, int device, int placement, Optional<YearMonth> month) {
        Vocabulary.View words = facts.vocabulary();
        return new GroupKey(
                asked(query, Dimension.DATACENTER, () -> words.datacenter(words.datacenterOf(placement))),
                asked(query, Dimension.ROLE, () -> words.role(words.roleOf(placement))),
                asked(query, Dimension.DEVICE, () -> facts.name(device)),
                month);
    }

    /** The key of the group that a datacenter as a whole belongs to. */
    static GroupKey of(FiguresQuery query, String datacenter, Optional<YearMonth> month) {
        return new GroupKey(
                asked(query, Dimension.DATACENTER, () -> datacenter), Optional.empty(), Optional.empty(), month);
    }

    private static Optional<String> asked(FiguresQuery query, Dimension dimension, Supplier<String> value) {
        return query.groupBy().contains(dimension) ? Optional.of(value.get()) : Optional.empty();
    }

    /** The key of one group of all. */
    static GroupKey all() {
        return ALL;
    }

    static GroupKey ofDatacenter(String datacenter) {
        return new GroupKey(Optional.of(datacenter), Optional.empty(), Optional.empty());
    }

    /** Which devices, whatever the month and the incident. */
    GroupKey place() {
        return new GroupKey(datacenter, role, device);
    }

    GroupKey in(Optional<YearMonth> other) {
        return new GroupKey(datacenter, role, device, other, incident);
    }

    GroupKey of(String other) {
        return new GroupKey(datacenter, role, device, month, Optional.of(other));
    }

    @Override
    public int compareTo(GroupKey other) {
        return ORDER.compare(this, other);
    }
}
