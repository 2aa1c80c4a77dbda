package dev.faultline.timeline.figures;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;

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
