package dev.faultline.timeline.status;

import java.util.List;

/**
 * A datacenter as the public is told of it. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param roles how each kind of device in it stands, in the order of their names
 * @param days the last days, the present one last
 * @param firstObserved when the first of its devices was
 * @param changedAt when it last became impaired or whole again, or was first observed
 */
public record Site(
        String datacenter,
        Condition condition,
        List<RoleCondition> roles,
        List<Day> days,
        long firstObserved,
        long changedAt) {
    /** How the devices of a role in a datacenter stand, taken together. */
    public record RoleCondition(String role, Condition condition) {}

    public Site {
        roles = List.copyOf(roles);
        days = List.copyOf(days);
    }
}
