package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.timeline.claims.Claim;
import dev.faultline.timeline.claims.ClaimCheck;
import dev.faultline.timeline.claims.Finding;
import dev.faultline.timeline.claims.MilestoneRoles;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.views.Frame;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads questions for the claims of an incident, held against facts. */
final class ClaimsReading {
    static final Set<String> PARAMETERS = Set.of("relapseWithin");

    /** An outage that begins so long after a claim, or sooner, is a relapse where the question does not say. */
    static final Duration USUAL_RELAPSE = Duration.ofDays(30);

    /** How many claims of an incident are held against facts at most. */
    static final int MAX_CLAIMS = 500;

    private ClaimsReading() {}

    /** Claims in the order of the instants that they speak of. */
    record ClaimsBody(
            String incident,
            Duration relapseWithin,
            List<HeldClaimBody> claims,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    /** A claim, what the facts that were known when it was made say of it, and what those that are known now do. */
    record HeldClaimBody(
            String claim,
            ScopeBody scope,
            String statement,
            @JsonUnwrapped SaidBody said,
            @JsonInclude(JsonInclude.Include.NON_NULL) String replacedBy,
            FindingBody then,
            FindingBody now) {}

    /** What facts say of a claim. */
    record FindingBody(
            String verdict,
            int devices,
            int observed,
            int impaired,
            Instant restoredAt,
            BigDecimal restoredAfterClaimSeconds,
            @JsonInclude(JsonInclude.Include.NON_NULL) RelapseBody relapse,
            List<String> evidence,
            int evidenceCount) {
        static FindingBody of(Finding finding, Claim claim) {
            Instant restoredAt = Wire.instant(finding.restoredAt());
            return new FindingBody(
                    Wire.word(finding.verdict()),
                    finding.devices(),
                    finding.observed(),
                    finding.impaired(),
                    restoredAt,
                    finding.restoredAt().isEmpty()
                            ? null
                            : Seconds.of(finding.restoredAt().getAsLong()
                                    - claim.said().occurredAt()),
                    finding.relapse()
                            .map(relapse -> new RelapseBody(
                                    Wire.instant(relapse.at()),
                                    Seconds.of(relapse.afterNanos()),
                                    Duration.ofNanos(relapse.afterNanos()),
                                    relapse.devices()))
                            .orElse(null),
                    finding.evidence(),
                    finding.evidenceCount());
        }
    }

    /** When what was claimed to be over began again. */
    record RelapseBody(Instant at, BigDecimal afterSeconds, Duration after, int devices) {}

    static Question question(String id, Ask ask, ReadLimits limits) {
        Duration relapseWithin = ask.duration("relapseWithin", USUAL_RELAPSE);
        var roles = new MilestoneRoles(limits.criticalRoles());
        return AskedIncident.about(id, (incident, look) -> answer(incident, look, relapseWithin, roles));
    }

    private static Answer answer(IncidentState incident, Look look, Duration relapseWithin, MilestoneRoles roles) {
        List<Claim> claims = Claim.of(incident);
        if (claims.size() > MAX_CLAIMS) {
            return Answer.refused(
                    ProblemType.ANSWER_TOO_LARGE,
                    "The incident has %d claims, and %d are held against facts at most."
                            .formatted(claims.size(), MAX_CLAIMS));
        }
        var check = new ClaimCheck(look.view().facts(), incident, roles, relapseWithin.toNanos());
        return Answer.found(new ClaimsBody(
                incident.id(),
                relapseWithin,
                claims.stream().map(claim -> held(claim, check, look)).toList(),
                look.position(),
                look.asOf(),
                look.knownAt()));
    }

    private static HeldClaimBody held(Claim claim, ClaimCheck check, Look look) {
        Frame then = Frame.knownAt(claim.said().knownAt(), look.frame().now());
        return new HeldClaimBody(
                claim.word(),
                ScopeBody.of(claim.scope()),
                claim.statement().orElse(null),
                SaidBody.of(claim.said()),
                claim.replacedBy().orElse(null),
                FindingBody.of(check.finding(claim, then), claim),
                FindingBody.of(check.finding(claim, look.frame()), claim));
    }
}
