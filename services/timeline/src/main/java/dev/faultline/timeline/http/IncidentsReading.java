package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.Severity;
import dev.faultline.timeline.devices.Page;
import dev.faultline.timeline.incidents.Evidence;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.IncidentStatus;
import dev.faultline.timeline.incidents.Places;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads questions for incidents. */
final class IncidentsReading {
    static final Set<String> LIST_PARAMETERS =
            Set.of("datacenter", "role", "device", "status", "severity", "from", "to", "order", "limit", "cursor");

    /** How many events an incident may have to be answered as a whole. */
    static final int MAX_EVENTS = 10_000;

    private IncidentsReading() {}

    /** Incidents in the order of their impact's start, or the other way round. */
    record IncidentList(
            List<IncidentBody> items,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    /** One incident with all that staff did and said, each list in the order of the log. */
    record OneIncident(
            @JsonUnwrapped IncidentBody incident,
            SaidBody declared,
            List<StaffBodies.AcknowledgementBody> acknowledgements,
            List<StaffBodies.ActionBody> actions,
            List<ClaimBody> claims,
            List<StaffBodies.CauseBody> causes,
            List<StaffBodies.NoteBody> notes,
            List<StaffBodies.NoticeBody> notices,
            List<StaffBodies.CorrectiveActionBody> correctiveActions,
            List<StaffBodies.ScopeChangeBody> scopeChanges,
            List<StaffBodies.ReportBody> reports,
            List<StaffBodies.ReportSectionBody> reportSections,
            List<StaffBodies.ReopeningBody> reopenings,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    static Question list(Ask ask, ReadLimits limits) {
        var selection = new Selection(ask.names("datacenter"), ask.names("role"), ask.names("device"));
        Set<IncidentStatus> status =
                Set.copyOf(ask.words("status", List.of(IncidentStatus.values()), IncidentStatus::wire));
        Set<Severity> severity = Set.copyOf(ask.words("severity", List.of(Severity.values()), Severity::wire));
        AskedWindow window = AskedWindow.of(ask);
        int limit = ask.limit(limits.usualLimit(), limits.maxLimit());
        Order order = ask.word("order", List.of(Order.values()), Order::wire, Order.ASCENDING);
        Optional<StaffKey> after = ask.cursor(StaffKey::of);
        return look -> {
            var places = new Places(look.view().facts(), look.frame());
            Predicate<IncidentState> asked = incident -> (status.isEmpty() || status.contains(incident.status()))
                    && (severity.isEmpty() || severity.contains(incident.severity()))
                    && window.overlaps(incident.span())
                    && (selection.equals(Selection.ALL)
                            || places.meet(incident.scope(), incident.impactStart(), selection));
            Page<IncidentState> page = StaffPage.of(
                    look.view().incidents().incidents(look.frame()).filter(asked),
                    IncidentsReading::key,
                    order,
                    after,
                    limit);
            Optional<List<String>> next =
                    page.more() ? Optional.of(key(page.items().getLast()).parts()) : Optional.empty();
            var body = new IncidentList(
                    page.items().stream().map(IncidentBody::of).toList(),
                    look.position(),
                    look.asOf(),
                    look.knownAt(),
                    next.map(ask::cursor).orElse(null));
            return new Answer.Found(body, next);
        };
    }

    static Question one(String id) {
        return look -> {
            Optional<IncidentState> incident = look.view().incidents().incident(id, look.frame());
            if (incident.isEmpty()) {
                return AskedIncident.unknown(id, look);
            }
            if (incident.get().records().size() > MAX_EVENTS) {
                return Answer.refused(
                        ProblemType.ANSWER_TOO_LARGE,
                        "The incident has %d events, and an answer has %d at most."
                                .formatted(incident.get().records().size(), MAX_EVENTS));
            }
            return new Answer.Found(body(incident.get(), look), Optional.empty(), etag(incident.get(), look.frame()));
        };
    }

    /** Only of the present: what the write side compares is what it knows now. */
    private static Optional<String> etag(IncidentState incident, Frame frame) {
        return frame.isPresent() ? Optional.of(Long.toString(incident.revision())) : Optional.empty();
    }

    private static OneIncident body(IncidentState incident, Look look) {
        Set<String> known =
                Evidence.known(incident, look.view().facts(), look.view().incidents(), look.frame());
        return new OneIncident(
                IncidentBody.of(incident),
                SaidBody.of(incident.declared()),
                incident.acknowledgements().stream()
                        .map(StaffBodies.AcknowledgementBody::of)
                        .toList(),
                incident.actions().stream().map(StaffBodies.ActionBody::of).toList(),
                ClaimBody.of(incident),
                incident.causes().stream()
                        .map(cause -> StaffBodies.CauseBody.of(cause, known))
                        .toList(),
                incident.notes().stream().map(StaffBodies.NoteBody::of).toList(),
                incident.notices().stream().map(StaffBodies.NoticeBody::of).toList(),
                incident.correctiveActions().stream()
                        .map(StaffBodies.CorrectiveActionBody::of)
                        .toList(),
                incident.scopeChanges().stream()
                        .map(StaffBodies.ScopeChangeBody::of)
                        .toList(),
                incident.reports().stream().map(StaffBodies.ReportBody::of).toList(),
                Arrays.stream(ReportSection.values())
                        .flatMap(section -> incident.written(section).stream())
                        .map(StaffBodies.ReportSectionBody::of)
                        .toList(),
                incident.reopenings().stream()
                        .map(StaffBodies.ReopeningBody::of)
                        .toList(),
                look.position(),
                look.asOf(),
                look.knownAt());
    }

    private static StaffKey key(IncidentState incident) {
        return new StaffKey(incident.impactStart(), incident.id());
    }
}
