package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.claims.Claim;
import dev.faultline.timeline.claims.MilestoneRoles;
import dev.faultline.timeline.clocks.Clock;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.outages.DeviceOutage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads questions for the clocks of an incident. */
final class ClocksReading {
    private ClocksReading() {}

    /** The clocks, always in the same order. */
    record ClocksBody(
            String incident,
            Instant impactStart,
            List<ClockBody> clocks,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    /** One clock; null where it was not claimed, nothing was struck, or not all of it is back. Seconds are from impact start. */
    record ClockBody(
            String clock,
            Instant claimedAt,
            BigDecimal claimedAfterSeconds,
            String claim,
            int devices,
            Instant struckAt,
            Instant restoredAt,
            BigDecimal restoredAfterSeconds,
            BigDecimal claimedAheadSeconds) {
        static ClockBody of(Clock clock, long impactStart) {
            OptionalLong claimedAt = clock.claim()
                    .map(claim -> OptionalLong.of(claim.said().occurredAt()))
                    .orElse(OptionalLong.empty());
            return new ClockBody(
                    clock.milestone().wire(),
                    Wire.instant(claimedAt),
                    between(OptionalLong.of(impactStart), claimedAt),
                    clock.claim().map(claim -> claim.said().record().id()).orElse(null),
                    clock.devices(),
                    Wire.instant(clock.struckAt()),
                    Wire.instant(clock.restoredAt()),
                    between(OptionalLong.of(impactStart), clock.restoredAt()),
                    between(claimedAt, clock.restoredAt()));
        }

        private static BigDecimal between(OptionalLong from, OptionalLong to) {
            return from.isEmpty() || to.isEmpty() ? null : Seconds.of(to.getAsLong() - from.getAsLong());
        }
    }

    static Question question(String id, ReadLimits limits) {
        var roles = new MilestoneRoles(limits.criticalRoles());
        return AskedIncident.about(id, (incident, look) -> answer(incident, look, roles));
    }

    private static Answer answer(IncidentState incident, Look look, MilestoneRoles roles) {
        List<Claim> claims = Claim.of(incident);
        List<DeviceOutage> outages = AskedIncident.outages(incident, look);
        return Answer.found(new ClocksBody(
                incident.id(),
                Wire.instant(incident.impactStart()),
                Clock.PARTS.stream()
                        .map(part -> Clock.of(part, claims, outages, roles.of(Optional.of(part))))
                        .map(clock -> ClockBody.of(clock, incident.impactStart()))
                        .toList(),
                look.position(),
                look.asOf(),
                look.knownAt()));
    }
}
