package dev.faultline.timeline.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.laws.Asked;
import dev.faultline.timeline.laws.Histories;
import dev.faultline.timeline.laws.NaiveFigures.Question;
import dev.faultline.timeline.laws.Replay;
import dev.faultline.timeline.laws.StaffHistories;
import dev.faultline.timeline.outages.Outage;
import dev.faultline.timeline.outages.OutageListing;
import dev.faultline.timeline.outages.OutageQuery;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history and any scope that narrows a question down")
class ScopeLawsTest {
    private static final int HISTORIES = 1_500;
    private static final int ALL = 100_000;

    @Test
    @DisplayName("the outages are those of devices that the scope covers, and index and scan give the same figures")
    void scopes() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            TimelineView view = Replay.of(random.history());
            Question question = random.question();
            Scope scope = new StaffHistories(seed).scope();
            Frame frame = Asked.frame(question);
            FiguresQuery asked = Asked.query(question).until(frame.now());
            FiguresQuery narrowed = new FiguresQuery(
                    asked.window(),
                    asked.selection().within(Optional.of(scope)),
                    asked.policy(),
                    asked.counting(),
                    asked.zone(),
                    asked.groupBy());
            String told = "seed " + seed + " " + scope + " " + question;

            List<Outage> covered = outages(view, asked, frame).stream()
                    .filter(outage -> scope.covers(
                            outage.device().orElseThrow(),
                            outage.datacenter(),
                            outage.role().orElseThrow()))
                    .toList();
            assertEquals(covered, outages(view, narrowed, frame), told);

            List<GroupFigures> scanned = Figures.byScan(view.facts(), narrowed, frame);
            Figures.byIndex(view.facts(), view.index(), narrowed, frame)
                    .ifPresent(indexed -> assertEquals(scanned, indexed, told));
            long started = scanned.stream().mapToLong(GroupFigures::started).sum();
            if (asked.groupBy().isEmpty()) {
                assertEquals(
                        covered.stream()
                                .filter(outage ->
                                        asked.window().holds(outage.run().start()))
                                .count(),
                        started,
                        told);
            }
        }
    }

    private static List<Outage> outages(TimelineView view, FiguresQuery asked, Frame frame) {
        return OutageListing.of(
                        view.facts(),
                        new OutageQuery(
                                asked.window(),
                                asked.selection(),
                                asked.policy(),
                                asked.counting(),
                                Optional.empty(),
                                Optional.empty(),
                                ALL),
                        frame)
                .outages();
    }
}
