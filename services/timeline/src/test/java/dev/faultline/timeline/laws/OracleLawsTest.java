package dev.faultline.timeline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history and any question")
class OracleLawsTest {
    private static final int HISTORIES = 3_000;
    private static final int QUESTIONS = 6;

    @Test
    @DisplayName("the figures are those that the definitions give when computed the slow way")
    void the_figures_are_those_of_the_oracle() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history();
            var view = Replay.of(log);
            for (int i = 0; i < QUESTIONS; i++) {
                var question = random.question();
                Expected.figures(
                        NaiveFigures.figures(log, question),
                        Asked.figures(view, question),
                        "seed " + seed + " question " + i + " " + question);
            }
        }
    }

    @Test
    @DisplayName("the outages are those that the definitions give when found the slow way")
    void the_outages_are_those_of_the_oracle() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history();
            var view = Replay.of(log);
            for (int i = 0; i < QUESTIONS; i++) {
                var question = random.question();
                assertEquals(
                        Expected.outages(log, question),
                        Asked.outages(view, question),
                        "seed " + seed + " question " + i + " " + question);
            }
        }
    }
}
