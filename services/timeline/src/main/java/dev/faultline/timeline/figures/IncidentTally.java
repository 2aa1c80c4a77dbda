package dev.faultline.timeline.figures;

import dev.faultline.timeline.incidents.Elapsed;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.IncidentTimes;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the times of the incidents of one group, one incident after the other. */
final class IncidentTally {
    private final Cases acknowledged = new Cases();
    private final Cases mitigated = new Cases();
    private final Cases resolved = new Cases();
    private final Cases acted = new Cases();
    private final List<IncidentState> counted = new ArrayList<>();
    private long open;

    /** Counts an incident for what it reached in the window. */
    void incident(IncidentState incident, Window window) {
        long before = cases();
        IncidentTimes times = IncidentTimes.of(incident);
        add(acknowledged, incident.acknowledgement(), times.toAcknowledge(), window);
        add(mitigated, incident.mitigation(), times.toMitigate(), window);
        add(resolved, incident.resolution(), times.toResolve(), window);
        add(acted, incident.firstAction(), times.toFirstAction(), window);
        if (incident.resolution().isEmpty() && incident.impactStart() < window.to()) {
            open++;
        }
        if (cases() > before) {
            counted.add(incident);
        }
    }

    /** The incidents that count for anything, in the order in which they came. */
    List<IncidentState> counted() {
        return counted;
    }

    private long cases() {
        return acknowledged.count() + mitigated.count() + resolved.count() + acted.count() + open;
    }

    boolean isEmpty() {
        return cases() == 0;
    }

    IncidentFigures figures() {
        return new IncidentFigures(acknowledged.spread(), mitigated.spread(), resolved.spread(), acted.spread(), open);
    }

    private static void add(Cases values, Optional<? extends Said<?>> reached, Optional<Elapsed> time, Window window) {
        if (reached.isPresent() && window.holds(reached.get().occurredAt())) {
            Elapsed elapsed = time.orElseThrow();
            values.add(elapsed.nanos(), elapsed.uncertainty());
        }
    }
}
