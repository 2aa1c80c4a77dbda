package dev.faultline.timeline.propagation;

import dev.faultline.timeline.outages.DeviceOutage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The order in which groups of devices were struck, and along which dependencies.
 *
 * @param groups in the order in which they were struck
 * @param dependencies in the order in which the depending devices were struck, at most {@link #MAX_DEPENDENCIES}
 * @param dependencyCount how many there are
 */
public record Propagation(List<Group> groups, List<Dependency> dependencies, int dependencyCount) {
    /** How many dependencies are named at most. */
    public static final int MAX_DEPENDENCIES = 1_000;

    private record Key(String datacenter, String role) {}

    public Propagation {
        groups = List.copyOf(groups);
        dependencies = List.copyOf(dependencies);
    }

    /**
     * What outages tell.
     *
     * @param outages those of an incident
     * @param dependsOn the devices that a device cannot work without, as far as that was declared
     */
    public static Propagation of(
            Collection<DeviceOutage> outages, Function<String, ? extends Collection<String>> dependsOn) {
        Map<Key, List<DeviceOutage>> byGroup =
                outages.stream().collect(Collectors.groupingBy(outage -> new Key(outage.datacenter(), outage.role())));
        List<Group> groups = byGroup.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingLong(Group::struckAt)
                        .thenComparing(Group::datacenter)
                        .thenComparing(Group::role))
                .toList();
        List<Dependency> all = dependencies(outages, dependsOn);
        return new Propagation(groups, all.stream().limit(MAX_DEPENDENCIES).toList(), all.size());
    }

    private static Group group(Key key, List<DeviceOutage> outages) {
        long struckAt = outages.stream().mapToLong(DeviceOutage::start).min().orElseThrow();
        boolean open = outages.stream().anyMatch(DeviceOutage::open);
        return new Group(
                key.datacenter(),
                key.role(),
                (int) outages.stream().map(DeviceOutage::device).distinct().count(),
                struckAt,
                open
                        ? OptionalLong.empty()
                        : outages.stream().mapToLong(DeviceOutage::end).max(),
                outages.stream()
                        .filter(outage -> outage.start() == struckAt)
                        .map(DeviceOutage::startedBy)
                        .limit(Group.MAX_EVIDENCE)
                        .toList());
    }

    private static List<Dependency> dependencies(
            Collection<DeviceOutage> outages, Function<String, ? extends Collection<String>> dependsOn) {
        Map<String, Long> struckAt = new LinkedHashMap<>();
        outages.forEach(outage -> struckAt.merge(outage.device(), outage.start(), Math::min));
        List<Dependency> found = new ArrayList<>();
        struckAt.forEach((device, at) -> {
            for (String needed : dependsOn.apply(device)) {
                Long neededAt = struckAt.get(needed);
                if (neededAt != null) {
                    found.add(new Dependency(needed, device, neededAt, at));
                }
            }
        });
        found.sort(Comparator.comparingLong(Dependency::toStruckAt)
                .thenComparing(Dependency::from)
                .thenComparing(Dependency::to));
        return found;
    }
}
