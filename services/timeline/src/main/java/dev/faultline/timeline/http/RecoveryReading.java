package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.devices.Standings;
import dev.faultline.timeline.recovery.Milestones;
import dev.faultline.timeline.recovery.Recovery;
import dev.faultline.timeline.recovery.RecoveryQuery;
import dev.faultline.timeline.recovery.RecoveryTimeline;
import dev.faultline.timeline.recovery.Step;
import dev.faultline.timeline.views.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads questions for the recovery of a datacenter. */
final class RecoveryReading {
    static final Set<String> PARAMETERS = Set.of("from", "to", "role", "groupBy", "incident");

    private static final String ROLE = "role";
    private static final long USUAL_LENGTH = Duration.ofDays(1).toNanos();

    private RecoveryReading() {}

    /** A recovery timeline as it is written. */
    record RecoveryBody(
            String datacenter,
            AskedWindow.Body window,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> role,
            MilestonesBody milestones,
            int struck,
            int restored,
            List<StepBody> steps,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<RoleBody> roles,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    /** The same for one role. */
    record RoleBody(String role, MilestonesBody milestones, int struck, int restored, List<StepBody> steps) {}

    /** The instants of recovery; null where one was not reached. */
    record MilestonesBody(Instant firstImpact, Instant restored50, Instant restored90, Instant restored100) {
        static MilestonesBody of(Milestones milestones) {
            return new MilestonesBody(
                    Wire.instant(milestones.firstImpact()),
                    Wire.instant(milestones.restored50()),
                    Wire.instant(milestones.restored90()),
                    Wire.instant(milestones.restored100()));
        }
    }

    /** How many devices are in each state from an instant on. */
    record StepBody(Instant at, int up, int degraded, int down, int unknown) {
        static List<StepBody> of(List<Step> steps) {
            return steps.stream()
                    .map(step -> new StepBody(
                            Wire.instant(step.at()), step.up(), step.degraded(), step.down(), step.unknown()))
                    .toList();
        }
    }

    static Question question(String datacenter, Ask ask) {
        AskedWindow window = AskedWindow.of(ask);
        Set<String> roles = ask.names(ROLE);
        boolean byRole = !ask.words("groupBy", List.of(ROLE), word -> word).isEmpty();
        Optional<String> incident = ask.one("incident");
        return look -> {
            if (incident.isPresent()) {
                return Incidents.unknown(incident.get());
            }
            Optional<Window> asked = window.within(look.frame(), window.end(look.frame()) - USUAL_LENGTH);
            if (asked.isEmpty()) {
                return window.refused(look.frame());
            }
            if (!new Standings(look.view().facts(), look.frame()).isKnownDatacenter(datacenter)) {
                return DatacentersReading.unknown(datacenter);
            }
            var query = new RecoveryQuery(datacenter, asked.get(), roles, byRole);
            return RecoveryTimeline.of(look.view().facts(), query, look.frame())
                    .map(recovery -> Answer.found(body(query, recovery, look)))
                    .orElseGet(() -> Answer.refused(
                            ProblemType.ANSWER_TOO_LARGE,
                            "The recovery has more than " + RecoveryTimeline.MAX_STEPS
                                    + " steps: ask for a shorter window, for fewer roles or without groupBy."));
        };
    }

    private static RecoveryBody body(RecoveryQuery query, Recovery recovery, Look look) {
        return new RecoveryBody(
                query.datacenter(),
                AskedWindow.Body.of(query.window()),
                new java.util.TreeSet<>(query.roles()),
                MilestonesBody.of(recovery.milestones()),
                recovery.milestones().struck(),
                recovery.milestones().restored(),
                StepBody.of(recovery.steps()),
                query.byRole() ? roles(recovery) : null,
                look.position(),
                look.asOf(),
                look.knownAt());
    }

    private static List<RoleBody> roles(Recovery recovery) {
        return recovery.roles().stream()
                .map(role -> new RoleBody(
                        role.role(),
                        MilestonesBody.of(role.milestones()),
                        role.milestones().struck(),
                        role.milestones().restored(),
                        StepBody.of(role.steps())))
                .toList();
    }
}
