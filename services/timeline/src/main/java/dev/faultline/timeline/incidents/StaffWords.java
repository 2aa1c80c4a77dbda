package dev.faultline.timeline.incidents;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.IncidentEvent.Acknowledged;
import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.events.staff.IncidentEvent.CauseRecorded;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionCompleted;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionDropped;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionPlanned;
import dev.faultline.events.staff.IncidentEvent.Declared;
import dev.faultline.events.staff.IncidentEvent.Linked;
import dev.faultline.events.staff.IncidentEvent.MilestoneClaimed;
import dev.faultline.events.staff.IncidentEvent.Noted;
import dev.faultline.events.staff.IncidentEvent.NoticeDeliveryReported;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import dev.faultline.events.staff.IncidentEvent.Reopened;
import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.events.staff.IncidentEvent.ReportWritten;
import dev.faultline.events.staff.IncidentEvent.Resolved;
import dev.faultline.events.staff.IncidentEvent.Scoped;
import dev.faultline.events.staff.StaffEventType;
import java.util.Optional;

/** What staff did or said about an incident, in a word and in a line for people. */
public final class StaffWords {
    private static final String PREFIX = "faultline.incident.";

    private StaffWords() {}

    /** The word for the kind of event: its type without what all types have, as {@code action-recorded}. */
    public static String kind(IncidentEvent event) {
        String type = StaffEventType.of(event).wire();
        return type.substring(PREFIX.length(), type.lastIndexOf('.'));
    }

    /** What was done or said; where staff gave words, those. */
    public static String text(IncidentEvent event) {
        return switch (event) {
            case Declared declared -> declared.title();
            case Acknowledged acknowledged -> acknowledged.note().orElse("acknowledged");
            case Scoped scoped -> scoped.reason().or(scoped::title).orElse("scope, severity or start were said anew");
            case ActionRecorded action ->
                action.kind().wire() + ", outcome " + action.outcome().wire() + ": " + action.description();
            case MilestoneClaimed claim -> with(claim.milestone().wire(), claim.statement());
            case CauseRecorded cause ->
                cause.kind().wire() + (cause.ruledOut() ? ", ruled out: " : ": ") + cause.description();
            case Linked link -> with(link.kind().wire() + " " + link.to(), link.reason());
            case Noted note -> note.text();
            case NoticeSent notice ->
                with(
                        "notice " + notice.notice() + " by " + notice.channel() + " to " + notice.audience(),
                        notice.text());
            case NoticeDeliveryReported report ->
                with(
                        "notice " + report.notice() + ": " + report.delivered() + " delivered, " + report.failed()
                                + " failed",
                        report.detail());
            case CorrectiveActionPlanned planned -> planned.description();
            case CorrectiveActionCompleted completed ->
                with("corrective action " + completed.correctiveAction() + " completed", completed.note());
            case CorrectiveActionDropped dropped ->
                "corrective action " + dropped.correctiveAction() + " dropped: " + dropped.reason();
            case Resolved resolved -> resolved.statement().orElse("resolved");
            case Reopened reopened -> reopened.reason();
            case ReportWritten written ->
                written.text()
                        .map(text -> "report, " + written.section().wire() + ": " + text)
                        .orElse("report, " + written.section().wire() + ": withdrawn");
            case ReportPublished report ->
                with(report.status().wire() + " report", report.summary().or(report::address));
        };
    }

    private static String with(String what, Optional<String> words) {
        return words.map(more -> what + ": " + more).orElse(what);
    }
}
