package dev.faultline.standalone.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.standalone.processes.StreamHistory.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamHistoryTest {
    private final StreamHistory history = new StreamHistory();

    @Test
    @DisplayName("given every version once and all that was acknowledged, then nothing is wrong")
    void a_right_history_has_no_faults() {
        history.add("a", new Entry(0, "x"));
        history.add("b", new Entry(0, "y"));
        history.add("a", new Entry(1, "z"));

        assertEquals(List.of(), history.faults(Map.of("a", Set.of("x", "z"))));
        assertEquals(3, history.size());
    }

    @Test
    @DisplayName("given a fork, a gap, a double and a loss are planted, then each is found")
    void planted_faults_are_found() {
        history.add("fork", new Entry(0, "f0"));
        history.add("fork", new Entry(0, "f1"));
        history.add("gap", new Entry(0, "g0"));
        history.add("gap", new Entry(2, "g2"));
        history.add("double", new Entry(0, "d"));
        history.add("double", new Entry(1, "d"));

        assertEquals(
                Set.of(
                        "fork: event 1, f1, was decided on version 0",
                        "gap: event 1, g2, was decided on version 2",
                        "double: d is there twice",
                        "gap: g1 was acknowledged and is not there"),
                Set.copyOf(history.faults(Map.of("gap", Set.of("g0", "g1")))));
    }
}
