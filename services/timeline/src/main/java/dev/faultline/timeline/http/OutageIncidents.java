package dev.faultline.timeline.http;

import dev.faultline.timeline.incidents.IncidentIndex;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Places;
import dev.faultline.timeline.outages.Outage;
import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.views.Selection;
import java.util.List;
import java.util.stream.Stream;

/** To which incidents the outages of one answer belong. For one thread. */
final class OutageIncidents {
    private final Look look;
    private final IncidentIndex index;
    private final Places places;

    OutageIncidents(Look look) {
        this.look = look;
        index = look.view().incidents().index(look.frame());
        places = new Places(look.view().facts(), look.frame());
    }

    /** The ids, in the order of the incidents' impact. That of a datacenter belongs where any of its devices is struck. */
    List<String> of(Outage outage) {
        OutageRun run = outage.run();
        long end = run.open() ? Math.max(look.frame().asOf(), run.start() + 1) : run.end();
        Stream<IncidentState> incidents = outage.device().isPresent()
                ? index
                        .of(
                                outage.device().get(),
                                outage.datacenter(),
                                outage.role().orElse(""),
                                run.start(),
                                end)
                        .stream()
                : index.lasting(run.start(), end).stream()
                        .filter(incident -> places.meet(
                                incident.scope(), incident.impactStart(), Selection.ofDatacenter(outage.datacenter())));
        return incidents.map(IncidentState::id).toList();
    }
}
