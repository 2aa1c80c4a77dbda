package dev.faultline.timeline.report;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.facts.FactLookup;
import dev.faultline.timeline.facts.LogPlace;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.incidents.StaffWords;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Selection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what the events are that a report names, and where they lie on the log. */
final class References {
    /** How many events are listed at most. */
    static final int MAX_REFERENCES = 1_000;

    private References() {}

    /** The ids that statements name, each once, in the order in which they are named first. */
    static Set<String> ids(Stream<Statement> statements) {
        Set<String> ids = new LinkedHashSet<>();
        statements.forEach(statement -> ids.addAll(statement.evidence()));
        return ids;
    }

    /** The first of the events with these ids. */
    static List<Reference> of(Subject subject, Set<String> ids) {
        List<String> asked = ids.stream().limit(MAX_REFERENCES).toList();
        Map<String, Reference.Origin> origins = new HashMap<>();
        for (StaffRecord record : subject.incident.records()) {
            origins.put(
                    record.id(),
                    new Reference.Origin(
                            StaffWords.kind((IncidentEvent) record.event()),
                            true,
                            record.knownAt(),
                            record.partition(),
                            record.offset()));
        }
        var lookup = new FactLookup(
                subject.sources.facts(),
                asked.stream().filter(id -> !origins.containsKey(id)).toList(),
                subject.frame);
        scopes(subject.incident).forEach(scope -> look(subject, scope, lookup));
        lookup.found()
                .forEach((id, found) -> origins.put(
                        id,
                        new Reference.Origin(
                                found.retraction() ? "state-retracted" : "state-changed",
                                false,
                                found.knownAt(),
                                LogPlace.partition(found.place()),
                                LogPlace.offset(found.place()))));
        return asked.stream()
                .map(id -> new Reference(id, Optional.ofNullable(origins.get(id))))
                .toList();
    }

    /** The devices that the incident covers, and all others that what was done and said names. */
    private static Set<Scope> scopes(IncidentState incident) {
        Set<Scope> scopes = new LinkedHashSet<>(List.of(incident.scope()));
        incident.actions().forEach(said -> scopes.add(said.event().target()));
        incident.claims().forEach(said -> scopes.add(said.event().scope()));
        incident.notices()
                .forEach(notice ->
                        notice.sent().ifPresent(said -> scopes.add(said.event().carriedBy())));
        scopes.remove(Scope.NONE);
        return scopes;
    }

    private static void look(Subject subject, Scope scope, FactLookup lookup) {
        if (lookup.isDone()) {
            return;
        }
        var covered = new Selected(subject.sources.facts(), Selection.ALL.within(Optional.of(scope)));
        for (int device : covered.devices()) {
            lookup.look(device);
        }
    }
}
