package dev.faultline.timeline.incidents;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.IncidentEvent.Acknowledged;
import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.events.staff.IncidentEvent.CauseRecorded;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionCompleted;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionDropped;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionPlanned;
import dev.faultline.events.staff.IncidentEvent.Declared;
import dev.faultline.events.staff.IncidentEvent.ImpactStart;
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
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers what was known of one incident, event by event in the order of the log. Used once, by one thread. */
final class IncidentFold {
    Said<Declared> declared;
    String title;
    Severity severity;
    Scope scope;
    ImpactStart impactStart;
    IncidentStatus status = IncidentStatus.OPEN;
    Said<Resolved> resolution;
    /** Whether nothing of the incident was left out. */
    boolean all = true;

    final List<Said<Acknowledged>> acknowledgements = new ArrayList<>();
    final List<Said<ActionRecorded>> actions = new ArrayList<>();
    final List<Said<MilestoneClaimed>> claims = new ArrayList<>();
    final List<Said<Linked>> links = new ArrayList<>();
    final List<Said<Noted>> notes = new ArrayList<>();
    final List<Said<Scoped>> scopeChanges = new ArrayList<>();
    final List<Said<ReportPublished>> reports = new ArrayList<>();
    /** What was written last for each section of the report, that it is withdrawn included. */
    final Map<ReportSection, Said<ReportWritten>> written = new EnumMap<>(ReportSection.class);

    final List<Said<Resolved>> resolutions = new ArrayList<>();
    final List<Said<Reopened>> reopenings = new ArrayList<>();
    final List<StaffRecord> records = new ArrayList<>();

    private final Map<Integer, List<Said<CauseRecorded>>> causes = new TreeMap<>();
    private final Map<Integer, Said<NoticeSent>> sent = new TreeMap<>();
    private final Map<Integer, List<Said<NoticeDeliveryReported>>> deliveries = new TreeMap<>();
    private final Map<Integer, CorrectiveAction> correctiveActions = new TreeMap<>();

    private IncidentFold() {}

    static Optional<IncidentState> of(List<StaffRecord> records, long knownBy) {
        var fold = new IncidentFold();
        for (StaffRecord record : records) {
            if (record.knownAt() <= knownBy) {
                fold.add(record);
            } else {
                fold.all = false;
            }
        }
        return fold.declared == null ? Optional.empty() : Optional.of(fold.finished());
    }

    private IncidentState finished() {
        // What was said anew may have been known before the declaration was, and lies behind it on the log all the
        // same.
        scopeChanges.forEach(said -> change(said.event()));
        return new IncidentState(this);
    }

    private void add(StaffRecord record) {
        records.add(record);
        switch ((IncidentEvent) record.event()) {
            case Declared event -> declare(new Said<>(event, record));
            case Acknowledged event -> {
                acknowledgements.add(new Said<>(event, record));
                status = status == IncidentStatus.OPEN ? IncidentStatus.ACKNOWLEDGED : status;
            }
            case Scoped event -> scopeChanges.add(new Said<>(event, record));
            case ActionRecorded event -> actions.add(new Said<>(event, record));
            case MilestoneClaimed event -> claims.add(new Said<>(event, record));
            case CauseRecorded event ->
                causes.computeIfAbsent(event.cause(), number -> new ArrayList<>())
                        .add(new Said<>(event, record));
            case Linked event -> links.add(new Said<>(event, record));
            case Noted event -> notes.add(new Said<>(event, record));
            case NoticeSent event -> sent.putIfAbsent(event.notice(), new Said<>(event, record));
            case NoticeDeliveryReported event ->
                deliveries
                        .computeIfAbsent(event.notice(), number -> new ArrayList<>())
                        .add(new Said<>(event, record));
            case CorrectiveActionPlanned event -> plan(new Said<>(event, record));
            case CorrectiveActionCompleted event ->
                close(event.correctiveAction(), Optional.of(new Said<>(event, record)), Optional.empty());
            case CorrectiveActionDropped event ->
                close(event.correctiveAction(), Optional.empty(), Optional.of(new Said<>(event, record)));
            case Resolved event -> {
                resolution = new Said<>(event, record);
                resolutions.add(resolution);
                status = IncidentStatus.RESOLVED;
            }
            case Reopened event -> {
                reopenings.add(new Said<>(event, record));
                resolution = null;
                status = IncidentStatus.OPEN;
            }
            case ReportWritten event -> written.put(event.section(), new Said<>(event, record));
            case ReportPublished event -> reports.add(new Said<>(event, record));
        }
    }

    private void declare(Said<Declared> said) {
        if (declared == null) {
            declared = said;
            title = said.event().title();
            severity = said.event().severity();
            scope = said.event().scope();
            impactStart = said.event().impactStart();
        }
    }

    private void change(Scoped event) {
        title = event.title().orElse(title);
        severity = event.severity().orElse(severity);
        scope = event.scope().orElse(scope);
        impactStart = event.impactStart().orElse(impactStart);
    }

    private void plan(Said<CorrectiveActionPlanned> said) {
        int number = said.event().correctiveAction();
        CorrectiveAction known = correctiveAction(number);
        correctiveActions.put(
                number,
                new CorrectiveAction(
                        number, known.planned().or(() -> Optional.of(said)), known.completed(), known.dropped()));
    }

    private void close(
            int number,
            Optional<Said<CorrectiveActionCompleted>> completed,
            Optional<Said<CorrectiveActionDropped>> dropped) {
        CorrectiveAction known = correctiveAction(number);
        boolean open = known.state() == CorrectiveAction.State.PLANNED;
        correctiveActions.put(number, open ? new CorrectiveAction(number, known.planned(), completed, dropped) : known);
    }

    private CorrectiveAction correctiveAction(int number) {
        return correctiveActions.getOrDefault(
                number, new CorrectiveAction(number, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    List<Cause> causes() {
        return causes.entrySet().stream()
                .map(cause -> new Cause(cause.getKey(), cause.getValue()))
                .toList();
    }

    List<Notice> notices() {
        var numbers = new TreeSet<>(sent.keySet());
        numbers.addAll(deliveries.keySet());
        return numbers.stream()
                .map(number -> new Notice(
                        number, Optional.ofNullable(sent.get(number)), deliveries.getOrDefault(number, List.of())))
                .toList();
    }

    List<CorrectiveAction> correctiveActions() {
        return List.copyOf(correctiveActions.values());
    }
}
