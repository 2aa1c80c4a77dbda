package dev.faultline.timeline.laws;

import dev.faultline.events.staff.MaintenanceEvent.Cancelled;
import dev.faultline.events.staff.MaintenanceEvent.Scheduled;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.laws.StaffHistories.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Planned work by docs/figures.md the slow way. */
public record NaiveWork(String id, Scope scope, Instant from, Instant to) {
    /** The planned work that was known by then and not known to be cancelled; all where there is no such instant. */
    public static List<NaiveWork> known(List<Told> staff, Optional<Instant> knownAt) {
        Instant by = knownAt.orElse(Instant.MAX);
        List<NaiveWork> works = new ArrayList<>();
        for (String id : NaiveIncidents.subjects(staff)) {
            List<Told> known = NaiveIncidents.known(staff, id, true, by);
            boolean cancelled = known.stream().anyMatch(told -> told.event() instanceof Cancelled);
            known.stream()
                    .map(Told::event)
                    .filter(Scheduled.class::isInstance)
                    .map(Scheduled.class::cast)
                    .findFirst()
                    .filter(scheduled -> !cancelled)
                    .ifPresent(scheduled ->
                            works.add(new NaiveWork(id, scheduled.scope(), scheduled.from(), scheduled.to())));
        }
        return works;
    }

    /** Whether a device that stands so is worked on. */
    boolean covers(String device, String datacenter, String role) {
        return scope.covers(device, datacenter, role);
    }

    /** Whether the datacenter as a whole is: the work names it and no role. */
    boolean coversWhole(String datacenter) {
        return scope.datacenters().contains(datacenter) && scope.roles().isEmpty();
    }

    boolean lasts(Instant at) {
        return NaiveFigures.within(at, from, to);
    }
}
