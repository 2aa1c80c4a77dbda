package dev.faultline.timeline.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.timeline.laws.Asked;
import dev.faultline.timeline.laws.Histories;
import dev.faultline.timeline.laws.Line;
import dev.faultline.timeline.laws.NaiveFigures.Question;
import dev.faultline.timeline.laws.Replay;
import dev.faultline.timeline.replay.TimelineView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The index of figures")
class IndexLawsTest {
    private static final int HISTORIES = 2_000;
    private static final int LONG_HISTORIES = 3;
    private static final int LONG = 12_000;

    /** What a view answered when it was new. */
    private record Answered(
            TimelineView view, Question question, List<GroupFigures> figures, List<Asked.Found> outages) {}

    @Test
    @DisplayName("gives what a scan gives, at every view on the way, and no view changes when more is told")
    void gives_what_a_scan_gives_and_views_stay_as_they_were() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            follow(random, random.history(), 20, "seed " + seed);
        }
    }

    @Test
    @DisplayName("gives what a scan gives of so many cases that they are kept in several leaves")
    void gives_what_a_scan_gives_of_many_cases() {
        for (long seed = 0; seed < LONG_HISTORIES; seed++) {
            var random = new Histories(seed);
            int devices = 1 + random.random().nextInt(40);
            follow(random, random.history(devices, LONG), LONG / 3, "seed " + seed);
        }
    }

    private static void follow(Histories random, List<Line> log, int longestBatch, String told) {
        var replay = new Replay();
        var answered = new ArrayList<Answered>();
        for (int from = 0; from < log.size(); ) {
            int to = Math.min(log.size(), from + 1 + random.random().nextInt(longestBatch));
            replay.apply(log.subList(from, to));
            from = to;
            TimelineView view = replay.view();
            Question question = random.question();
            String asked = told + " after " + to + " lines: " + question;
            answered.add(new Answered(view, question, indexed(view, question, asked), Asked.outages(view, question)));
        }
        for (Answered then : answered) {
            String asked = told + " asked again: " + then.question;
            assertEquals(then.figures, indexed(then.view, then.question, asked), asked);
            assertEquals(then.outages, Asked.outages(then.view, then.question), asked);
        }
    }

    private static List<GroupFigures> indexed(TimelineView view, Question question, String asked) {
        var frame = Asked.frame(question);
        var query = Asked.query(question);
        List<GroupFigures> scanned = Figures.byScan(view.facts(), query, frame);
        Figures.byIndex(view.facts(), view.index(), query, frame)
                .ifPresent(indexed -> assertEquals(scanned, indexed, asked));
        return scanned;
    }
}
