package dev.faultline.timeline.report;

import dev.faultline.events.staff.ReportSection;
import dev.faultline.timeline.incidents.CorrectiveAction;
import java.util.ArrayList;
import java.util.List;

/** What is done so that it does not happen again, by whom, by when, and how far it is. */
final class PreventionTold {
    /** The column that says what is done. */
    static final String WHAT = "what";

    private PreventionTold() {}

    static List<Statement> of(Subject subject) {
        List<Statement> told = new ArrayList<>();
        subject.written(ReportSection.PREVENTION).ifPresent(told::add);
        subject.incident.correctiveActions().forEach(action -> action(subject.words, action, told));
        return told;
    }

    private static void action(Words words, CorrectiveAction action, List<Statement> told) {
        String row = "Action " + action.number();
        String key = "action/" + action.number() + "/";
        action.planned().ifPresent(said -> {
            List<String> id = List.of(said.record().id());
            told.add(Statement.of(
                            key + "what",
                            row + ": " + Words.sentence(said.event().description()),
                            id)
                    .cell(row, WHAT, Words.capital(said.event().description()))
                    .inTheirWords());
            told.add(Statement.of(
                            key + "owner",
                            row + " is seen to by " + said.event().owner() + ".",
                            id)
                    .cell(row, "owner", said.event().owner()));
            said.event()
                    .due()
                    .ifPresent(due -> told.add(Statement.of(key + "due", row + " is due on " + due + ".", id)
                            .cell(row, "due", due.toString())));
        });
        told.add(state(words, action, row, key));
    }

    private static Statement state(Words words, CorrectiveAction action, String row, String key) {
        if (action.completed().isPresent()) {
            var said = action.completed().get();
            String value = "completed " + words.shortTime(said.occurredAt())
                    + said.event().note().map(note -> ": " + note).orElse("");
            return Statement.of(
                            key + "state",
                            row + " is " + Words.sentence(value),
                            List.of(said.record().id()))
                    .cell(row, "state", value);
        }
        if (action.dropped().isPresent()) {
            var said = action.dropped().get();
            String value = "dropped " + words.shortTime(said.occurredAt()) + ": "
                    + said.event().reason();
            return Statement.of(
                            key + "state",
                            row + " was " + Words.sentence(value),
                            List.of(said.record().id()))
                    .cell(row, "state", value);
        }
        return Statement.of(
                        key + "state",
                        row + " is planned.",
                        List.of(action.planned().orElseThrow().record().id()))
                .cell(row, "state", "planned");
    }
}
