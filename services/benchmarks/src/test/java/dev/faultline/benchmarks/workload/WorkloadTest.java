package dev.faultline.benchmarks.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.benchmarks.workload.Workload.Fact;
import dev.faultline.events.DeviceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final int FACTS = 200_000;
    private static final List<Fact> ALL = facts(START);

    @Test
    void the_same_start_gives_the_same_facts() {
        assertEquals(ALL, facts(START));
    }

    @Test
    void another_start_moves_all_facts_and_changes_nothing_else() {
        Fact moved = facts(START.plus(Duration.ofDays(1))).get(1_000);
        Fact fact = ALL.get(1_000);
        assertEquals(fact.occurredAt() + Duration.ofDays(1).toMillis(), moved.occurredAt());
        assertEquals(fact.device(), moved.device());
    }

    @Test
    void as_many_facts_come_as_were_asked_for() {
        assertEquals(FACTS, ALL.size());
    }

    @Test
    void nothing_happens_outside_the_year_and_the_last_days_have_facts() {
        long end = START.plus(Workload.YEAR).toEpochMilli();
        assertTrue(ALL.stream().allMatch(fact -> fact.occurredAt() >= START.toEpochMilli() && fact.occurredAt() < end));
        long last = ALL.stream().mapToLong(Fact::occurredAt).max().orElseThrow();
        assertTrue(end - last < Duration.ofDays(7).toMillis(), "last fact " + Instant.ofEpochMilli(last));
    }

    @Test
    void one_in_a_hundred_is_told_twice() {
        var ids = new HashSet<Long>();
        ALL.forEach(fact -> ids.add(fact.idLow()));
        assertShare(0.01, FACTS - ids.size());
    }

    @Test
    void two_in_a_hundred_are_late_by_two_hours_in_the_mean() {
        long tenMinutes = Duration.ofMinutes(10).toMillis();
        List<Long> late = ALL.stream()
                .map(fact -> fact.knownAt() - fact.occurredAt())
                .filter(lateness -> lateness > tenMinutes)
                .toList();
        // Of those who are late by two hours in the mean, so many are late by more than ten minutes.
        assertShare(0.02 * Math.exp(-1.0 / 12), late.size());
        double mean = late.stream().mapToLong(Long::longValue).average().orElseThrow() - tenMinutes;
        assertEquals(
                Duration.ofHours(2).toMillis(), mean, Duration.ofMinutes(10).toMillis());
    }

    @Test
    void facts_come_in_the_order_in_which_they_became_known_but_for_repeats() {
        var seen = new HashSet<Long>();
        long last = Long.MIN_VALUE;
        for (Fact fact : ALL) {
            if (seen.add(fact.idLow())) {
                assertTrue(fact.knownAt() >= last);
                last = fact.knownAt();
            }
        }
    }

    @Test
    void all_states_occur() {
        for (DeviceState state : DeviceState.values()) {
            assertTrue(ALL.stream().anyMatch(fact -> fact.state() == state), state.wire());
        }
    }

    private static void assertShare(double wanted, long count) {
        assertEquals(wanted, (double) count / FACTS, wanted / 10);
    }

    private static List<Fact> facts(Instant start) {
        var workload = new Workload(start, FACTS, FACTS / 100, 40);
        List<Fact> facts = new ArrayList<>();
        for (Optional<Fact> fact = workload.next(); fact.isPresent(); fact = workload.next()) {
            facts.add(fact.get());
        }
        return facts;
    }
}
