package dev.faultline.timeline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.timeline.laws.NaiveFigures.Question;
import dev.faultline.timeline.replay.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history")
class ReplayLawsTest {
    private static final int HISTORIES = 1_000;
    private static final int QUESTIONS = 4;

    @Test
    @DisplayName("any order of arrival of the same facts gives the same answers")
    void any_order_of_arrival_gives_the_same_answers() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed).withoutTies();
            List<Line> log = random.history();
            List<Line> shuffled = random.onLog(shuffled(log, random.random()));
            assertSame(random, Replay.of(log), Replay.of(shuffled), "seed " + seed);
        }
    }

    @Test
    @DisplayName("any repetition of what was told changes nothing")
    void any_repetition_changes_nothing() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed).withoutTies();
            List<Line> log = random.history();
            var repeated = new ArrayList<>(log);
            for (int i = 0; i < log.size(); i++) {
                repeated.add(
                        random.random().nextInt(repeated.size() + 1),
                        log.get(random.random().nextInt(log.size())));
            }
            assertSame(random, Replay.of(log), Replay.of(random.onLog(repeated)), "seed " + seed);
        }
    }

    @Test
    @DisplayName("a repetition after ties changes nothing, for the first telling counts")
    void a_repetition_at_the_end_changes_nothing() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history();
            var replay = new Replay().apply(log);
            TimelineView before = replay.view();
            replay.apply(again(log, random));
            assertSame(random, before, replay.view(), "seed " + seed);
        }
    }

    @Test
    @DisplayName("replaying all at once gives what following it line by line, asked in between, gives")
    void replay_equals_live() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history();
            var live = new Replay();
            for (int from = 0; from < log.size(); ) {
                int to = Math.min(log.size(), from + 1 + random.random().nextInt(6));
                live.apply(log.subList(from, to));
                from = to;
                Asked.figures(live.view(), random.question());
            }
            TimelineView replayed = Replay.of(log);
            assertEquals(
                    replayed.position(),
                    log.isEmpty() ? replayed.position() : live.view().position(),
                    "seed " + seed);
            assertSame(random, replayed, live.view(), "seed " + seed);
        }
    }

    @Test
    @DisplayName("retracting facts gives the answers of the history without them")
    void retraction_restores_what_was() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history(
                    1 + random.random().nextInt(4), random.random().nextInt(40));
            List<Line> with = withRetracted(log, random);
            TimelineView without = Replay.of(log);
            TimelineView retracted = Replay.of(with);
            for (int i = 0; i < QUESTIONS; i++) {
                Question question = allKnown(random.question(), random);
                assertAnswers(without, retracted, question, "seed " + seed);
            }
        }
    }

    @Test
    @DisplayName("looking from an earlier knownAt gives what a replay of only what was known by then gives")
    void knownAt_equals_a_replay_of_what_was_known() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history();
            TimelineView all = Replay.of(log);
            Instant known = random.instant();
            TimelineView then = Replay.of(knownBy(log, known));
            for (int i = 0; i < QUESTIONS; i++) {
                Question asked = random.question();
                Question atThatTime = with(asked, asked.now(), Optional.of(known));
                String told = "seed " + seed;
                assertAnswers(all, then, atThatTime, told);
                if (!known.isBefore(asked.now())) {
                    Question unhidden = with(asked, asked.now(), Optional.empty());
                    assertEquals(Asked.figures(then, unhidden), Asked.figures(all, atThatTime), told + unhidden);
                    assertEquals(Asked.outages(then, unhidden), Asked.outages(all, atThatTime), told + unhidden);
                }
            }
        }
    }

    private static void assertSame(Histories random, TimelineView one, TimelineView other, String told) {
        for (int i = 0; i < QUESTIONS; i++) {
            assertAnswers(one, other, random.question(), told);
        }
    }

    private static void assertAnswers(TimelineView one, TimelineView other, Question question, String told) {
        assertEquals(Asked.figures(one, question), Asked.figures(other, question), told + " " + question);
        assertEquals(Asked.outages(one, question), Asked.outages(other, question), told + " " + question);
    }

    private static <T> List<T> shuffled(List<T> list, RandomGenerator random) {
        var shuffled = new ArrayList<>(list);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            java.util.Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    /** The same lines at the end of their log, not known earlier than they were. */
    private static List<Line> again(List<Line> log, Histories random) {
        Map<Integer, Long> next = new HashMap<>();
        log.forEach(line -> next.merge(line.partition(), 1L, Long::sum));
        return shuffled(log, random.random()).stream()
                .map(line ->
                        line.at(random.latest(), line.partition(), next.merge(line.partition(), 1L, Long::sum) - 1))
                .toList();
    }

    /** More facts anywhere between these, each with one retraction or two, before it or behind. */
    private static List<Line> withRetracted(List<Line> log, Histories random) {
        RandomGenerator dice = random.random();
        record Placed(double rank, Line line) {}
        var placed = new ArrayList<Placed>();
        for (int i = 0; i < log.size(); i++) {
            placed.add(new Placed(i, log.get(i)));
        }
        for (int i = 1 + dice.nextInt(12); i > 0; i--) {
            Line.Fact extra = random.fact("device-" + dice.nextInt(4));
            placed.add(new Placed(dice.nextDouble() * (log.size() + 1), extra));
            for (int j = dice.nextInt(2); j >= 0; j--) {
                placed.add(
                        new Placed(dice.nextDouble() * (log.size() + 1), random.takenBack(extra.device(), extra.id())));
            }
        }
        placed.sort(java.util.Comparator.comparingDouble(Placed::rank));
        // The lines of the history keep the times at which they were recorded; what comes between has that of the one
        // before.
        Map<Integer, Long> next = new HashMap<>();
        var lines = new ArrayList<Line>();
        Instant recorded = log.isEmpty() ? random.latest() : log.getFirst().recordedAt();
        int partitions = 1 + log.stream().mapToInt(Line::partition).max().orElse(0);
        for (Placed each : placed) {
            boolean old = log.contains(each.line);
            recorded = old ? each.line.recordedAt() : recorded;
            int partition = log.stream()
                    .filter(line -> line.device().equals(each.line.device()))
                    .mapToInt(Line::partition)
                    .findAny()
                    .orElse(partitions - 1);
            lines.add(each.line.at(recorded, partition, next.merge(partition, 1L, Long::sum) - 1));
        }
        return lines;
    }

    /** All that was ever told of an event that any telling says was known by then. */
    private static List<Line> knownBy(List<Line> log, Instant known) {
        return log.stream()
                .filter(line -> log.stream()
                        .anyMatch(told -> told.source().equals(line.source())
                                && told.id().equals(line.id())
                                && !told.known().isAfter(known)))
                .toList();
    }

    private static Question allKnown(Question question, Histories random) {
        Instant late = random.latest().plus(Duration.ofHours(1));
        return with(question, late, random.random().nextBoolean() ? Optional.empty() : Optional.of(late));
    }

    private static Question with(Question question, Instant now, Optional<Instant> knownAt) {
        return new Question(
                question.from(), question.to(), now, knownAt, question.rules(), question.filter(), question.groupBy());
    }
}
