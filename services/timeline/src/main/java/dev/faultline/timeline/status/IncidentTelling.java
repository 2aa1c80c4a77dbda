package dev.faultline.timeline.status;

import dev.faultline.events.staff.IncidentEvent.MilestoneClaimed;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.IncidentStatus;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.incidents.StaffRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tells an incident as the public may hear it: that it was declared, taken on, resolved and reopened, milestones, notices to
 * the public and the summaries of reports. Actions, causes, notes, statements and who said what stay inside. For one thread.
 */
final class IncidentTelling {
    private final PublicRules rules;
    private final Scopes scopes;
    private final Redaction redaction;

    IncidentTelling(PublicRules rules, Scopes scopes, Redaction redaction) {
        this.rules = rules;
        this.scopes = scopes;
        this.redaction = redaction;
    }

    /** What is told, and what it turns the incident into; empty for nothing new. */
    private record Line(StaffRecord record, Optional<Phase> turn, String headline, Optional<String> words) {
        Line(Said<?> said, Phase turn, String headline) {
            this(said.record(), Optional.of(turn), headline, Optional.empty());
        }

        long at() {
            return record.occurredAt();
        }
    }

    PublicIncident of(IncidentState incident) {
        String key = PublicNames.key("incident", incident.id());
        List<Update> updates = updates(key, lines(incident));
        return new PublicIncident(
                key,
                PublicNames.path(incident.id(), key, redaction),
                redaction.of(incident.title()),
                incident.severity(),
                phase(incident),
                incident.impactStart(),
                incident.impactUncertainty(),
                incident.resolution()
                        .map(said -> OptionalLong.of(said.occurredAt()))
                        .orElse(OptionalLong.empty()),
                scopes.affected(incident.scope(), incident.impactStart()),
                incident.declared().knownAt(),
                updates.stream().mapToLong(Update::toldAt).max().orElseThrow(),
                updates.subList(Math.max(0, updates.size() - PublicView.MAX_UPDATES), updates.size()));
    }

    private List<Line> lines(IncidentState incident) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(incident.declared(), Phase.INVESTIGATING, "Incident opened"));
        incident.acknowledgements()
                .forEach(said -> lines.add(new Line(said, Phase.INVESTIGATING, "Staff are working on it")));
        inForce(incident.claims()).forEach(said -> lines.add(milestone(said, incident)));
        Set<List<Object>> told = new HashSet<>();
        incident.notices()
                .forEach(notice -> notice.sent()
                        .filter(sent -> rules.isPublic(sent.event().audience()))
                        .filter(sent -> sent.event().text().isPresent())
                        // The same words are often sent on several channels at once.
                        .filter(sent ->
                                told.add(List.of(sent.occurredAt(), sent.event().text())))
                        .ifPresent(sent -> lines.add(notice(sent))));
        incident.resolutions().forEach(said -> lines.add(new Line(said, Phase.RESOLVED, "Resolved")));
        incident.reopenings().forEach(said -> lines.add(new Line(said, Phase.INVESTIGATING, "Reopened")));
        incident.reports().stream()
                .filter(said -> said.event().status() != ReportStatus.DRAFT)
                .forEach(said -> lines.add(report(said)));
        lines.sort(Comparator.comparingLong(Line::at).thenComparing(Line::record, StaffRecord.LOG_ORDER));
        return lines;
    }

    /** Of claims of the same milestone for the same scope the last one. */
    private static Collection<Said<MilestoneClaimed>> inForce(List<Said<MilestoneClaimed>> claims) {
        record Claimed(Milestone milestone, Scope scope) {}
        Map<Claimed, Said<MilestoneClaimed>> last = new LinkedHashMap<>();
        claims.forEach(said ->
                last.put(new Claimed(said.event().milestone(), said.event().scope()), said));
        return last.values();
    }

    private Line milestone(Said<MilestoneClaimed> said, IncidentState incident) {
        MilestoneClaimed claim = said.event();
        boolean whole = claim.scope().isEmpty() || claim.scope().equals(incident.scope());
        String what = switch (claim.milestone()) {
            case MITIGATED -> "The impact is over";
            case NETWORK -> "The network is back";
            case SERVICES -> "Services are back";
            case PHONES -> "Phones are back";
            case BACKLOG_DRAINED -> "What had queued up is worked off";
        };
        String where =
                whole ? "" : scopes.affected(claim.scope(), said.occurredAt()).words();
        boolean mitigates = whole && claim.milestone() == Milestone.MITIGATED;
        return new Line(
                said.record(),
                mitigates ? Optional.of(Phase.MONITORING) : Optional.empty(),
                where.isEmpty() ? what : what + ": " + where,
                Optional.empty());
    }

    private static Line notice(Said<NoticeSent> said) {
        return new Line(said.record(), Optional.empty(), "Notice", said.event().text());
    }

    private static Line report(Said<ReportPublished> said) {
        boolean last = said.event().status() == ReportStatus.FINAL;
        return new Line(
                said.record(),
                last ? Optional.of(Phase.REPORTED) : Optional.empty(),
                last ? "Final report" : "Interim report",
                said.event().summary());
    }

    private List<Update> updates(String incident, List<Line> lines) {
        List<Update> updates = new ArrayList<>();
        Phase phase = Phase.INVESTIGATING;
        for (Line line : lines) {
            phase = turned(phase, line.turn());
            updates.add(new Update(
                    PublicNames.key(
                            incident,
                            line.record().source() + " " + line.record().id()),
                    phase,
                    line.headline(),
                    line.words().map(redaction::of).map(String::strip).orElse(""),
                    line.at(),
                    line.record().event().act().uncertainty().toNanos(),
                    line.record().knownAt()));
        }
        return updates;
    }

    /** A report makes nothing resolved, and what is resolved is opened again only by saying so. */
    private static Phase turned(Phase before, Optional<Phase> turn) {
        if (turn.isEmpty() || turn.get() == Phase.REPORTED && !before.isOver()) {
            return before;
        }
        return before.isOver() && turn.get() == Phase.MONITORING ? before : turn.get();
    }

    private static Phase phase(IncidentState incident) {
        if (incident.status() == IncidentStatus.RESOLVED) {
            return incident.reports().stream().anyMatch(said -> said.event().status() == ReportStatus.FINAL)
                    ? Phase.REPORTED
                    : Phase.RESOLVED;
        }
        return incident.mitigation()
                .filter(said -> incident.reopenings().stream()
                        .noneMatch(again -> StaffRecord.LOG_ORDER.compare(again.record(), said.record()) > 0))
                .map(said -> Phase.MONITORING)
                .orElse(Phase.INVESTIGATING);
    }
}
