package dev.faultline.timeline.http;

import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Span;
import dev.faultline.timeline.outages.DeviceOutage;
import dev.faultline.timeline.outages.ScopeOutages;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** The incident that narrows a question down, if any. */
record AskedIncident(Optional<String> id) {
    /** The parameter that says it. */
    static final String NAME = "incident";

    static AskedIncident of(Ask ask) {
        Optional<String> id = ask.one(NAME);
        id.filter(String::isBlank).ifPresent(blank -> ask.wrong(NAME, "must be an id"));
        return new AskedIncident(id);
    }

    /** What to say where the incident is not known; empty where it is, or where none is asked for. */
    Optional<Answer> refusal(Look look) {
        return id.filter(asked -> state(look).isEmpty()).map(asked -> unknown(asked, look));
    }

    /** The incident as it was known. */
    Optional<IncidentState> state(Look look) {
        return id.flatMap(asked -> look.view().incidents().incident(asked, look.frame()));
    }

    /** The window of a question about the incident: just behind its resolution where the question gives no end. */
    static AskedWindow narrowed(AskedWindow window, Optional<IncidentState> incident) {
        Span span = incident.map(IncidentState::reach).orElse(new Span(0, Span.OPEN));
        return window.to().isPresent() || span.isOpen()
                ? window
                : new AskedWindow(window.from(), OptionalLong.of(span.to() + 1));
    }

    /** A question about one incident as it was known. */
    static Question about(String id, BiFunction<IncidentState, Look, Answer> answer) {
        return look -> look.view()
                .incidents()
                .incident(id, look.frame())
                .map(incident -> answer.apply(incident, look))
                .orElseGet(() -> unknown(id, look));
    }

    /** The outages that belong to an incident. */
    static List<DeviceOutage> outages(IncidentState incident, Look look) {
        Span reach = incident.reach();
        long end = reach.isOpen()
                ? look.frame().asOf()
                : Math.min(reach.to(), look.frame().asOf());
        return new ScopeOutages(
                        look.view().facts(),
                        Selection.ALL.within(Optional.of(incident.scope())),
                        role -> true,
                        look.frame())
                .all(new Window(reach.from(), Math.max(end, reach.from()) + 1));
    }

    static Answer unknown(String incident, Look look) {
        boolean later = !look.view().incidents().incidentRecords(incident).isEmpty();
        return Answer.refused(
                ProblemType.INCIDENT_NOT_FOUND,
                later && !look.frame().isPresent()
                        ? "The incident " + incident + " was not known by " + look.knownAt() + "."
                        : "No incident has the id " + incident + ".");
    }
}
