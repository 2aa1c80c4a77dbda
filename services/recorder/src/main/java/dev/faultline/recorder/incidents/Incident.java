package dev.faultline.recorder.incidents;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.LinkKind;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.recorder.commands.Asked;
import dev.faultline.recorder.commands.Chain;
import dev.faultline.recorder.commands.Decision;
import dev.faultline.recorder.commands.Entity;
import dev.faultline.recorder.commands.History;
import dev.faultline.recorder.commands.RecordedEvent;
import dev.faultline.recorder.commands.Refusal;
import java.util.Optional;

/**
 * An incident as far as decisions need it. What happened is never refused for being inconvenient; what is refused is
 * bookkeeping that makes no sense, such as resolving what is resolved.
 *
 * @param id its id
 * @param what what there is under the id
 * @param history how many events there are, and of which requests
 * @param acknowledged whether somebody has taken it on since it was declared or last reopened
 * @param resolved whether it is said to be over
 * @param causes how many causes have a number
 * @param notices how many notices have one
 * @param reports how many reports have one
 * @param correctiveActions those that are open and closed
 * @param links what it is linked to
 */
public record Incident(
        String id,
        What what,
        History history,
        boolean acknowledged,
        boolean resolved,
        int causes,
        int notices,
        int reports,
        CorrectiveActions correctiveActions,
        Chain<LinkTo> links)
        implements Entity<IncidentCommand, Incident> {
    /** What there is under an id. */
    public enum What {
        /** Nothing. */
        NOTHING,
        /** Planned work, which has no business here. */
        MAINTENANCE,
        /** An incident. */
        INCIDENT
    }

    /** A link of the incident. */
    public record LinkTo(LinkKind kind, String incident) {}

    /** What there is before the first event. */
    public static Incident absent(String id) {
        return new Incident(
                id, What.NOTHING, History.NONE, false, false, 0, 0, 0, CorrectiveActions.NONE, Chain.empty());
    }

    @Override
    public Incident evolve(RecordedEvent event) {
        Incident next = counted(event);
        return switch (event.envelope().event()) {
            case IncidentEvent.Declared declared -> next.handled(false, false);
            case IncidentEvent.Acknowledged done -> next.handled(true, resolved);
            case IncidentEvent.Resolved done -> next.handled(acknowledged, true);
            case IncidentEvent.Reopened done -> next.handled(false, false);
            case IncidentEvent.CauseRecorded cause -> next.numbered(Math.max(causes, cause.cause()), notices, reports);
            case IncidentEvent.NoticeSent sent -> next.numbered(causes, Math.max(notices, sent.notice()), reports);
            case IncidentEvent.ReportPublished report ->
                next.numbered(causes, notices, Math.max(reports, report.revision()));
            case IncidentEvent.CorrectiveActionPlanned planned ->
                next.corrected(correctiveActions.plan(planned.correctiveAction()));
            case IncidentEvent.CorrectiveActionCompleted done ->
                next.corrected(correctiveActions.close(done.correctiveAction()));
            case IncidentEvent.CorrectiveActionDropped done ->
                next.corrected(correctiveActions.close(done.correctiveAction()));
            case IncidentEvent.Linked link -> next.linked(new LinkTo(link.kind(), link.to()));
            case IncidentEvent.Scoped scoped -> next;
            case IncidentEvent.ActionRecorded action -> next;
            case IncidentEvent.MilestoneClaimed claim -> next;
            case IncidentEvent.Noted note -> next;
            case IncidentEvent.NoticeDeliveryReported delivery -> next;
            case IncidentEvent.ReportWritten written -> next;
            case MaintenanceEvent maintenance -> next;
        };
    }

    @Override
    public Decision decide(IncidentCommand command) {
        Optional<Decision> before = history.decided(command.asked());
        if (before.isPresent()) {
            return before.get();
        }
        if (command instanceof IncidentCommand.Declare declare) {
            return declare(declare);
        }
        if (what != What.INCIDENT) {
            return Decision.refuse(Refusal.Kind.INCIDENT_NOT_FOUND, "There is no incident " + id);
        }
        return history.precondition(command.asked())
                .or(() -> history.full("The incident " + id))
                .orElseGet(() -> decideOpen(command));
    }

    private Decision declare(IncidentCommand.Declare command) {
        if (what != What.NOTHING) {
            return Decision.refuse(
                    Refusal.Kind.INCIDENT_EXISTS,
                    what == What.MAINTENANCE
                            ? "The id " + id + " is that of a maintenance"
                            : "There is an incident " + id + " already. Declare this one under another id");
        }
        return history.precondition(command.asked())
                .orElseGet(() -> record(
                        command.asked(),
                        new IncidentEvent.Declared(
                                id,
                                command.asked().act(),
                                command.title(),
                                command.severity(),
                                command.scope(),
                                command.impactStart())));
    }

    /** The decision on a command that finds an incident with room for another event. */
    private Decision decideOpen(IncidentCommand command) {
        Asked asked = command.asked();
        return switch (command) {
            case IncidentCommand.Declare declare -> declare(declare);
            case IncidentCommand.Acknowledge acknowledge ->
                acknowledged
                        ? Decision.refuse(
                                Refusal.Kind.ALREADY_ACKNOWLEDGED,
                                "The incident " + id + " was acknowledged before, and not reopened since")
                        : record(asked, new IncidentEvent.Acknowledged(id, asked.act(), acknowledge.note()));
            case IncidentCommand.Rescope rescope ->
                record(
                        asked,
                        new IncidentEvent.Scoped(
                                id,
                                asked.act(),
                                rescope.title(),
                                rescope.severity(),
                                rescope.scope(),
                                rescope.impactStart(),
                                rescope.reason()));
            case IncidentCommand.RecordAction action ->
                record(
                        asked,
                        new IncidentEvent.ActionRecorded(
                                id,
                                asked.act(),
                                action.kind(),
                                action.target(),
                                action.outcome(),
                                action.description()));
            case IncidentCommand.ClaimMilestone claim ->
                record(
                        asked,
                        new IncidentEvent.MilestoneClaimed(
                                id, asked.act(), claim.milestone(), claim.scope(), claim.statement()));
            case IncidentCommand.RecordCause cause -> recordCause(cause);
            case IncidentCommand.Link link -> link(link);
            case IncidentCommand.Note note -> record(asked, new IncidentEvent.Noted(id, asked.act(), note.text()));
            case IncidentCommand.RecordNotice notice ->
                record(
                        asked,
                        new IncidentEvent.NoticeSent(
                                id,
                                asked.act(),
                                notices + 1,
                                notice.channel(),
                                notice.audience(),
                                notice.told(),
                                notice.carriedBy(),
                                notice.text()));
            case IncidentCommand.ReportDelivery delivery -> reportDelivery(delivery);
            case IncidentCommand.PlanCorrectiveAction plan ->
                record(
                        asked,
                        new IncidentEvent.CorrectiveActionPlanned(
                                id,
                                asked.act(),
                                correctiveActions.planned() + 1,
                                plan.description(),
                                plan.owner(),
                                plan.due()));
            case IncidentCommand.CompleteCorrectiveAction complete ->
                correctiveAction(
                        asked,
                        complete.correctiveAction(),
                        new IncidentEvent.CorrectiveActionCompleted(
                                id, asked.act(), complete.correctiveAction(), complete.note()));
            case IncidentCommand.DropCorrectiveAction drop ->
                correctiveAction(
                        asked,
                        drop.correctiveAction(),
                        new IncidentEvent.CorrectiveActionDropped(
                                id, asked.act(), drop.correctiveAction(), drop.reason()));
            case IncidentCommand.Resolve resolve ->
                resolved
                        ? Decision.refuse(
                                Refusal.Kind.ALREADY_RESOLVED,
                                "The incident " + id + " is resolved. Reopen it first if it went on")
                        : record(asked, new IncidentEvent.Resolved(id, asked.act(), resolve.statement()));
            case IncidentCommand.Reopen reopen ->
                resolved
                        ? record(asked, new IncidentEvent.Reopened(id, asked.act(), reopen.reason()))
                        : Decision.refuse(
                                Refusal.Kind.NOT_RESOLVED,
                                "The incident " + id + " is not resolved, so there is nothing to reopen");
            case IncidentCommand.WriteReport report ->
                record(asked, new IncidentEvent.ReportWritten(id, asked.act(), report.section(), report.text()));
            case IncidentCommand.PublishReport report ->
                record(
                        asked,
                        new IncidentEvent.ReportPublished(
                                id, asked.act(), reports + 1, report.status(), report.summary(), report.address()));
        };
    }

    private Decision recordCause(IncidentCommand.RecordCause command) {
        int number = command.cause().orElse(causes + 1);
        if (command.cause().isPresent() && (number < 1 || number > causes)) {
            return Decision.refuse(
                    Refusal.Kind.CAUSE_NOT_FOUND,
                    "The incident " + id + " has no cause " + number + " to tell anew; " + upTo(causes)
                            + ". Leave cause out for another one");
        }
        return record(
                command.asked(),
                new IncidentEvent.CauseRecorded(
                        id,
                        command.asked().act(),
                        number,
                        command.kind(),
                        command.description(),
                        command.evidence(),
                        command.ruledOut()));
    }

    private Decision link(IncidentCommand.Link command) {
        if (links.contains(new LinkTo(command.kind(), command.to()))) {
            return Decision.refuse(
                    Refusal.Kind.ALREADY_LINKED,
                    "The incident " + id + " was linked to " + command.to() + " as "
                            + command.kind().wire() + " before");
        }
        return record(
                command.asked(),
                new IncidentEvent.Linked(id, command.asked().act(), command.kind(), command.to(), command.reason()));
    }

    private Decision reportDelivery(IncidentCommand.ReportDelivery command) {
        if (command.notice() < 1 || command.notice() > notices) {
            return Decision.refuse(
                    Refusal.Kind.NOTICE_NOT_FOUND,
                    "The incident " + id + " has no notice " + command.notice() + "; " + upTo(notices));
        }
        return record(
                command.asked(),
                new IncidentEvent.NoticeDeliveryReported(
                        id,
                        command.asked().act(),
                        command.notice(),
                        command.delivered(),
                        command.failed(),
                        command.detail()));
    }

    private Decision correctiveAction(Asked asked, int number, IncidentEvent event) {
        if (!correctiveActions.has(number)) {
            return Decision.refuse(
                    Refusal.Kind.CORRECTIVE_ACTION_NOT_FOUND,
                    "The incident " + id + " has no corrective action " + number + "; "
                            + upTo(correctiveActions.planned()));
        }
        if (correctiveActions.closed().contains(number)) {
            return Decision.refuse(
                    Refusal.Kind.CORRECTIVE_ACTION_CLOSED,
                    "The corrective action " + number + " of the incident " + id + " was completed or dropped before");
        }
        return record(asked, event);
    }

    private static String upTo(int count) {
        return count == 0 ? "it has none at all" : "they go from 1 to " + count;
    }

    private Decision record(Asked asked, StaffEvent event) {
        return new Decision.Record(asked.envelope(history.next(), event));
    }

    private Incident counted(RecordedEvent event) {
        What now = event.envelope().event() instanceof MaintenanceEvent ? What.MAINTENANCE : What.INCIDENT;
        return new Incident(
                id,
                now,
                history.and(event),
                acknowledged,
                resolved,
                causes,
                notices,
                reports,
                correctiveActions,
                links);
    }

    private Incident handled(boolean nowAcknowledged, boolean nowResolved) {
        return new Incident(
                id, what, history, nowAcknowledged, nowResolved, causes, notices, reports, correctiveActions, links);
    }

    private Incident numbered(int nowCauses, int nowNotices, int nowReports) {
        return new Incident(
                id, what, history, acknowledged, resolved, nowCauses, nowNotices, nowReports, correctiveActions, links);
    }

    private Incident corrected(CorrectiveActions now) {
        return new Incident(id, what, history, acknowledged, resolved, causes, notices, reports, now, links);
    }

    private Incident linked(LinkTo link) {
        return new Incident(
                id,
                what,
                history,
                acknowledged,
                resolved,
                causes,
                notices,
                reports,
                correctiveActions,
                links.and(link));
    }
}
