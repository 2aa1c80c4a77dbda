package dev.faultline.recorder.incidents;

import dev.faultline.events.staff.ActionKind;
import dev.faultline.events.staff.ActionOutcome;
import dev.faultline.events.staff.CauseKind;
import dev.faultline.events.staff.IncidentEvent.ImpactStart;
import dev.faultline.events.staff.LinkKind;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import dev.faultline.recorder.commands.Asked;
import dev.faultline.recorder.commands.Command;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What staff can want recorded about an incident. What each part means stands at the event that is recorded for it, in
 * {@link dev.faultline.events.staff.IncidentEvent}.
 */
public sealed interface IncidentCommand extends Command {
    /** There is an incident. */
    record Declare(Asked asked, String title, Severity severity, Scope scope, ImpactStart impactStart)
            implements IncidentCommand {}

    /** Somebody takes it on. */
    record Acknowledge(Asked asked, Optional<String> note) implements IncidentCommand {}

    /** It is seen otherwise than before; at least one part but the reason is given. */
    record Rescope(
            Asked asked,
            Optional<String> title,
            Optional<Severity> severity,
            Optional<Scope> scope,
            Optional<ImpactStart> impactStart,
            Optional<String> reason)
            implements IncidentCommand {}

    /** Staff did something to devices. */
    record RecordAction(Asked asked, ActionKind kind, Scope target, ActionOutcome outcome, String description)
            implements IncidentCommand {}

    /** Staff say that something was reached. */
    record ClaimMilestone(Asked asked, Milestone milestone, Scope scope, Optional<String> statement)
            implements IncidentCommand {}

    /**
     * Staff name a cause.
     *
     * @param cause the number of the one that is told anew; empty for another one
     */
    record RecordCause(
            Asked asked, OptionalInt cause, CauseKind kind, String description, List<String> evidence, boolean ruledOut)
            implements IncidentCommand {}

    /**
     * It hangs together with another incident.
     *
     * @param to the other, which is there and is not this one
     */
    record Link(Asked asked, LinkKind kind, String to, Optional<String> reason) implements IncidentCommand {}

    /** Staff write something down. */
    record Note(Asked asked, String text) implements IncidentCommand {}

    /** Somebody was told. */
    record RecordNotice(
            Asked asked, String channel, String audience, OptionalLong told, Scope carriedBy, Optional<String> text)
            implements IncidentCommand {}

    /** How many a notice has reached. */
    record ReportDelivery(Asked asked, int notice, long delivered, long failed, Optional<String> detail)
            implements IncidentCommand {}

    /** Something is to be done so that it does not happen again. */
    record PlanCorrectiveAction(Asked asked, String description, String owner, Optional<LocalDate> due)
            implements IncidentCommand {}

    /** It is done. */
    record CompleteCorrectiveAction(Asked asked, int correctiveAction, Optional<String> note)
            implements IncidentCommand {}

    /** It will not be done. */
    record DropCorrectiveAction(Asked asked, int correctiveAction, String reason) implements IncidentCommand {}

    /** The incident is said to be over. */
    record Resolve(Asked asked, Optional<String> statement) implements IncidentCommand {}

    /** It is not over after all. */
    record Reopen(Asked asked, String reason) implements IncidentCommand {}

    /**
     * Staff write words of their own for a part of the report.
     *
     * @param text the words; empty where those of before are withdrawn
     */
    record WriteReport(Asked asked, ReportSection section, Optional<String> text) implements IncidentCommand {}

    /** A report was published. */
    record PublishReport(Asked asked, ReportStatus status, Optional<String> summary, Optional<String> address)
            implements IncidentCommand {}
}
