package dev.faultline.timeline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.timeline.http.StandingReads;
import dev.faultline.timeline.laws.CountedHistories.Log;
import dev.faultline.timeline.replay.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history, the permalink of an answer leads to the same bytes")
class SameAnswerLawsTest {
    private static final int HISTORIES = 150;
    private static final int QUESTIONS = 2;
    private static final List<String> CRITICAL = List.of("role-0");
    private static final List<BiFunction<StandingReads, CountedQuestion, String>> CALLS =
            List.of(SameAnswerLawsTest::figures, SameAnswerLawsTest::outages, SameAnswerLawsTest::restated);

    @Test
    @DisplayName("however much is told later")
    void later() {
        each((log, more) -> log.and(more).replay().view());
    }

    @Test
    @DisplayName("on a replay that gets the partitions of the log in another order")
    void other_order() {
        each((log, more) -> otherOrder(log.and(more)));
    }

    @Test
    @DisplayName("on a replica that has read no more than the answer is of")
    void same_position() {
        each((log, more) -> log.replay().view());
    }

    /** Staff events before facts, and partition by partition from the last. */
    private static TimelineView otherOrder(Log log) {
        List<Line> lines = new ArrayList<>(log.facts());
        lines.sort(Comparator.comparing(Line::partition).reversed().thenComparing(Line::offset));
        List<StaffHistories.Told> staff = new ArrayList<>(log.staff());
        staff.sort(Comparator.comparing(StaffHistories.Told::partition)
                .reversed()
                .thenComparing(StaffHistories.Told::offset));
        return new Replay().tell(staff).apply(lines).view();
    }

    private static void each(BiFunction<Log, Log, TimelineView> replica) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new CountedHistories(seed);
            Log log = random.history();
            TimelineView view = CountedViews.of(seed, log);
            TimelineView other = replica.apply(log, random.later(log, random.latest()));
            for (int i = 0; i < QUESTIONS; i++) {
                CountedQuestion question = random.question();
                CountedQuestion asked = i % 2 == 0 ? question : CountedHistories.ofWholes(question);
                String told = "seed " + seed + " question " + i + " " + asked;
                var reads = new StandingReads(view, asked.now(), CRITICAL);
                var elsewhere = new StandingReads(other, random.latest().plus(Duration.ofDays(400)), CRITICAL);
                for (var call : CALLS) {
                    String answer = call.apply(reads, asked);
                    String permalink =
                            StandingReads.json(answer).get("permalink").textValue();
                    assertEquals(answer, elsewhere.follow(permalink), told + " " + permalink);
                    assertEquals(answer, reads.follow(permalink), told + " " + permalink);
                }
            }
        }
    }

    private static String figures(StandingReads reads, CountedQuestion question) {
        Map<String, List<String>> parameters = question.parameters();
        parameters.put("explain", List.of("true"));
        return reads.figures(parameters);
    }

    private static String outages(StandingReads reads, CountedQuestion question) {
        return reads.outages(question.parametersOfOutages());
    }

    private static String restated(StandingReads reads, CountedQuestion question) {
        Map<String, List<String>> parameters = new TreeMap<>(question.parameters());
        Instant then = question.knownAt().orElse(question.from());
        parameters.put("knownAt", List.of(then.toString()));
        return reads.restated(parameters);
    }
}
