package dev.faultline.timeline.devices;

import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.Tell.nanos;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.timeline.Tell;
import dev.faultline.timeline.views.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeviceFactsTest {
    private static final long NOW = nanos("2026-05-03T00:00:00Z");
    private final Tell tell = new Tell();

    @Test
    @DisplayName("given a fact that was retracted, then it is told with who took it back, but not as known before that")
    void retracted() {
        tell.recordedAt("2026-05-02T01:00:00Z");
        String wrong = tell.that("a", "va/server", DOWN, "2026-05-02T00:30:00Z");
        tell.recordedAt("2026-05-02T02:00:00Z");
        String retraction = tell.wrong("a", wrong);

        ToldFact fact = page(Frame.present(NOW), Optional.empty(), 10).items().getFirst();
        assertEquals(wrong, fact.id());
        assertEquals("/test", fact.source());
        assertEquals(nanos("2026-05-02T01:00:00Z"), fact.recordedAt());
        assertEquals(
                Optional.of(new ToldFact.TakenBack(
                        retraction, nanos("2026-05-02T02:00:00Z"), nanos("2026-05-02T02:00:00Z"), "shift", "misread")),
                fact.retracted());

        Frame before = Frame.knownAt(nanos("2026-05-02T01:30:00Z"), NOW);
        assertEquals(
                Optional.empty(),
                page(before, Optional.empty(), 10).items().getFirst().retracted());
    }

    @Test
    @DisplayName("given only a retraction, or nothing known yet, then there is no history")
    void nothing() {
        tell.recordedAt("2026-05-02T01:00:00Z");
        tell.wrong("a", "never-told");
        tell.that("b", "va/server", UP, "2026-05-01T00:00:00Z");
        var facts = tell.view().facts();
        Frame present = Frame.present(NOW);
        assertEquals(Optional.empty(), DeviceFacts.of(facts, "a", present, Optional.empty(), 1));
        assertEquals(Optional.empty(), DeviceFacts.of(facts, "nobody", present, Optional.empty(), 1));
        Frame before = Frame.knownAt(nanos("2026-05-01T12:00:00Z"), NOW);
        assertEquals(Optional.empty(), DeviceFacts.of(facts, "b", before, Optional.empty(), 1));
    }

    @Test
    @DisplayName("given many facts, some of one instant, when paged through, then each comes once and in order")
    void paging() {
        Instant from = Instant.parse("2026-05-01T00:00:00Z");
        for (int i = 0; i < 400; i++) {
            tell.that("a", "va/server", UP, from.plusSeconds(i / 7 * 60).toString());
        }
        List<ToldFact> whole = page(Frame.present(NOW), Optional.empty(), 1000).items();
        assertEquals(400, whole.size());
        for (int limit : new int[] {1, 6, 7, 128, 399, 400, 401}) {
            List<ToldFact> paged = new ArrayList<>();
            Page<ToldFact> page;
            do {
                Optional<FactKey> after = paged.isEmpty()
                        ? Optional.empty()
                        : Optional.of(paged.getLast().key());
                page = page(Frame.present(NOW), after, limit);
                paged.addAll(page.items());
            } while (page.more());
            assertEquals(whole, paged, "limit " + limit);
        }
    }

    private Page<ToldFact> page(Frame frame, Optional<FactKey> after, int limit) {
        return DeviceFacts.of(tell.view().facts(), "a", frame, after, limit).orElseThrow();
    }
}
