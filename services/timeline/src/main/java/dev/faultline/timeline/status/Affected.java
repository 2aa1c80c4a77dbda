package dev.faultline.timeline.status;

import java.util.ArrayList;
import java.util.List;

/**
 * What an incident strikes, or work is done on, without a name of a device.
 *
 * @param roles only these, in the datacenters that are struck as wholes; empty for all
 * @param datacenters that are struck as wholes
 * @param partly datacenters in which single devices are
 * @param everywhere whether the roles are meant in all datacenters
 */
public record Affected(List<String> roles, List<String> datacenters, List<String> partly, boolean everywhere) {
    public Affected {
        roles = List.copyOf(roles);
        datacenters = List.copyOf(datacenters);
        partly = List.copyOf(partly);
    }

    /** It in words; empty where nothing of it is known. */
    public String words() {
        List<String> parts = new ArrayList<>();
        String places = everywhere ? "all datacenters" : String.join(", ", datacenters);
        if (!places.isEmpty()) {
            parts.add(roles.isEmpty() ? places : String.join(", ", roles) + " in " + places);
        }
        if (!partly.isEmpty()) {
            parts.add("parts of " + String.join(", ", partly));
        }
        return String.join("; ", parts);
    }

    /** Whether a role of a datacenter can be struck. */
    public boolean touches(String datacenter, String role) {
        boolean whole = everywhere || datacenters.contains(datacenter);
        return whole && (roles.isEmpty() || roles.contains(role));
    }

    /** Whether any of a datacenter can be. */
    public boolean touches(String datacenter) {
        return everywhere || datacenters.contains(datacenter) || partly.contains(datacenter);
    }
}
