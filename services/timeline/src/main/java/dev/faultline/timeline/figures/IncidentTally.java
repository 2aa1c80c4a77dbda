package dev.faultline.timeline.figures;

import dev.faultline.timeline.incidents.Elapsed;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.IncidentTimes;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.views.Window;
import java.util.Optional;

/** Gathers the times of the incidents of one group, one incident after the other. */
final class IncidentTally {
    private final Tally.Values acknowledged = new Tally.Values();
    private final Tally.Values mitigated = new Tally.Values();
    private final Tally.Values resolved = new Tally.Values();
    private final Tally.Values acted = new Tally.Values();
    private long open;

    /** Counts an incident for what it reached in the window. */
    void incident(IncidentState incident, Window window) {
        IncidentTimes times = IncidentTimes.of(incident);
        add(acknowledged, incident.acknowledgement(), times.toAcknowledge(), window);
        add(mitigated, incident.mitigation(), times.toMitigate(), window);
        add(resolved, incident.resolution(), times.toResolve(), window);
        add(acted, incident.firstAction(), times.toFirstAction(), window);
        if (incident.resolution().isEmpty() && incident.impactStart() < window.to()) {
            open++;
        }
    }

    boolean isEmpty() {
        return acknowledged.isEmpty() && mitigated.isEmpty() && resolved.isEmpty() && acted.isEmpty() && open == 0;
    }

    IncidentFigures figures() {
        return new IncidentFigures(
                acknowledged.distribution(),
                mitigated.distribution(),
                resolved.distribution(),
                acted.distribution(),
                open);
    }

    private static void add(
            Tally.Values values, Optional<? extends Said<?>> reached, Optional<Elapsed> time, Window window) {
        if (reached.isPresent() && window.holds(reached.get().occurredAt())) {
            values.add(time.orElseThrow().nanos());
        }
    }
}
