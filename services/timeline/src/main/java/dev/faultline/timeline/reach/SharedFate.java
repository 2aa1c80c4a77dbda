package dev.faultline.timeline.reach;

import dev.faultline.timeline.outages.DeviceOutage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What carried a notice was in an outage itself when it was sent.
 *
 * @param devices how many of the devices that carry the channel were
 * @param datacenters where they stand
 * @param since when the first of these outages began, nanoseconds since 1970-01-01T00:00Z
 * @param evidence ids of the facts that began them, at most {@link #MAX_EVIDENCE}
 */
public record SharedFate(int devices, List<String> datacenters, long since, List<String> evidence) {
    /** How many facts are named at most. */
    public static final int MAX_EVIDENCE = 100;

    public SharedFate {
        datacenters = List.copyOf(datacenters);
        evidence = List.copyOf(evidence);
    }

    /**
     * Empty where nothing that carries the channel was in an outage.
     *
     * @param carriers outages of the devices that carry it
     * @param sentAt when the notice was sent
     */
    public static Optional<SharedFate> of(Collection<DeviceOutage> carriers, long sentAt) {
        List<DeviceOutage> out =
                carriers.stream().filter(outage -> outage.runsAt(sentAt)).toList();
        if (out.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SharedFate(
                out.size(),
                out.stream().map(DeviceOutage::datacenter).distinct().sorted().toList(),
                out.stream().mapToLong(DeviceOutage::start).min().orElseThrow(),
                out.stream().map(DeviceOutage::startedBy).limit(MAX_EVIDENCE).toList()));
    }
}
