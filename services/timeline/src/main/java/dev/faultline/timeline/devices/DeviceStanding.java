package dev.faultline.timeline.devices;

import dev.faultline.events.DeviceState;
import java.util.OptionalLong;

/**
 * How a device stands: what its ruling fact says. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param device its id
 * @param fact the id of the ruling fact
 * @param occurredAt since when the ruling fact says so
 * @param knownAt when the ruling fact was known
 * @param outageSince when the outage started that the device is in; empty where it is in none
 */
public record DeviceStanding(
        String device,
        String datacenter,
        String role,
        DeviceState state,
        String fact,
        long occurredAt,
        long knownAt,
        OptionalLong outageSince) {}
