package dev.faultline.timeline.laws;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.IncidentEvent.ImpactStart;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.timeline.laws.StaffHistories.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The oracle for incidents: slow and obvious, straight from what lies on the log. */
final class NaiveIncidents {
    private NaiveIncidents() {}

    /** What is in force of an incident, in plain values. */
    record Standing(
            String title,
            Severity severity,
            Scope scope,
            ImpactStart start,
            String status,
            Optional<Instant> resolved,
            List<String> events) {}

    /** The distinct events of a subject that were known, each as first told, in the order of the log. */
    static List<Told> known(List<Told> log, String subject, boolean maintenance, Instant by) {
        List<Told> known = new ArrayList<>();
        List<Told> inOrder = log.stream()
                .sorted(Comparator.comparingInt(Told::partition).thenComparingLong(Told::offset))
                .toList();
        for (Told told : inOrder) {
            boolean first = known.stream().noneMatch(other -> same(other, told));
            boolean knownByThen = log.stream()
                    .anyMatch(other -> same(other, told) && !other.knownAt().isAfter(by));
            if (told.event().subject().equals(subject)
                    && told.event() instanceof MaintenanceEvent == maintenance
                    && first
                    && knownByThen) {
                known.add(told);
            }
        }
        return known;
    }

    private static boolean same(Told one, Told other) {
        return one.id().equals(other.id()) && one.source().equals(other.source());
    }

    static Set<String> subjects(List<Told> log) {
        Set<String> subjects = new TreeSet<>();
        log.forEach(told -> subjects.add(told.event().subject()));
        return subjects;
    }

    /** How an incident stands; empty where no declaration was known. */
    static Optional<Standing> standing(List<Told> log, String incident, Instant by) {
        List<Told> known = known(log, incident, false, by);
        Optional<IncidentEvent.Declared> declared =
                of(known, IncidentEvent.Declared.class).stream().findFirst();
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        List<IncidentEvent.Scoped> changes = of(known, IncidentEvent.Scoped.class);
        String status = "open";
        Optional<Instant> resolved = Optional.empty();
        for (Told told : known) {
            if (told.event() instanceof IncidentEvent.Resolved resolution) {
                status = "resolved";
                resolved = Optional.of(resolution.act().occurredAt());
            } else if (told.event() instanceof IncidentEvent.Reopened) {
                status = "open";
                resolved = Optional.empty();
            } else if (told.event() instanceof IncidentEvent.Acknowledged && status.equals("open")) {
                status = "acknowledged";
            }
        }
        return Optional.of(new Standing(
                last(changes.stream().map(IncidentEvent.Scoped::title))
                        .orElse(declared.get().title()),
                last(changes.stream().map(IncidentEvent.Scoped::severity))
                        .orElse(declared.get().severity()),
                last(changes.stream().map(IncidentEvent.Scoped::scope))
                        .orElse(declared.get().scope()),
                last(changes.stream().map(IncidentEvent.Scoped::impactStart))
                        .orElse(declared.get().impactStart()),
                status,
                resolved,
                known.stream().map(told -> told.id() + told.source()).toList()));
    }

    /** Whether an outage of a device belongs to an incident that stands so. */
    static boolean belongs(
            Standing incident, String device, String datacenter, String role, Instant start, Instant end) {
        Instant from = incident.start().at().minus(incident.start().uncertainty());
        boolean begun = end.isAfter(from);
        boolean over = incident.resolved()
                .map(at -> start.isAfter(at) && start.isAfter(from))
                .orElse(false);
        return incident.scope().covers(device, datacenter, role) && begun && !over;
    }

    private static <E extends StaffEvent> List<E> of(List<Told> known, Class<E> type) {
        return known.stream()
                .map(Told::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <T> Optional<T> last(java.util.stream.Stream<Optional<T>> all) {
        return all.flatMap(Optional::stream).reduce((earlier, later) -> later);
    }
}
