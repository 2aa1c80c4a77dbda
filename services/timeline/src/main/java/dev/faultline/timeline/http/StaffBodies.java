package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.events.staff.IncidentEvent.Acknowledged;
import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.events.staff.IncidentEvent.CauseRecorded;
import dev.faultline.events.staff.IncidentEvent.Noted;
import dev.faultline.events.staff.IncidentEvent.NoticeDeliveryReported;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import dev.faultline.events.staff.IncidentEvent.Reopened;
import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.events.staff.IncidentEvent.ReportWritten;
import dev.faultline.events.staff.IncidentEvent.Scoped;
import dev.faultline.timeline.incidents.Cause;
import dev.faultline.timeline.incidents.CorrectiveAction;
import dev.faultline.timeline.incidents.Notice;
import dev.faultline.timeline.incidents.Said;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What staff did and said about one incident, as it is written; null where staff said nothing of a thing. */
final class StaffBodies {
    private StaffBodies() {}

    /** That somebody has taken the incident on. */
    record AcknowledgementBody(String note, @JsonUnwrapped SaidBody said) {
        static AcknowledgementBody of(Said<Acknowledged> said) {
            return new AcknowledgementBody(said.event().note().orElse(null), SaidBody.of(said));
        }
    }

    /** Something that was done to devices. An empty target means all that the incident strikes. */
    record ActionBody(
            String kind,
            ScopeBody target,
            String outcome,
            String description,
            @JsonUnwrapped SaidBody said) {
        static ActionBody of(Said<ActionRecorded> said) {
            return new ActionBody(
                    said.event().kind().wire(),
                    ScopeBody.of(said.event().target()),
                    said.event().outcome().wire(),
                    said.event().description(),
                    SaidBody.of(said));
        }
    }

    /** A cause in its latest revision, and all its revisions in order. */
    record CauseBody(int cause, String kind, String description, boolean ruledOut, List<RevisionBody> revisions) {
        static CauseBody of(Cause cause, Set<String> known) {
            CauseRecorded inForce = cause.inForce().event();
            return new CauseBody(
                    cause.number(),
                    inForce.kind().wire(),
                    inForce.description(),
                    inForce.ruledOut(),
                    cause.revisions().stream()
                            .map(revision -> RevisionBody.of(revision, known))
                            .toList());
        }
    }

    /** What was said of a cause once. */
    record RevisionBody(
            String kind,
            String description,
            boolean ruledOut,
            List<EvidenceBody> evidence,
            @JsonUnwrapped SaidBody said) {
        static RevisionBody of(Said<CauseRecorded> said, Set<String> known) {
            return new RevisionBody(
                    said.event().kind().wire(),
                    said.event().description(),
                    said.event().ruledOut(),
                    said.event().evidence().stream()
                            .map(id -> new EvidenceBody(id, known.contains(id)))
                            .toList(),
                    SaidBody.of(said));
        }
    }

    /** An event that shows a cause, and whether it is known. */
    record EvidenceBody(String id, boolean found) {}

    /** Something that was written down. */
    record NoteBody(String text, @JsonUnwrapped SaidBody said) {
        static NoteBody of(Said<Noted> said) {
            return new NoteBody(said.event().text(), SaidBody.of(said));
        }
    }

    /** A notice and how it fared; where only reports on it were known, all but those is null. */
    record NoticeBody(
            int notice,
            String channel,
            String audience,
            Long told,
            ScopeBody carriedBy,
            String text,
            @JsonUnwrapped SaidBody said,
            List<DeliveryBody> deliveries) {
        static NoticeBody of(Notice notice) {
            Optional<NoticeSent> sent = notice.sent().map(Said::event);
            return new NoticeBody(
                    notice.number(),
                    sent.map(NoticeSent::channel).orElse(null),
                    sent.map(NoticeSent::audience).orElse(null),
                    sent.filter(event -> event.told().isPresent())
                            .map(event -> event.told().getAsLong())
                            .orElse(null),
                    sent.map(event -> ScopeBody.of(event.carriedBy())).orElse(null),
                    sent.flatMap(NoticeSent::text).orElse(null),
                    notice.sent().map(SaidBody::of).orElse(null),
                    notice.deliveries().stream().map(DeliveryBody::of).toList());
        }
    }

