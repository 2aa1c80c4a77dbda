package dev.faultline.timeline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.Instants;
import dev.faultline.timeline.facts.DeviceHistory;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vantage;
import dev.faultline.timeline.replay.TimelineView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Looking back at an instant of any history")
class HindsightLawsTest {
    private static final int HISTORIES = 1_000;
    private static final int LONG_HISTORIES = 3;
    private static final int LONG = 6_000;
    private static final int INSTANTS = 60;

    /** What a view answered when it was new. */
    private record Answered(TimelineView view, Instant instant, Set<String> differing) {}

    private record Spell(NaiveFacts.Known fact, Optional<Instant> takenBack) {
        /** Whether it was known at an instant, and not known to be taken back. */
        boolean known(Instant instant) {
            return !fact.knownAt().isAfter(instant)
                    && takenBack.filter(back -> !back.isAfter(instant)).isEmpty();
        }

        /** Whether it is told now to have occurred by then. */
        boolean occurred(Instant instant) {
            return !fact.at().isAfter(instant) && takenBack.isEmpty();
        }
    }

    @Test
    @DisplayName(
            "those devices differ of which other facts were known than are told now to have occurred, in any view for good")
    void those_devices_differ_that_a_comparison_finds() {
        int differing = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            differing += follow(random, random.history(), 20, 1, "seed " + seed);
        }
        assertTrue(differing > HISTORIES, "the histories are tame: " + differing);
    }

    @Test
    @DisplayName("the same holds of histories so long that they are kept in many pieces")
    void those_devices_differ_in_long_histories() {
        for (long seed = 0; seed < LONG_HISTORIES; seed++) {
            var random = new Histories(seed);
            int devices = 1 + random.random().nextInt(200);
            follow(random, random.history(devices, LONG), LONG / 3, INSTANTS, "seed " + seed);
        }
    }

    private static int follow(Histories random, List<Line> log, int longestBatch, int instants, String told) {
        var replay = new Replay();
        var answered = new ArrayList<Answered>();
        int found = 0;
        for (int from = 0; from < log.size(); ) {
            int to = Math.min(log.size(), from + 1 + random.random().nextInt(longestBatch));
            replay.apply(log.subList(from, to));
            from = to;
            TimelineView view = replay.view();
            List<Spell> spells = spells(log.subList(0, to));
            for (int i = 0; i < instants; i++) {
                Instant instant = random.instant().plusNanos(random.random().nextInt(3) - 1L);
                Set<String> naive = naive(spells, instant);
                found += naive.size();
                assertEquals(naive, differing(view, instant), told + " after " + to + " lines at " + instant);
                answered.add(new Answered(view, instant, naive));
            }
        }
        for (Answered then : answered) {
            assertEquals(then.differing, differing(then.view, then.instant), told + " asked again at " + then.instant);
        }
        return found;
    }

    private static Set<String> differing(TimelineView view, Instant instant) {
        long nanos = Instants.toEpochNanos(instant);
        Facts.Snapshot facts = view.facts();
        int[] found = facts.differingAt(nanos).toArray();
        int[] checked = IntStream.range(0, facts.deviceCount())
                .filter(device -> facts.history(device).differsAt(nanos))
                .toArray();
        assertEquals(Arrays.toString(checked), Arrays.toString(found), "found without looking at all, at " + instant);
        return Arrays.stream(found).mapToObj(facts::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each fact, with when it was first known to be taken back, if it was. */
    private static List<Spell> spells(List<Line> log) {
        Map<List<String>, Instant> takenBack = new HashMap<>();
        for (Line line : log) {
            if (line instanceof Line.TakenBack back) {
                takenBack.merge(
                        List.of(back.device(), back.retracts()),
                        back.known(),
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return NaiveFacts.facts(log).stream()
                .map(known -> new Spell(
                        known,
                        Optional.ofNullable(takenBack.get(
                                List.of(known.fact().device(), known.fact().id())))))
                .toList();
    }

    private static Set<String> naive(List<Spell> spells, Instant instant) {
        return spells.stream()
                .filter(each -> each.known(instant) != each.occurred(instant))
                .map(each -> each.fact.fact().device())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("a history cut there is that of a log on which nothing was told that occurred later")
    void a_cut_history_is_that_of_the_facts_that_occurred_by_then() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history();
            TimelineView all = Replay.of(log);
            Instant instant = random.instant().plusNanos(random.random().nextInt(3) - 1L);
            TimelineView told = Replay.of(NaiveFacts.occurredBy(log, instant));
            for (int device = 0; device < all.facts().deviceCount(); device++) {
                DeviceHistory cut = all.facts().history(device).occurredBy(Instants.toEpochNanos(instant));
                List<List<Long>> expected = told.facts()
                        .find(all.facts().name(device))
                        .map(found -> ruling(told.facts().history(found)))
                        .orElse(List.of());
                assertEquals(expected, ruling(cut), "seed " + seed + " at " + instant);
            }
        }
    }

    private static List<List<Long>> ruling(DeviceHistory history) {
        var facts = new ArrayList<List<Long>>();
        var cursor = new FactCursor().open(history, Vantage.PRESENT);
        while (cursor.next()) {
            facts.add(List.of(cursor.occurredAt(), cursor.knownAt(), (long) cursor.state()));
        }
        return facts;
    }
}
