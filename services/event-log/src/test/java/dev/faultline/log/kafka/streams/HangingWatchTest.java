package dev.faultline.log.kafka.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HangingWatchTest {
    private final List<String> told = new ArrayList<>();
    private final HangingWatch watch =
            new HangingWatch(Duration.ofSeconds(3), (partition, before) -> told.add(partition + "@" + before));

    @Test
    @DisplayName(
            "given the stable end stands behind the records for the whole patience, then that is told, with the end")
    void what_stands_still_is_told() {
        for (int second = 0; second < 3; second++) {
            look(second, new long[] {5, 7}, new long[] {5, 9});
        }
        assertEquals(List.of(), told);

        look(3, new long[] {5, 7}, new long[] {5, 10});

        assertEquals(List.of("1@10"), told);
    }

    @Test
    @DisplayName("given it still stands after it was told, then it is told again after the same time and not before")
    void it_is_told_again_later() {
        for (int second = 0; second <= 6; second++) {
            look(second, new long[] {7}, new long[] {9});
        }
        assertEquals(List.of("0@9", "0@9"), told);
    }

    @Test
    @DisplayName("given the stable end follows, however far behind, then nothing hangs")
    void what_moves_does_not_hang() {
        for (int second = 0; second < 20; second++) {
            look(second, new long[] {second}, new long[] {second + 50});
        }
        assertEquals(List.of(), told);
    }

    @Test
    @DisplayName("given the stable end caught up in between, then the patience begins anew")
    void catching_up_begins_anew() {
        look(0, new long[] {7}, new long[] {9});
        look(2, new long[] {9}, new long[] {9});
        look(3, new long[] {9}, new long[] {11});
        look(5, new long[] {9}, new long[] {11});
        assertEquals(List.of(), told);
    }

    private void look(int second, long[] stable, long[] high) {
        watch.look(stable, high, Duration.ofSeconds(second).toNanos());
    }
}
