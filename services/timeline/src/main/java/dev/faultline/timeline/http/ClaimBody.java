package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.events.staff.IncidentEvent.MilestoneClaimed;
import dev.faultline.events.staff.IncidentEvent.Resolved;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.incidents.StaffRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What staff say to have reached: a milestone for a scope, or that the incident is over. An empty scope means all of it. */
record ClaimBody(
        String claim,
        ScopeBody scope,
        String statement,
        boolean inForce,
        @JsonUnwrapped SaidBody said) {
    private static final String RESOLVED = "resolved";

    private record Of(Milestone milestone, Scope scope) {}

    private record Placed(Said<?> said, ClaimBody body) {}

    /** All claims of an incident in the order of the log. */
    static List<ClaimBody> of(IncidentState incident) {
        Map<Of, Said<MilestoneClaimed>> inForce = new HashMap<>();
        incident.claims().forEach(said -> inForce.put(of(said), said));
        List<Placed> claims = new ArrayList<>();
        for (Said<MilestoneClaimed> said : incident.claims()) {
            claims.add(new Placed(
                    said,
                    new ClaimBody(
                            said.event().milestone().wire(),
                            ScopeBody.of(said.event().scope()),
                            said.event().statement().orElse(null),
                            inForce.get(of(said)) == said,
                            SaidBody.of(said))));
        }
        for (Said<Resolved> said : incident.resolutions()) {
            claims.add(new Placed(
                    said,
                    new ClaimBody(
                            RESOLVED,
                            ScopeBody.of(Scope.NONE),
                            said.event().statement().orElse(null),
                            incident.resolution().filter(said::equals).isPresent(),
                            SaidBody.of(said))));
        }
        claims.sort(Comparator.comparing(placed -> placed.said().record(), StaffRecord.LOG_ORDER));
        return claims.stream().map(Placed::body).toList();
    }

    private static Of of(Said<MilestoneClaimed> said) {
        return new Of(said.event().milestone(), said.event().scope());
    }
}
