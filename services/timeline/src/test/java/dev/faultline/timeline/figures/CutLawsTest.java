package dev.faultline.timeline.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.Instants;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.laws.Asked;
import dev.faultline.timeline.laws.Histories;
import dev.faultline.timeline.laws.Line;
import dev.faultline.timeline.laws.NaiveFacts;
import dev.faultline.timeline.laws.NaiveFigures.Question;
import dev.faultline.timeline.laws.Replay;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Prefix;
import dev.faultline.timeline.views.Selected;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Figures from an index that is cut at an instant")
class CutLawsTest {
    private static final int HISTORIES = 2_000;
    private static final int LONG_HISTORIES = 3;
    private static final int LONG = 12_000;
    private static final int QUESTIONS = 8;

    @Test
    @DisplayName("are those of a scan of only what occurred by then")
    void are_those_of_what_occurred_by_then() {
        int compared = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            compared += compare(random, random.history(), "seed " + seed);
        }
        assertTrue(compared > HISTORIES, "few questions are for the index: " + compared);
    }

    @Test
    @DisplayName("are the same of so many cases that they are kept in several leaves")
    void are_those_of_what_occurred_by_then_of_many_cases() {
        for (long seed = 0; seed < LONG_HISTORIES; seed++) {
            var random = new Histories(seed);
            int devices = 1 + random.random().nextInt(40);
            compare(random, random.history(devices, LONG), "seed " + seed);
        }
    }

    private static int compare(Histories random, List<Line> log, String told) {
        TimelineView all = Replay.of(log);
        Instant instant = random.instant().plusNanos(random.random().nextInt(3) - 1L);
        long cut = Instants.toEpochNanos(instant);
        TimelineView then = Replay.of(NaiveFacts.occurredBy(log, instant));
        int compared = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = random.question();
            long now = Instants.toEpochNanos(question.now());
            FiguresQuery query = Asked.query(question).until(now);
            if (cut < now
                    && Figures.byIndex(all.facts(), all.index(), query, Frame.present(now))
                            .isPresent()) {
                var frame = new Frame(FactCursor.ALL_KNOWN, cut, now, Prefix.WHOLE);
                assertEquals(
                        figures(scan(then.facts(), query, frame), then.facts(), query),
                        figures(
                                new IndexedFigures(all.facts().vocabulary(), all.index(), query, new Cut(cut))
                                        .tallies(),
                                all.facts(),
                                query),
                        told + " cut at " + instant + ": " + question);
                compared++;
            }
        }
        return compared;
    }

    private static Tallies scan(Facts.Snapshot facts, FiguresQuery query, Frame frame) {
        var scan = new FiguresScan(facts, query, frame, new Selected(facts, query.selection()), true);
        for (int device = 0; device < facts.deviceCount(); device++) {
            scan.take(device);
        }
        return scan.tallies();
    }

    private static List<GroupFigures> figures(Tallies tallies, Facts.Snapshot facts, FiguresQuery query) {
        return tallies
                .figures(
                        facts,
                        Months.asked(query, query.window()),
                        query.groupBy().isEmpty())
                .stream()
                .sorted(Comparator.comparing(GroupFigures::key))
                .toList();
    }
}
