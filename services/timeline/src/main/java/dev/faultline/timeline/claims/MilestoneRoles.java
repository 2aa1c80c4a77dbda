package dev.faultline.timeline.claims;

import dev.faultline.events.staff.Milestone;
import dev.faultline.timeline.outages.CriticalRoles;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which devices show whether a milestone was reached, by their role. */
public final class MilestoneRoles {
    /** The role of systems through which those who help can be called. */
    public static final String PHONES = "phone-system";

    /** The role of queues that have to be worked off. */
    public static final String BACKLOG = "mail-queue";

    private final List<String> network;

    /** @param critical the roles that make up the network */
    public MilestoneRoles(CriticalRoles critical) {
        this.network = critical.names();
    }

    /** Whether a role counts for a milestone; all do for {@code mitigated}, and where there is none. */
    public Predicate<String> of(Optional<Milestone> milestone) {
        return milestone.map(this::of).orElse(role -> true);
    }

    private Predicate<String> of(Milestone milestone) {
        return switch (milestone) {
            case MITIGATED -> role -> true;
            case NETWORK -> network::contains;
            case PHONES -> PHONES::equals;
            case BACKLOG_DRAINED -> BACKLOG::equals;
            case SERVICES -> role -> !network.contains(role) && !role.equals(PHONES) && !role.equals(BACKLOG);
        };
    }
}
