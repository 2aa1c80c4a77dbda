package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.devices.Standings;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.recovery.Milestones;
import dev.faultline.timeline.recovery.Recovery;
import dev.faultline.timeline.recovery.RecoveryQuery;
import dev.faultline.timeline.recovery.RecoveryTimeline;
import dev.faultline.timeline.recovery.StaffOfRecovery;
import dev.faultline.timeline.recovery.Step;
import dev.faultline.timeline.views.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Reads questions for the recovery of a datacenter. */
final class RecoveryReading {
    private static final String ROLE = "role";
    private static final String POINTS = "points";

    static final Set<String> PARAMETERS = Set.of("from", "to", "role", "groupBy", "incident", POINTS);

    private static final long USUAL_LENGTH = Duration.ofDays(1).toNanos();

    private RecoveryReading() {}

    /** A recovery timeline as it is written. */
    record RecoveryBody(
            String datacenter,
            AskedWindow.WindowBody window,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> role,
            @JsonInclude(JsonInclude.Include.NON_NULL) String incident,
            MilestonesBody milestones,
            int struck,
            int restored,
            List<StepBody> steps,
            @JsonInclude(JsonInclude.Include.NON_NULL) ThinnedBody thinned,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<RoleBody> roles,
            List<StaffEventBody> staffEvents,
            int staffEventCount,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    /** The same for one role. */
    record RoleBody(
            String role,
            MilestonesBody milestones,
            int struck,
            int restored,
            List<StepBody> steps,
            @JsonInclude(JsonInclude.Include.NON_NULL) ThinnedBody thinned) {}

    /** Says that steps were left out: how many there are in all, and how long the stretches are of which two at most stayed. */
    record ThinnedBody(int stepCount, BigDecimal stretchSeconds) {
        /** Null where none was left out. */
        static ThinnedBody of(List<Step> given, int stepCount, RecoveryQuery query) {
            return given.size() == stepCount ? null : new ThinnedBody(stepCount, Seconds.of(query.stretchNanos()));
        }
    }

    /** The instants of recovery; null where one was not reached, but without the first action where none is known. */
    record MilestonesBody(
            Instant firstImpact,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant firstAction,
            Instant restored50,
            Instant restored90,
            Instant restored100) {
        static MilestonesBody of(Milestones milestones, OptionalLong firstAction) {
            return new MilestonesBody(
                    Wire.instant(milestones.firstImpact()),
                    Wire.instant(firstAction),
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
        OptionalInt points = ask.number(POINTS, RecoveryTimeline.MIN_POINTS, RecoveryTimeline.MAX_STEPS);
        AskedIncident incident = AskedIncident.of(ask);
        return look -> switch (incident.narrow(window, look, () -> window.end(look.frame()) - USUAL_LENGTH)) {
            case AskedIncident.Narrowed.Refused refused -> refused.answer();
            case AskedIncident.Narrowed.To(Optional<IncidentState> narrowing, Window asked) -> {
                if (!new Standings(look.view().facts(), look.frame()).isKnownDatacenter(datacenter)) {
                    yield DatacentersReading.unknown(datacenter);
                }
                var query = new RecoveryQuery(
                        datacenter, asked, roles, narrowing.map(IncidentState::scope), byRole, points);
                yield RecoveryTimeline.of(look.view().facts(), query, look.frame())
                        .map(recovery ->
                                Answer.found(body(query, recovery, staff(query, narrowing, look), incident, look)))
                        .orElseGet(() -> Answer.refused(ProblemType.ANSWER_TOO_LARGE, tooLarge(points)));
            }
        };
    }

    private static String tooLarge(OptionalInt points) {
        return points.isPresent()
                ? "The recovery has more than " + RecoveryTimeline.MAX_STEPS + " steps, or is made of more than "
                        + RecoveryTimeline.MAX_THINNED
                        + ": ask for fewer points, for a shorter window, for fewer roles or without groupBy."
                : "The recovery has more than " + RecoveryTimeline.MAX_STEPS
                        + " steps: ask for points, for a shorter window, for fewer roles or without groupBy.";
    }

    /** Of the incident asked for, else of all. */
    private static StaffOfRecovery staff(RecoveryQuery query, Optional<IncidentState> incident, Look look) {
        return StaffOfRecovery.of(
                look.view().facts(),
                incident.map(Stream::of).orElseGet(() -> look.view().incidents().incidents(look.frame())),
                query,
                look.frame());
    }

    private static RecoveryBody body(
            RecoveryQuery query, Recovery recovery, StaffOfRecovery staff, AskedIncident incident, Look look) {
        return new RecoveryBody(
                query.datacenter(),
                AskedWindow.WindowBody.of(query.window()),
                new java.util.TreeSet<>(query.roles()),
                incident.id().orElse(null),
                MilestonesBody.of(recovery.milestones(), staff.firstAction()),
                recovery.milestones().struck(),
                recovery.milestones().restored(),
                StepBody.of(recovery.steps()),
                ThinnedBody.of(recovery.steps(), recovery.stepCount(), query),
                query.byRole() ? roles(recovery, query) : null,
                staff.events().stream().map(StaffEventBody::of).toList(),
                staff.count(),
                look.position(),
                look.asOf(),
                look.knownAt());
    }

    private static List<RoleBody> roles(Recovery recovery, RecoveryQuery query) {
        return recovery.roles().stream()
                .map(role -> new RoleBody(
                        role.role(),
                        MilestonesBody.of(role.milestones(), OptionalLong.empty()),
                        role.milestones().struck(),
                        role.milestones().restored(),
                        StepBody.of(role.steps()),
                        ThinnedBody.of(role.steps(), role.stepCount(), query)))
                .toList();
    }
}
