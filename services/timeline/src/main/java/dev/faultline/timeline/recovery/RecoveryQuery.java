package dev.faultline.timeline.recovery;

import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.views.Window;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What recovery is asked for.
 *
 * @param datacenter its name
 * @param roles names of roles; empty for all
 * @param within only devices that this scope covers; empty for all
 * @param byRole whether to give each role on its own, too
 * @param points how many steps may be given, of all devices and of each role; empty for all that there are
 */
public record RecoveryQuery(
        String datacenter,
        Window window,
        Set<String> roles,
        Optional<Scope> within,
        boolean byRole,
        OptionalInt points) {
    public RecoveryQuery {
        roles = Set.copyOf(roles);
    }

    /** How long a stretch is of which two steps at most are given, in nanoseconds; 0 where all steps are asked for. */
    public long stretchNanos() {
        return points.isPresent() ? new Thinning(window, points.getAsInt()).stretchNanos() : 0;
    }

    /** Of all devices of these roles. */
    public RecoveryQuery(String datacenter, Window window, Set<String> roles, boolean byRole) {
        this(datacenter, window, roles, Optional.empty(), byRole, OptionalInt.empty());
    }
}
