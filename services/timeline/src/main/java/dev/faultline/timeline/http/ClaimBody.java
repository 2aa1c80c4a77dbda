package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.timeline.claims.Claim;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.StaffRecord;
import java.util.Comparator;
import java.util.List;

/** What staff say to have reached: a milestone for a scope, or that the incident is over. An empty scope means all of it. */
record ClaimBody(
        String claim,
        ScopeBody scope,
        String statement,
        boolean inForce,
        @JsonUnwrapped SaidBody said) {
    /** All claims of an incident in the order of the log. */
    static List<ClaimBody> of(IncidentState incident) {
        return Claim.of(incident).stream()
                .sorted(Comparator.comparing(claim -> claim.said().record(), StaffRecord.LOG_ORDER))
                .map(claim -> of(claim, incident))
                .toList();
    }

    private static ClaimBody of(Claim claim, IncidentState incident) {
        boolean inForce = claim.milestone().isPresent()
                ? claim.replacedBy().isEmpty()
                : incident.resolution().filter(claim.said()::equals).isPresent();
        return new ClaimBody(
                claim.word(),
                ScopeBody.of(claim.scope()),
                claim.statement().orElse(null),
                inForce,
                SaidBody.of(claim.said()));
    }
}
