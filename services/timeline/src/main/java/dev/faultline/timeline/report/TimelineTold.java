package dev.faultline.timeline.report;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.events.staff.IncidentEvent.ReportWritten;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.incidents.StaffWords;
import dev.faultline.timeline.outages.DeviceOutage;
import dev.faultline.timeline.story.Story;
import dev.faultline.timeline.story.StoryLine;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The story of the incident, grouped as it is told elsewhere. What was written for reports is no part of it. */
final class TimelineTold {
    /** Changes so long after the first of a line, or sooner, belong to it; nanoseconds. */
    private static final long GROUP_WITHIN = 60_000_000_000L;

    private final Subject subject;
    /** How often a role of a datacenter was told to go into a state so far. */
    private final Map<String, Integer> seen = new HashMap<>();

    private TimelineTold(Subject subject) {
        this.subject = subject;
    }

    /** Empty where devices changed more often than a story may have it. */
    static Optional<List<Statement>> of(Subject subject) {
        var told = new TimelineTold(subject);
        var query = new Story.StoryQuery(
                window(subject),
                Selection.ALL.within(Optional.of(subject.incident.scope())),
                Set.of(),
                GROUP_WITHIN,
                true,
                true);
        return Story.of(subject.sources.facts(), subject.incident, subject.frame, query)
                .map(lines -> lines.stream()
                        .flatMap(line -> told.statement(line).stream())
                        .toList());
    }

    /** From the first that belongs to the incident to just behind the last. */
    private static Window window(Subject subject) {
        long from = subject.incident.reach().from();
        long to = from;
        for (StaffRecord record : subject.incident.records()) {
            if (!ofReports((IncidentEvent) record.event())) {
                from = Math.min(from, record.occurredAt());
                to = Math.max(to, record.occurredAt());
            }
        }
        for (DeviceOutage outage : subject.outages) {
            to = Math.max(to, outage.open() ? subject.frame.asOf() : outage.end());
        }
        return new Window(from, to + 1);
    }

    private static boolean ofReports(IncidentEvent event) {
        return event instanceof ReportWritten || event instanceof ReportPublished;
    }

    private Optional<Statement> statement(StoryLine line) {
        return switch (line) {
            case StoryLine.FactLine facts -> Optional.of(facts(facts));
            case StoryLine.StaffLine staff -> staff(staff.record());
        };
    }

    private Statement facts(StoryLine.FactLine line) {
        String group =
                line.datacenter() + "/" + line.role() + "/" + line.state().wire();
        int ordinal = seen.merge(group, 1, Integer::sum);
        String what = line.count() == 1 ? line.devices().getFirst() : line.count() + " × " + line.role();
        String value = what + " " + line.state().wire() + " in " + line.datacenter()
                + line.reason().map(reason -> ": " + reason).orElse("");
        String around = Words.around(line.uncertaintyNanos());
        return Statement.of(
                        "facts/" + group + "/" + ordinal,
                        subject.words.time(line.occurredAt()) + around + ": " + Words.sentence(value),
                        line.evidence(),
                        line.count())
                .labelled(subject.words.shortTime(line.occurredAt()) + around, value);
    }

    private Optional<Statement> staff(StaffRecord record) {
        var event = (IncidentEvent) record.event();
        if (ofReports(event)) {
            return Optional.empty();
        }
        String value = kind(event) + StaffWords.text(event);
        String around = Words.around(event.act().uncertainty().toNanos());
        return Optional.of(Statement.of(
                        "staff/" + record.id(),
                        subject.words.time(record.occurredAt()) + around + ": " + Words.sentence(value),
                        List.of(record.id()))
                .labelled(subject.words.shortTime(record.occurredAt()) + around, value)
                .inTheirWords());
    }

    /** What the words of staff do not say themselves. */
    private static String kind(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.Declared declared -> "declared: ";
            case IncidentEvent.Acknowledged acknowledged -> acknowledged.note().isPresent() ? "acknowledged: " : "";
            case IncidentEvent.MilestoneClaimed claim ->
                "claimed: "
                        + Words.scope(claim.scope()).map(scope -> scope + ", ").orElse("");
            case IncidentEvent.CauseRecorded cause -> "cause " + cause.cause() + ", ";
            case IncidentEvent.Noted note -> "note: ";
            case IncidentEvent.CorrectiveActionPlanned planned ->
                "corrective action " + planned.correctiveAction() + " planned: ";
            case IncidentEvent.Resolved resolved -> resolved.statement().isPresent() ? "resolved: " : "";
            case IncidentEvent.Reopened reopened -> "reopened: ";
            default -> "";
        };
    }
}
