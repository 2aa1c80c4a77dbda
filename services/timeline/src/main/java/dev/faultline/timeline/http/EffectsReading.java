package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.timeline.effects.ActionEffects;
import dev.faultline.timeline.effects.Effect;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads questions for the actions of an incident and what they did. */
final class EffectsReading {
    static final Set<String> PARAMETERS = Set.of("within");

    /** A device that comes back so long after an action, or sooner, counts as its effect where the question does not say. */
    static final Duration USUAL_WITHIN = Duration.ofMinutes(30);

    /** How many actions of an incident are held against facts at most. */
    static final int MAX_ACTIONS = 500;

    private EffectsReading() {}

    /** Actions in the order in which they were taken. */
    record EffectsBody(
            String incident,
            Duration within,
            List<HeldActionBody> actions,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    /** An action, and what facts show of it; {@code agrees} is null where they do not decide. */
    record HeldActionBody(
            @JsonUnwrapped StaffBodies.ActionBody action,
            String effect,
            int impaired,
            int backWithin,
            int backLater,
            int notBack,
            int struckAfter,
            Boolean agrees,
            List<String> evidence,
            int evidenceCount) {}

    static Question question(String id, Ask ask) {
        Duration within = ask.duration("within", USUAL_WITHIN);
        return AskedIncident.about(id, (incident, look) -> answer(incident, look, within));
    }

    private static Answer answer(IncidentState incident, Look look, Duration within) {
        if (incident.actions().size() > MAX_ACTIONS) {
            return Answer.refused(
                    ProblemType.ANSWER_TOO_LARGE,
                    "The incident has %d actions, and %d are held against facts at most."
                            .formatted(incident.actions().size(), MAX_ACTIONS));
        }
        var effects = new ActionEffects(look.view().facts(), incident, look.frame(), within.toNanos());
        return Answer.found(new EffectsBody(
                incident.id(),
                within,
                incident.actions().stream()
                        .sorted(Comparator.comparingLong(Said::occurredAt))
                        .map(action -> body(action, effects.of(action)))
                        .toList(),
                look.position(),
                look.asOf(),
                look.knownAt()));
    }

    private static HeldActionBody body(Said<ActionRecorded> action, Effect effect) {
        return new HeldActionBody(
                StaffBodies.ActionBody.of(action),
                effect.word().wire(),
                effect.impaired(),
                effect.backWithin(),
                effect.backLater(),
                effect.notBack(),
                effect.struckAfter(),
                ActionEffects.agrees(action.event().outcome(), effect).orElse(null),
                effect.evidence(),
                effect.evidenceCount());
    }
}