    /** How many a notice had reached. */
    record DeliveryBody(
            long delivered,
            long failed,
            String detail,
            @JsonUnwrapped SaidBody said) {
        static DeliveryBody of(Said<NoticeDeliveryReported> said) {
            return new DeliveryBody(
                    said.event().delivered(),
                    said.event().failed(),
                    said.event().detail().orElse(null),
                    SaidBody.of(said));
        }
    }

    /** Something that is to be done, and what became of it. */
    record CorrectiveActionBody(
            int correctiveAction,
            String state,
            String description,
            String owner,
            String due,
            @JsonUnwrapped SaidBody said,
            @JsonInclude(JsonInclude.Include.NON_NULL) ClosingBody closed) {
        static CorrectiveActionBody of(CorrectiveAction action) {
            return new CorrectiveActionBody(
                    action.number(),
                    action.state().wire(),
                    action.planned().map(said -> said.event().description()).orElse(null),
                    action.planned().map(said -> said.event().owner()).orElse(null),
                    action.planned()
                            .flatMap(said -> said.event().due())
                            .map(LocalDate::toString)
                            .orElse(null),
                    action.planned().map(SaidBody::of).orElse(null),
                    ClosingBody.of(action));
        }
    }

    /** That a corrective action was done, with a note, or will not be, with the reason. */
    record ClosingBody(
            @JsonInclude(JsonInclude.Include.NON_NULL) String note,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            @JsonUnwrapped SaidBody said) {
        static ClosingBody of(CorrectiveAction action) {
            return action.completed()
                    .map(said -> new ClosingBody(said.event().note().orElse(null), null, SaidBody.of(said)))
                    .or(() -> action.dropped()
                            .map(said -> new ClosingBody(null, said.event().reason(), SaidBody.of(said))))
                    .orElse(null);
        }
    }

    /** What was seen otherwise than before. */
    record ScopeChangeBody(
            String title,
            String severity,
            ScopeBody scope,
            Instant impactStart,
            Duration impactUncertainty,
            BigDecimal impactUncertaintySeconds,
            String reason,
            @JsonUnwrapped SaidBody said) {
        static ScopeChangeBody of(Said<Scoped> said) {
            Scoped event = said.event();
            Optional<Duration> uncertainty = event.impactStart().map(start -> start.uncertainty());
            return new ScopeChangeBody(
                    event.title().orElse(null),
                    event.severity().map(severity -> severity.wire()).orElse(null),
                    event.scope().map(ScopeBody::of).orElse(null),
                    event.impactStart().map(start -> start.at()).orElse(null),
                    uncertainty.orElse(null),
                    uncertainty.map(each -> Seconds.of(each.toNanos())).orElse(null),
                    event.reason().orElse(null),
                    SaidBody.of(said));
        }
    }

    /** The words in force that were written for a section of the report. */
    record ReportSectionBody(
            String section, String text, @JsonUnwrapped SaidBody said) {
        static ReportSectionBody of(Said<ReportWritten> said) {
            return new ReportSectionBody(
                    said.event().section().wire(), said.event().text().orElse(null), SaidBody.of(said));
        }
    }

    /** A report that was published. */
    record ReportBody(
            int report,
            String status,
            String summary,
            String address,
            @JsonUnwrapped SaidBody said) {
        static ReportBody of(Said<ReportPublished> said) {
            return new ReportBody(
                    said.event().revision(),
                    said.event().status().wire(),
                    said.event().summary().orElse(null),
                    said.event().address().orElse(null),
                    SaidBody.of(said));
        }
    }

    /** That it was not over after all. */
    record ReopeningBody(String reason, @JsonUnwrapped SaidBody said) {
        static ReopeningBody of(Said<Reopened> said) {
            return new ReopeningBody(said.event().reason(), SaidBody.of(said));
        }
    }
}
