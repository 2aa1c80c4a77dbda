package dev.faultline.timeline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.timeline.http.StandingReads;
import dev.faultline.timeline.laws.CountedHistories.Log;
import dev.faultline.timeline.replay.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history, any planned work and any calendar")
class CountingLawsTest {
    private static final int HISTORIES = 800;
    private static final int QUESTIONS = 4;
    private static final int CALENDARS = 40;
    private static final int MINUTES = 3_000;
    private static final List<List<String>> CRITICAL =
            List.of(List.of(), List.of("role-0"), List.of("role-0", "role-1"));

    @Test
    @DisplayName("figures and outages of devices are those that the definitions give when time is looked at bit by bit")
    void devices() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new CountedHistories(seed);
            Log log = random.history();
            TimelineView view = CountedViews.of(seed, log);
            for (int i = 0; i < QUESTIONS; i++) {
                compare(random, log, view, random.question(), List.of(), "seed " + seed + " question " + i);
            }
        }
    }

    @Test
    @DisplayName("so are those of datacenters as wholes")
    void wholes() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new CountedHistories(seed);
            Log log = random.history();
            TimelineView view = CountedViews.of(seed, log);
            for (int i = 0; i < QUESTIONS; i++) {
                compare(
                        random,
                        log,
                        view,
                        CountedHistories.ofWholes(random.question()),
                        CRITICAL.get(random.random().nextInt(CRITICAL.size())),
                        "seed " + seed + " question " + i);
            }
        }
    }

    @Test
    @DisplayName("the oracle cuts time wherever business hours turn, as looking at the clocks each minute shows")
    void calendars() {
        for (long seed = 0; seed < CALENDARS; seed++) {
            CountedQuestion question = new CountedHistories(seed).question();
            Optional<NaiveHours> hours = question.hours();
            Instant from = question.from().truncatedTo(ChronoUnit.MINUTES);
            Instant to = from.plus(Duration.ofMinutes(MINUTES));
            Set<Instant> turning = hours.map(open -> open.turns(from, to)).orElse(new TreeSet<>());
            for (int minute = 1; hours.isPresent() && minute < MINUTES; minute++) {
                Instant at = from.plus(Duration.ofMinutes(minute));
                boolean turns = hours.get().open(at) != hours.get().open(at.minusSeconds(60));
                assertTrue(turning.contains(at) || !turns, "seed " + seed + " " + hours.get() + " at " + at);
            }
        }
    }

    @Test
    @DisplayName("a day or a time without an offset means what the clocks of the zone show first")
    void local_times() {
        for (long seed = 0; seed < CALENDARS; seed++) {
            var random = new CountedHistories(seed);
            Log log = random.history();
            CountedQuestion question = random.question();
            var reads = new StandingReads(CountedViews.of(seed, log), random.latest(), List.of());
            LocalDate day = LocalDate.ofInstant(question.from(), question.zone());
            Instant first = firstOf(day, question.zone());
            if (!first.isBefore(random.latest().minus(Duration.ofDays(1)))) {
                continue;
            }
            Map<String, List<String>> byDay = question.everywhere().parameters();
            byDay.remove("knownAt");
            byDay.put("to", List.of(random.latest().toString()));
            Map<String, List<String>> byInstant = new TreeMap<>(byDay);
            byDay.put("from", List.of(day.toString()));
            byInstant.put("from", List.of(first.toString()));
            Map<String, List<String>> byTime = new TreeMap<>(byDay);
            LocalDateTime noon = day.atTime(12, 0);
            Map<String, List<String>> byOffset = new TreeMap<>(byDay);
            byTime.put("from", List.of(noon.toString()));
            byOffset.put(
                    "from", List.of(noon.atZone(question.zone()).toInstant().toString()));
            assertSame(reads, byInstant, byDay);
            assertSame(reads, byOffset, byTime);
        }
    }

    private static void assertSame(
            StandingReads reads, Map<String, List<String>> one, Map<String, List<String>> other) {
        assertEquals(
                StandingReads.json(reads.figures(one)).get("groups"),
                StandingReads.json(reads.figures(other)).get("groups"),
                one + " and " + other);
    }

    /** The first instant at which the clocks show a day that they do show: looked for minute by minute. */
    private static Instant firstOf(LocalDate day, ZoneId zone) {
        Instant at = day.atStartOfDay().toInstant(ZoneOffset.UTC).minus(Duration.ofHours(30));
        while (!LocalDate.ofInstant(at, zone).equals(day)) {
            at = at.plusSeconds(60);
        }
        return at;
    }

    /** Puts the question at its own time, or later, as one of that time. */
    static void compare(
            CountedHistories random,
            Log log,
            TimelineView view,
            CountedQuestion asked,
            List<String> critical,
            String about) {
        boolean later = random.random().nextBoolean();
        CountedQuestion question = later ? random.knownAnyTime(asked) : asked;
        String told = about + " " + question + " critical " + critical + (later ? " asked later" : "");
        var reads = new StandingReads(view, later ? random.latest() : question.now(), critical);
        var oracle = new NaiveCounting(log.facts(), log.staff(), critical, question);
        Map<String, List<String>> ofOutages = question.parametersOfOutages();
        Map<String, List<String>> ofFigures = question.parameters();
        if (later) {
            ofOutages.put("asOf", List.of(question.now().toString()));
            ofFigures.put("asOf", List.of(question.now().toString()));
        }
        JsonNode outages = StandingReads.json(reads.outages(ofOutages));
        CountedAnswers.outages(oracle.outages(), outages, question.asOf(), told);
        JsonNode figures = StandingReads.json(reads.figures(ofFigures));
        CountedAnswers.figures(oracle.figures(), figures, question.hours().isPresent(), told);
    }
}
