package dev.faultline.timeline.devices;

import dev.faultline.events.DeviceState;
import java.util.List;
import java.util.Optional;

/**
 * How a datacenter stands.
 *
 * @param datacenter its name
 * @param state {@code down} while every device of one critical role is, else {@code degraded} while any device is degraded
 *     or down, else {@code up}; empty where no device stands in it now
 * @param devices how many stand in it
 * @param up how many of them are up
 * @param degraded how many are degraded
 * @param down how many are down
 * @param unknown of how many it is not known
 * @param openOutages how many of them are in an outage
 * @param criticalRoles the critical roles that any of them has
 */
public record DatacenterStanding(
        String datacenter,
        Optional<DeviceState> state,
        int devices,
        int up,
        int degraded,
        int down,
        int unknown,
        int openOutages,
        List<CriticalRole> criticalRoles) {
    /** How many devices of a critical role there are, and how many of them are down. */
    public record CriticalRole(String role, int devices, int down) {}

    public DatacenterStanding {
        criticalRoles = List.copyOf(criticalRoles);
    }
}
