package dev.faultline.timeline.recovery;

import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.views.Window;
import java.util.Optional;
import java.util.Set;

/**
 * What recovery is asked for.
 *
 * @param datacenter its name
 * @param roles names of roles; empty for all
 * @param within only devices that this scope covers; empty for all
 * @param byRole whether to give each role on its own, too
 */
public record RecoveryQuery(
        String datacenter, Window window, Set<String> roles, Optional<Scope> within, boolean byRole) {
    public RecoveryQuery {
        roles = Set.copyOf(roles);
    }

    /** Of all devices of these roles. */
    public RecoveryQuery(String datacenter, Window window, Set<String> roles, boolean byRole) {
        this(datacenter, window, roles, Optional.empty(), byRole);
    }
}
