package dev.faultline.timeline.http;

import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.timeline.claims.MilestoneRoles;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.report.Reports;
import dev.faultline.timeline.story.Story;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads questions for the report on an incident. */
final class ReportReading {
    static final Set<String> PARAMETERS = Set.of("position", "asOf", "tz", "format", "revision");

    private static final String REVISION = "revision";

    private ReportReading() {}

    /**
     * A question for a report.
     *
     * @param accept the media types that a request says it takes
     */
    static Question question(
            String id, Ask ask, Optional<String> accept, ReadLimits limits, ReportDocuments documents) {
        ZoneId zone = AskedCalendar.zone(ask);
        Optional<Form> form = ask.has("format")
                ? Optional.of(ask.word("format", List.of(Form.values()), Form::wire, Form.JSON))
                : Form.accepted(accept);
        OptionalInt revision = ask.number(REVISION);
        if (revision.isPresent() && ask.has("knownAt")) {
            ask.wrong(REVISION, "goes without knownAt: a revision tells what was known when it was published");
        }
        var asked = new Asked(ask, zone, revision, new MilestoneRoles(limits.criticalRoles()), documents);
        return form.map(wanted -> AskedIncident.about(id, (incident, look) -> asked.answer(incident, look, wanted)))
                .orElse(look -> Answer.refused(
                        ProblemType.NOT_ACCEPTABLE,
                        "A report can be had as " + Form.types()
                                + ": name one of them in Accept, or json, html, md or pdf in format."));
    }

    /** The parameters of one question. */
    private record Asked(Ask ask, ZoneId zone, OptionalInt revision, MilestoneRoles roles, ReportDocuments documents) {

        private Answer answer(IncidentState incident, Look look, Form form) {
            if (incident.records().size() > IncidentsReading.MAX_EVENTS) {
                return Answer.refused(
                        ProblemType.ANSWER_TOO_LARGE,
                        "The incident has %d events, and a report has those of %d at most."
                                .formatted(incident.records().size(), IncidentsReading.MAX_EVENTS));
            }
            return revision.isPresent()
                    ? published(incident, look, revision.getAsInt(), form)
                    : present(incident, look, form);
        }

        private Reports reports(Look look) {
            return new Reports(
                    look.view().facts(),
                    look.view().index(),
                    look.view().incidents(),
                    roles,
                    zone,
                    publication -> PublishedLook.of(look, publication).frame());
        }

        private Answer present(IncidentState incident, Look look, Form form) {
            return reports(look)
                    .of(incident, look.frame())
                    .map(report -> documents.answer(
                            report,
                            form,
                            look,
                            ask,
                            ask.permalink(look.position(), look.frame().now(), Map.of("knownAt", look))))
                    .orElseGet(Asked::tooLarge);
        }

        private Answer published(IncidentState incident, Look look, int asked, Form form) {
            List<Said<ReportPublished>> published = Reports.published(incident);
            Optional<Said<ReportPublished>> publication = published.stream()
                    .filter(said -> said.event().revision() == asked)
                    .findFirst();
            if (publication.isEmpty()) {
                return new Answer.Refused(Problem.invalid(
                        REVISION,
                        published.isEmpty()
                                ? "must be left out: no report on this incident was published"
                                : "must be that of a report that was published, the last of which is "
                                        + published.getLast().event().revision() + ", and is " + asked));
            }
            Look then = PublishedLook.of(look, publication.get().record());
            Said<ReportPublished> said = publication.get();
            return look.view()
                    .incidents()
                    .incident(incident.id(), then.frame())
                    .map(known -> reports(look)
                            .published(known, said)
                            .map(report -> documents.answer(
                                    report,
                                    form,
                                    then,
                                    ask,
                                    ask.permalink(then.position(), then.frame().now(), Map.of())))
                            .orElseGet(Asked::tooLarge))
                    .orElseGet(() -> AskedIncident.unknown(incident.id(), then));
        }

        private static Answer tooLarge() {
            return Answer.refused(
                    ProblemType.ANSWER_TOO_LARGE,
                    "Devices changed more than " + Story.MAX_CHANGES + " times: that is too much for a report.");
        }
    }
}
