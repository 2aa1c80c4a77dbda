package dev.faultline.events.staff;

import java.util.List;

/**
 * Which devices are meant. A device is, if it is named, or if it stands in one of the datacenters (in any, where roles are
 * given and datacenters are not) and has one of the roles (any, where none is given). Names are kept sorted and once each,
 * so that equal scopes are equal.
 *
 * @param datacenters names of datacenters
 * @param roles names of roles; alone they mean the devices of these roles everywhere
 * @param devices ids of devices
 */
public record Scope(List<String> datacenters, List<String> roles, List<String> devices) {
    /** No device by itself; where a scope narrows down a wider one, all of the wider one. */
    public static final Scope NONE = new Scope(List.of(), List.of(), List.of());

    public Scope {
        datacenters = sorted(datacenters);
        roles = sorted(roles);
        devices = sorted(devices);
    }

    /** The devices of these datacenters. */
    public static Scope ofDatacenters(String... datacenters) {
        return new Scope(List.of(datacenters), List.of(), List.of());
    }

    /** Whether it names nothing. */
    public boolean isEmpty() {
        return datacenters.isEmpty() && roles.isEmpty() && devices.isEmpty();
    }

    /** Whether a device that stands in this datacenter with this role is meant. */
    public boolean covers(String device, String datacenter, String role) {
        if (devices.contains(device)) {
            return true;
        }
        boolean placed = datacenters.isEmpty() ? !roles.isEmpty() : datacenters.contains(datacenter);
        return placed && (roles.isEmpty() || roles.contains(role));
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().distinct().toList();
    }
}
