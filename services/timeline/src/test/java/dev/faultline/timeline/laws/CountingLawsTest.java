package dev.faultline.timeline.laws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.timeline.http.StandingReads;
import dev.faultline.timeline.laws.CountedHistories.Log;
import dev.faultline.timeline.replay.TimelineView;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history, any planned work and any calendar")
class CountingLawsTest {
    private static final int HISTORIES = 1_200;
    private static final int QUESTIONS = 5;
    private static final List<List<String>> CRITICAL =
            List.of(List.of(), List.of("role-0"), List.of("role-0", "role-1"));

    @Test
    @DisplayName("figures and outages of devices are those that the definitions give when time is looked at bit by bit")
    void devices() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new CountedHistories(seed);
            Log log = random.history();
            TimelineView view = log.replay().view();
            for (int i = 0; i < QUESTIONS; i++) {
                compare(log, view, random.question(), List.of(), "seed " + seed + " question " + i);
            }
        }
    }

    @Test
    @DisplayName("so are those of datacenters as wholes")
    void wholes() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new CountedHistories(seed);
            Log log = random.history();
            TimelineView view = log.replay().view();
            for (int i = 0; i < QUESTIONS; i++) {
                compare(
                        log,
                        view,
                        CountedHistories.ofWholes(random.question()),
                        CRITICAL.get(random.random().nextInt(CRITICAL.size())),
                        "seed " + seed + " question " + i);
            }
        }
    }

    private static void compare(
            Log log, TimelineView view, CountedQuestion question, List<String> critical, String about) {
        String told = about + " " + question + " critical " + critical;
        var reads = new StandingReads(view, question.now(), critical);
        var oracle = new NaiveCounting(log.facts(), log.staff(), critical, question);
        JsonNode outages = StandingReads.json(reads.outages(question.parametersOfOutages()));
        CountedAnswers.outages(oracle.outages(), outages, question.asOf(), told);
        JsonNode figures = StandingReads.json(reads.figures(question.parameters()));
        CountedAnswers.figures(oracle.figures(), figures, question.hours().isPresent(), told);
    }
}
