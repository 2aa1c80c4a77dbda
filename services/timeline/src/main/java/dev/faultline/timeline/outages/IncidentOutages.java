package dev.faultline.timeline.outages;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Span;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.List;
import java.util.Optional;

/** The outages that belong to an incident: those of the devices of its scope that overlap its reach. */
public final class IncidentOutages {
    private IncidentOutages() {}

    /** They, in {@link DeviceOutage#ORDER}, as they are known where one looks from. */
    public static List<DeviceOutage> of(Facts.Snapshot facts, IncidentState incident, Frame frame) {
        Span reach = incident.reach();
        long end = reach.isOpen() ? frame.asOf() : Math.min(reach.to(), frame.asOf());
        return new ScopeOutages(facts, Selection.ALL.within(Optional.of(incident.scope())), role -> true, frame)
                .all(new Window(reach.from(), Math.max(end, reach.from()) + 1));
    }
}
