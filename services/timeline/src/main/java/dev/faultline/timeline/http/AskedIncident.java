package dev.faultline.timeline.http;

import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Span;
import dev.faultline.timeline.outages.DeviceOutage;
import dev.faultline.timeline.outages.IncidentOutages;
import dev.faultline.timeline.views.Window;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** The incident that narrows a question down, if any. */
record AskedIncident(Optional<String> id) {
    /** The parameter that says it. */
    static final String NAME = "incident";

    static AskedIncident of(Ask ask) {
        Optional<String> id = ask.one(NAME);
        id.filter(String::isBlank).ifPresent(blank -> ask.wrong(NAME, "must be an id"));
        return new AskedIncident(id);
    }

    /** What a question comes down to, looking from somewhere. */
    sealed interface Narrowed {
        /**
         * A window, and the incident whose scope narrows it down, if any.
         *
         * @param window as the question says it; where it leaves an end open, from the start of the incident's reach or to
         *     just behind its resolution
         */
        record To(Optional<IncidentState> incident, Window window) implements Narrowed {}

        /** The incident is not known, or the window begins at its end or later. */
        record Refused(Answer answer) implements Narrowed {}
    }

    /**
     * Narrows a question down to the incident, if one is asked for.
     *
     * @param usualFrom where the window begins where neither the question nor an incident says; asked only then
     */
    Narrowed narrow(AskedWindow window, Look look, LongSupplier usualFrom) {
        Optional<IncidentState> incident =
                id.flatMap(asked -> look.view().incidents().incident(asked, look.frame()));
        if (id.isPresent() && incident.isEmpty()) {
            return new Narrowed.Refused(unknown(id.get(), look));
        }
        AskedWindow narrowed = incident.map(state -> narrowed(window, state)).orElse(window);
        long from = window.from()
                .orElseGet(() -> incident.map(state -> state.reach().from()).orElseGet(usualFrom::getAsLong));
        return narrowed.within(look.frame(), from)
                .<Narrowed>map(asked -> new Narrowed.To(incident, asked))
                .orElseGet(() -> new Narrowed.Refused(narrowed.refused(look.frame())));
    }

    /** The window of a question about the incident: just behind its resolution where the question gives no end. */
    private static AskedWindow narrowed(AskedWindow window, IncidentState incident) {
        Span span = incident.reach();
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
        return IncidentOutages.of(look.view().facts(), incident, look.frame());
    }

    static Answer unknown(String incident, Look look) {
        boolean later = look.view().incidents().tellsOf(incident, look.frame());
        return Answer.refused(
                ProblemType.INCIDENT_NOT_FOUND,
                later && !look.frame().isAllKnown()
                        ? "The incident " + incident + " was not known by " + look.knownAt() + "."
                        : "No incident has the id " + incident + ".");
    }
}
