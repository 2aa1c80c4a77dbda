package dev.faultline.timeline.incidents;

import dev.faultline.events.Instants;
import dev.faultline.events.staff.IncidentEvent.Acknowledged;
import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.events.staff.IncidentEvent.Declared;
import dev.faultline.events.staff.IncidentEvent.Linked;
import dev.faultline.events.staff.IncidentEvent.MilestoneClaimed;
import dev.faultline.events.staff.IncidentEvent.Noted;
import dev.faultline.events.staff.IncidentEvent.Reopened;
import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.events.staff.IncidentEvent.ReportWritten;
import dev.faultline.events.staff.IncidentEvent.Resolved;
import dev.faultline.events.staff.IncidentEvent.Scoped;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incident as it was known at some time: what staff had said of it by then, in the order of the log. An order that the
 * write side would refuse, as comes about where a part is not yet known, is told all the same. Never changes. Instants are
 * nanoseconds since 1970-01-01T00:00Z, durations nanoseconds.
 */
public final class IncidentState {
    private final String id;
    private final String title;
    private final Severity severity;
    private final Scope scope;
    private final long impactStart;
    private final long impactUncertainty;
    private final IncidentStatus status;
    private final long revision;
    private final Said<Declared> declared;
    private final List<Said<Acknowledged>> acknowledgements;
    private final Optional<Said<Resolved>> resolution;
    private final List<Said<ActionRecorded>> actions;
    private final List<Said<MilestoneClaimed>> claims;
    private final List<Cause> causes;
    private final List<Said<Linked>> links;
    private final List<Said<Noted>> notes;
    private final List<Notice> notices;
    private final List<CorrectiveAction> correctiveActions;
    private final List<Said<Scoped>> scopeChanges;
    private final List<Said<ReportPublished>> reports;
    private final Map<ReportSection, Said<ReportWritten>> written;
    private final List<Said<Resolved>> resolutions;
    private final List<Said<Reopened>> reopenings;
    private final List<StaffRecord> records;
    private final Span span;
    private final Span reach;

    IncidentState(IncidentFold fold) {
        declared = fold.declared;
        id = declared.event().incident();
        title = fold.title;
        severity = fold.severity;
        scope = fold.scope;
        impactStart = Instants.toEpochNanos(fold.impactStart.at());
        impactUncertainty = fold.impactStart.uncertainty().toNanos();
        status = fold.status;
        resolution = Optional.ofNullable(fold.resolution);
        acknowledgements = List.copyOf(fold.acknowledgements);
        actions = List.copyOf(fold.actions);
        claims = List.copyOf(fold.claims);
        causes = fold.causes();
        links = List.copyOf(fold.links);
        notes = List.copyOf(fold.notes);
        notices = fold.notices();
        correctiveActions = fold.correctiveActions();
        scopeChanges = List.copyOf(fold.scopeChanges);
        reports = List.copyOf(fold.reports);
        written = Map.copyOf(fold.written);
        resolutions = List.copyOf(fold.resolutions);
        reopenings = List.copyOf(fold.reopenings);
        records = List.copyOf(fold.records);
        revision = fold.all ? records.getLast().sequence() : records.size();
        span = spanFrom(impactStart);
        reach = spanFrom(impactStart - impactUncertainty);
    }

    /**
     * The incident as it was known by an instant.
     *
     * @param records all of the incident, in the order of the log
     * @param knownBy only those that were known by then count
     * @return empty until it was known that the incident was declared
     */
    public static Optional<IncidentState> of(List<StaffRecord> records, long knownBy) {
        return IncidentFold.of(records, knownBy);
    }

    public String id() {
        return id;
    }

    /** What it is called, as said last. */
    public String title() {
        return title;
    }

    /** How bad it is, as said last. */
    public Severity severity() {
        return severity;
    }

    /** Which devices it strikes, as said last. */
    public Scope scope() {
        return scope;
    }

    /** When users first suffered, as said last. */
    public long impactStart() {
        return impactStart;
    }

    /** How far the real start may lie from {@link #impactStart} on either side. */
    public long impactUncertainty() {
        return impactUncertainty;
    }

    public IncidentStatus status() {
        return status;
    }

    /** The number of the last event where all is known, the write side's revision; else how many events were known. */
    public long revision() {
        return revision;
    }

    public Said<Declared> declared() {
        return declared;
    }

    /** The first acknowledgement in the order of the log. */
    public Optional<Said<Acknowledged>> acknowledgement() {
        return acknowledgements.stream().findFirst();
    }

    public List<Said<Acknowledged>> acknowledgements() {
        return acknowledgements;
    }

    /** The resolution in force: the last one, if the incident was not reopened since. */
    public Optional<Said<Resolved>> resolution() {
        return resolution;
    }

    public List<Said<ActionRecorded>> actions() {
        return actions;
    }

    /** The action that was taken first; of several at the same instant the one that was told first. */
    public Optional<Said<ActionRecorded>> firstAction() {
        return actions.stream().min(Comparator.comparingLong(Said::occurredAt));
    }

    /** All claims of milestones, those that later ones took the place of included. */
    public List<Said<MilestoneClaimed>> claims() {
        return claims;
    }

    /** The claim in force that all of the incident is mitigated: the last one, for it takes the place of those before. */
    public Optional<Said<MilestoneClaimed>> mitigation() {
        return claims.stream()
                .filter(said -> said.event().milestone() == Milestone.MITIGATED)
                .filter(said ->
                        said.event().scope().isEmpty() || said.event().scope().equals(scope))
                .reduce((earlier, later) -> later);
    }

    /** In the order of their numbers. */
    public List<Cause> causes() {
        return causes;
    }

    public List<Said<Linked>> links() {
        return links;
    }

    public List<Said<Noted>> notes() {
        return notes;
    }

    /** In the order of their numbers. */
    public List<Notice> notices() {
        return notices;
    }

    /** In the order of their numbers. */
    public List<CorrectiveAction> correctiveActions() {
        return correctiveActions;
    }

    public List<Said<Scoped>> scopeChanges() {
        return scopeChanges;
    }

    public List<Said<ReportPublished>> reports() {
        return reports;
    }

    /** The words in force that staff wrote for a section of the report; empty where there are none, or they were withdrawn. */
    public Optional<Said<ReportWritten>> written(ReportSection section) {
        return Optional.ofNullable(written.get(section))
                .filter(said -> said.event().text().isPresent());
    }

    /** All resolutions, those that were taken back by a reopening included. */
    public List<Said<Resolved>> resolutions() {
        return resolutions;
    }

    public List<Said<Reopened>> reopenings() {
        return reopenings;
    }

    /** All that was known, in the order of the log. */
    public List<StaffRecord> records() {
        return records;
    }

    /** From the impact's start to the resolution in force; of one instant where that is said to lie before the start. */
    public Span span() {
        return span;
    }

    /** The span with the uncertainty of its start: an outage that overlaps it may belong to the incident. */
    public Span reach() {
        return reach;
    }

    /** Whether a device that stands in this datacenter with this role is struck. */
    public boolean covers(String device, String datacenter, String role) {
        return scope.covers(device, datacenter, role);
    }

    private Span spanFrom(long from) {
        return new Span(
                from, resolution.map(said -> Math.max(from, said.occurredAt())).orElse(Span.OPEN));
    }
}
