package dev.faultline.timeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Statements, and what two tellings of a report say otherwise. */
class DifferenceTest {
    private static final Statement STRUCK = cell("nj/struck", "us-nj, network", "struck", "07:00", "e-1");
    private static final Statement BACK = cell("nj/back", "us-nj, network", "back", "15:30", "e-2");
    private static final Statement WORDS = Statement.of("written/impact", "No mail was lost.", List.of("e-3"));

    @Test
    @DisplayName("given a telling and itself, then nothing differs")
    void itself() {
        List<Section> told = List.of(section(Part.SITES, STRUCK, BACK), section(Part.IMPACT, WORDS));

        assertEquals(List.of(), Difference.of(told, told));
    }

    @Test
    @DisplayName("given the same words shown by other events, then nothing differs")
    void other_evidence() {
        assertEquals(
                List.of(),
                Difference.of(
                        List.of(section(Part.SITES, BACK)),
                        List.of(section(Part.SITES, cell("nj/back", "us-nj, network", "back", "15:30", "e-9")))));
    }

    @Test
    @DisplayName(
            "given two cells of a row told otherwise, then one sentence says both and names the events of both tellings")
    void row() {
        List<Statement> changes = Difference.of(
                List.of(section(Part.SITES, STRUCK, BACK)),
                List.of(section(
                        Part.SITES,
                        cell("nj/struck", "us-nj, network", "struck", "08:00", "e-5"),
                        cell("nj/back", "us-nj, network", "back", "12:30", "e-6"))));

        assertEquals(
                List.of("Start and end per site: us-nj, network: struck 08:00, was 07:00; back 12:30, was 15:30."),
                changes.stream().map(Statement::text).toList());
        assertEquals(List.of("e-5", "e-1", "e-6", "e-2"), changes.getFirst().evidence());
    }

    @Test
    @DisplayName("given statements that are new, other or gone, then each is said so")
    void each() {
        Statement cause = Statement.of("cause/1", "Cause 1, trigger: A card.", List.of("e-4"))
                .labelled("Cause 1, trigger", "A card.");
        Statement other = Statement.of("cause/1", "Cause 1, trigger: A cable.", List.of("e-7"))
                .labelled("Cause 1, trigger", "A cable.");

        assertEquals(
                List.of("Impact: new: No mail was lost.", "Causes: Cause 1, trigger: now “A cable.”, was “A card.”"),
                texts(Difference.of(
                        List.of(section(Part.CAUSES, cause)),
                        List.of(section(Part.IMPACT, WORDS), section(Part.CAUSES, other)))));
        assertEquals(
                List.of("Impact: no longer said: No mail was lost."),
                texts(Difference.of(
                        List.of(section(Part.IMPACT, WORDS), section(Part.CAUSES, cause)),
                        List.of(section(Part.CAUSES, cause)))));
    }

    @Test
    @DisplayName("given a section that is gone whole, then all of it is said to be gone")
    void section_gone() {
        assertEquals(
                List.of("Impact: no longer said: No mail was lost."),
                texts(Difference.of(List.of(section(Part.IMPACT, WORDS)), List.of())));
    }

    @Test
    @DisplayName("given no event, then there is no statement; of many, the first hundred are named and all are counted")
    void evidence() {
        assertThrows(IllegalArgumentException.class, () -> Statement.of("key", "Nobody saw it.", List.of()));

        List<String> many = IntStream.range(0, 150).mapToObj(i -> "e-" + i).toList();
        Statement statement = Statement.of("key", "Many saw it.", many);
        assertEquals(100, statement.evidence().size());
        assertEquals(150, statement.evidenceCount());
    }

    @Test
    @DisplayName("given more statements than a section may have, then the rest is counted")
    void bounded() {
        List<Statement> many = IntStream.range(0, 510)
                .mapToObj(i -> Statement.of("key-" + i, "Text.", List.of("e")))
                .toList();
        Section section = Section.of(Part.TIMELINE, many);

        assertEquals(500, section.statements().size());
        assertEquals(10, section.leftOut());
    }

    private static Section section(Part part, Statement... statements) {
        return new Section(part, List.of(statements), 0);
    }

    private static Statement cell(String key, String row, String column, String value, String evidence) {
        return Statement.of(key, row + " " + column + " " + value, List.of(evidence))
                .cell(row, column, value);
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(Statement::text).toList();
    }
}
