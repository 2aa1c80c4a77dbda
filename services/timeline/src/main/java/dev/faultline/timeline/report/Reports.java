package dev.faultline.timeline.report;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.timeline.claims.MilestoneRoles;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.figures.FiguresIndex;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Incidents;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.views.Frame;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes reports. What was published is never kept: it is told anew from where the log stood when it was, and comes out the
 * same, however much was recorded since.
 */
public final class Reports {
    private final Subject.Sources sources;
    private final ZoneId zone;
    private final Function<StaffRecord, Frame> asPublished;

    /**
     * Of one state of the read models.
     *
     * @param roles which roles show which milestone
     * @param zone by whose clocks times are told
     * @param asPublished from where one looks upon what was known when a report was published, of which this is the record
     */
    public Reports(
            Facts.Snapshot facts,
            FiguresIndex.Snapshot index,
            Incidents.Snapshot staff,
            MilestoneRoles roles,
            ZoneId zone,
            Function<StaffRecord, Frame> asPublished) {
        this.sources = new Subject.Sources(facts, index, staff, roles);
        this.zone = zone;
        this.asPublished = asPublished;
    }

    /** The reports that were published of an incident, by revision; of two of one number the later. */
    public static List<Said<ReportPublished>> published(IncidentState incident) {
        List<Said<ReportPublished>> published = new ArrayList<>();
        incident.reports().stream()
                .sorted(Comparator.comparingInt(said -> said.event().revision()))
                .forEach(said -> {
                    if (!published.isEmpty()
                            && published.getLast().event().revision()
                                    == said.event().revision()) {
                        published.removeLast();
                    }
                    published.add(said);
                });
        return published;
    }

    /**
     * The report as it stands where one looks from: the one that was published last, where nothing that it says has changed
     * since, else the draft of the next.
     *
     * @return empty where devices changed more often than a story may have it
     */
    public Optional<Report> of(IncidentState incident, Frame frame) {
        Words words = words(incident, frame);
        var subject = new Subject(sources, incident, frame, words);
        List<Said<ReportPublished>> published = published(incident);
        return Telling.of(subject).map(telling -> {
            if (published.isEmpty()) {
                return report(subject, telling, Optional.empty(), 1, List.of());
            }
            Said<ReportPublished> last = published.getLast();
            List<Statement> since = changes(incident, last, telling, words);
            return since.isEmpty()
                    ? report(
                            subject,
                            telling,
                            Optional.of(last),
                            last.event().revision(),
                            before(published, last)
                                    .map(earlier -> changes(incident, earlier, telling, words))
                                    .orElse(List.of()))
                    : report(subject, telling, Optional.empty(), last.event().revision() + 1, since);
        });
    }

    /**
     * A report as it was published.
     *
     * @param incident as it was known then
     * @return empty where devices changed more often than a story may have it
     */
    public Optional<Report> published(IncidentState incident, Said<ReportPublished> publication) {
        Frame frame = asPublished.apply(publication.record());
        Words words = words(incident, frame);
        var subject = new Subject(sources, incident, frame, words);
        return Telling.of(subject)
                .map(telling -> report(
                        subject,
                        telling,
                        Optional.of(publication),
                        publication.event().revision(),
                        before(published(incident), publication)
                                .map(earlier -> changes(incident, earlier, telling, words))
                                .orElse(List.of())));
    }

    private static Optional<Said<ReportPublished>> before(
            List<Said<ReportPublished>> published, Said<ReportPublished> publication) {
        return published.stream()
                .filter(said -> said.event().revision() < publication.event().revision())
                .reduce((earlier, later) -> later);
    }

    /** What a telling says otherwise than what was published. */
    private List<Statement> changes(
            IncidentState incident, Said<ReportPublished> publication, Telling now, Words words) {
        Frame frame = asPublished.apply(publication.record());
        return sources.staff()
                .incident(incident.id(), frame)
                .flatMap(then -> Telling.of(new Subject(sources, then, frame, words)))
                .map(then -> Difference.of(then.sections(), now.sections()))
                .orElse(List.of());
    }

    /** Both tellings that are compared are in the same words. */
    private Words words(IncidentState incident, Frame frame) {
        long from = incident.reach().from();
        long to = from;
        for (StaffRecord record : incident.records()) {
            IncidentEvent event = (IncidentEvent) record.event();
            if (!(event instanceof ReportPublished) && !(event instanceof IncidentEvent.ReportWritten)) {
                from = Math.min(from, record.occurredAt());
                to = Math.max(to, record.occurredAt());
            }
        }
        return new Words(zone, from, incident.reach().isOpen() ? Math.max(to, frame.asOf()) : to);
    }

    private static Report report(
            Subject subject,
            Telling telling,
            Optional<Said<ReportPublished>> publication,
            int revision,
            List<Statement> changes) {
        List<Section> sections = new ArrayList<>(telling.sections());
        if (!changes.isEmpty()) {
            sections.add(Section.of(Part.CHANGES, changes));
        }
        Set<String> ids = References.ids(Stream.concat(
                sections.stream().flatMap(section -> section.statements().stream()),
                telling.curves().stream().map(Curve::told)));
        List<Said<ReportPublished>> published = published(subject.incident);
        return new Report(
                subject.incident,
                revision,
                publication.map(said -> said.event().status()).orElse(ReportStatus.DRAFT),
                publication,
                subject.frame,
                subject.window,
                subject.words,
                sections,
                telling.curves(),
                telling.curvesLeftOut(),
                Arrays.stream(ReportSection.values())
                        .filter(section -> subject.incident.written(section).isEmpty())
                        .toList(),
                published.subList(Math.max(0, published.size() - Report.MAX_PUBLICATIONS), published.size()),
                References.of(subject, ids),
                ids.size());
    }
}
