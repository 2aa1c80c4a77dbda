package dev.faultline.timeline.incidents;

import java.util.Optional;

/**
 * How long it took from the impact's start until something was reached, as staff say; empty where it was not. What is said
 * to have come before the start took no time, and says how early it came.
 *
 * @param toAcknowledge until the first acknowledgement
 * @param toMitigate until the claim in force that all of the incident is mitigated
 * @param toResolve until the resolution in force
 * @param toFirstAction until the earliest action
 */
public record IncidentTimes(
        Optional<Elapsed> toAcknowledge,
        Optional<Elapsed> toMitigate,
        Optional<Elapsed> toResolve,
        Optional<Elapsed> toFirstAction) {

    public static IncidentTimes of(IncidentState incident) {
        return new IncidentTimes(
                until(incident, incident.acknowledgement()),
                until(incident, incident.mitigation()),
                until(incident, incident.resolution()),
                until(incident, incident.firstAction()));
    }

    private static Optional<Elapsed> until(IncidentState incident, Optional<? extends Said<?>> reached) {
        return reached.map(said -> Elapsed.between(
                incident.impactStart(), said.occurredAt(), incident.impactUncertainty() + said.uncertainty()));
    }
}
