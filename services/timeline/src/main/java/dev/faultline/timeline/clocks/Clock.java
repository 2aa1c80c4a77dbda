package dev.faultline.timeline.clocks;

import dev.faultline.events.staff.Milestone;
import dev.faultline.timeline.claims.Claim;
import dev.faultline.timeline.outages.DeviceOutage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * When one part of what an incident struck came back, as staff say and as facts show. Instants are nanoseconds since
 * 1970-01-01T00:00Z.
 *
 * @param milestone which part
 * @param claim the claim in force that speaks of the latest instant; empty where staff claimed nothing
 * @param devices how many devices of that part were struck
 * @param struckAt when the first of them was; empty where none was
 * @param restoredAt when the last of them was back; empty while one is not, and where none was struck
 */
public record Clock(
        Milestone milestone, Optional<Claim> claim, int devices, OptionalLong struckAt, OptionalLong restoredAt) {
    /** The parts that have a clock. */
    public static final List<Milestone> PARTS =
            List.of(Milestone.NETWORK, Milestone.SERVICES, Milestone.PHONES, Milestone.BACKLOG_DRAINED);

    /**
     * The clock of one part.
     *
     * @param claims those of the incident
     * @param outages those that belong to it
     * @param roles which roles belong to the part
     */
    public static Clock of(
            Milestone milestone, Collection<Claim> claims, Collection<DeviceOutage> outages, Predicate<String> roles) {
        List<DeviceOutage> ofPart =
                outages.stream().filter(outage -> roles.test(outage.role())).toList();
        boolean open = ofPart.stream().anyMatch(DeviceOutage::open);
        return new Clock(
                milestone,
                claims.stream()
                        .filter(claim ->
                                claim.milestone().filter(milestone::equals).isPresent())
                        .filter(claim -> claim.replacedBy().isEmpty())
                        .max(Comparator.comparingLong(claim -> claim.said().occurredAt())),
                (int) ofPart.stream().map(DeviceOutage::device).distinct().count(),
                ofPart.stream().mapToLong(DeviceOutage::start).min(),
                open
                        ? OptionalLong.empty()
                        : ofPart.stream().mapToLong(DeviceOutage::end).max());
    }
}
