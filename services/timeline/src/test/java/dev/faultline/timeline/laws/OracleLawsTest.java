package dev.faultline.timeline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.timeline.recovery.Recovery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history and any question")
class OracleLawsTest {
    private static final int HISTORIES = 2_000;
    private static final int QUESTIONS = 6;
    private static final int DATACENTER_QUESTIONS = 3;
    private static final List<List<String>> CRITICAL =
            List.of(List.of(), List.of("role-0"), List.of("role-0", "role-1"));

    @Test
    @DisplayName("the figures and the outages are those that the definitions give when computed the slow way")
    void figures_and_outages_are_those_of_the_oracle() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history();
            var view = Replay.of(log);
            for (int i = 0; i < QUESTIONS; i++) {
                var question = random.question();
                String told = "seed " + seed + " question " + i + " " + question;
                assertEquals(Expected.outages(log, question), Asked.outages(view, question), told);
                Expected.figures(NaiveFigures.figures(log, question), Asked.figures(view, question), told);
            }
        }
    }

    @Test
    @DisplayName(
            "the recovery of a datacenter is what the definitions give when its devices are counted at each instant")
    void recovery_is_that_of_the_oracle() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history(
                    1 + random.random().nextInt(12), random.random().nextInt(60));
            var view = Replay.of(log);
            for (int i = 0; i < DATACENTER_QUESTIONS; i++) {
                var question = random.question();
                String told = "seed " + seed + " question " + i + " " + question;
                Instant to = question.to().isBefore(question.now()) ? question.to() : question.now();
                Instant from = question.from();
                if (!from.isBefore(to)) {
                    continue;
                }
                var oracle = new NaiveDatacenter(log, question.knownAt());
                Recovery found = Asked.recovery(view, "dc-0", question);
                Set<String> asked = question.filter().roles();
                Predicate<Line.Fact> wanted =
                        fact -> fact.datacenter().equals("dc-0") && (asked.isEmpty() || asked.contains(fact.role()));
                assertEquals(
                        oracle.recovery(wanted, from, to, question.asOf()),
                        Asked.recovery(found.milestones(), found.steps()),
                        told);
                for (Recovery.OfRole role : found.roles()) {
                    assertEquals(
                            oracle.recovery(
                                    wanted.and(fact -> fact.role().equals(role.role())), from, to, question.asOf()),
                            Asked.recovery(role.milestones(), role.steps()),
                            told + " " + role.role());
                }
            }
        }
    }

    @Test
    @DisplayName("the outages of a datacenter are those of the state that the definitions give it at each instant")
    void outages_of_a_datacenter_are_those_of_the_oracle() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history(
                    1 + random.random().nextInt(6), random.random().nextInt(60));
            var view = Replay.of(log);
            for (int i = 0; i < DATACENTER_QUESTIONS; i++) {
                var question = random.question();
                var oracle = new NaiveDatacenter(log, question.knownAt());
                List<String> critical = CRITICAL.get(random.random().nextInt(CRITICAL.size()));
                assertEquals(
                        oracle.outages(
                                "dc-0", critical, question.rules(), question.from(), question.to(), question.asOf()),
                        Asked.outagesOf(view, "dc-0", critical, question),
                        "seed " + seed + " question " + i + " " + question + " critical " + critical);
            }
        }
    }

    @Test
    @DisplayName("the figures of datacenters as wholes are those that their states give at each instant")
    void figures_of_datacenters_are_those_of_the_oracle() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Histories(seed);
            List<Line> log = random.history(
                    1 + random.random().nextInt(6), random.random().nextInt(60));
            var view = Replay.of(log);
            for (int i = 0; i < DATACENTER_QUESTIONS; i++) {
                var question = random.question().ofDatacenters();
                List<String> critical = CRITICAL.get(random.random().nextInt(CRITICAL.size()));
                Expected.figures(
                        NaiveFigures.ofDatacenters(log, question, critical),
                        Asked.figuresOfDatacenters(view, critical, question),
                        "seed " + seed + " question " + i + " " + question + " critical " + critical);
            }
        }
    }
}
