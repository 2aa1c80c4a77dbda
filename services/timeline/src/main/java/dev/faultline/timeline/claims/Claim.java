package dev.faultline.timeline.claims;

import dev.faultline.events.staff.IncidentEvent.MilestoneClaimed;
import dev.faultline.events.staff.IncidentEvent.Resolved;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Said;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that staff said to have come true at an instant.
 *
 * @param milestone what; empty where they said that the incident was over
 * @param scope where; empty for all that the incident strikes
 * @param statement in the words in which it was said
 * @param said by whom and when
 * @param replacedBy the id of the event that took its place: a later claim of the same for the same scope, or the reopening
 *     after a resolution
 */
public record Claim(
        Optional<Milestone> milestone,
        Scope scope,
        Optional<String> statement,
        Said<?> said,
        Optional<String> replacedBy) {
    /** The word for a claim that an incident is over. */
    public static final String RESOLVED = "resolved";

    private record Subject(Milestone milestone, Scope scope) {}

    /** The word for what is claimed. */
    public String word() {
        return milestone.map(Milestone::wire).orElse(RESOLVED);
    }

    /** All claims of an incident in the order of the instants that they speak of; of one instant, in that of telling. */
    public static List<Claim> of(IncidentState incident) {
        List<Claim> claims = new ArrayList<>();
        Map<Subject, Said<MilestoneClaimed>> later = new HashMap<>();
        for (Said<MilestoneClaimed> said : incident.claims().reversed()) {
            MilestoneClaimed event = said.event();
            Optional<String> replacedBy = Optional.ofNullable(
                            later.put(new Subject(event.milestone(), event.scope()), said))
                    .map(by -> by.record().id());
            claims.add(new Claim(Optional.of(event.milestone()), event.scope(), event.statement(), said, replacedBy));
        }
        for (Said<Resolved> said : incident.resolutions().reversed()) {
            claims.add(
                    new Claim(Optional.empty(), Scope.NONE, said.event().statement(), said, reopening(incident, said)));
        }
        return claims.reversed().stream()
                .sorted(Comparator.comparingLong((Claim claim) -> claim.said().occurredAt())
                        .thenComparing(claim -> claim.said().record().sequence()))
                .toList();
    }

    private static Optional<String> reopening(IncidentState incident, Said<Resolved> resolved) {
        return incident.reopenings().stream()
                .filter(reopened ->
                        reopened.record().sequence() > resolved.record().sequence())
                .findFirst()
                .map(reopened -> reopened.record().id());
    }
}
