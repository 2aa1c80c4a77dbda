package dev.faultline.timeline.report;

import dev.faultline.events.staff.IncidentEvent.CauseRecorded;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.timeline.incidents.Cause;
import java.util.ArrayList;
import java.util.List;

/** Why it happened, as staff say: causes by their numbers, and what the incident hangs together with. */
final class CausesTold {
    private CausesTold() {}

    static List<Statement> of(Subject subject) {
        List<Statement> told = new ArrayList<>();
        subject.written(ReportSection.CAUSES).ifPresent(told::add);
        subject.incident.causes().forEach(cause -> told.add(cause(cause)));
        subject.incident.links().forEach(said -> {
            String what = "This incident is "
                    + switch (said.event().kind()) {
                        case RECURRENCE_OF -> "a recurrence of ";
                        case CAUSED_BY_REPAIR_OF -> "caused by the repair of ";
                    }
                    + said.event().to()
                    + said.event().reason().map(reason -> ": " + reason).orElse("");
            told.add(Statement.of(
                    "link/" + said.record().id(),
                    Words.sentence(what),
                    List.of(said.record().id())));
        });
        return told;
    }

    private static Statement cause(Cause cause) {
        CauseRecorded said = cause.inForce().event();
        String label = "Cause " + cause.number() + ", " + said.kind().wire() + (said.ruledOut() ? ", ruled out" : "");
        return Statement.of(
                        "cause/" + cause.number(),
                        label + ": " + Words.sentence(said.description()),
                        Statement.ids(List.of(cause.inForce().record().id()), said.evidence()))
                .labelled(label, Words.sentence(Words.capital(said.description())))
                .inTheirWords();
    }
}
