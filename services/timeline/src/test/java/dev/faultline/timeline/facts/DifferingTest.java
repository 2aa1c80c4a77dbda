package dev.faultline.timeline.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.figures.FiguresIndex;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Among devices that differ at other times")
class DifferingTest {
    private static final long DAY = Duration.ofDays(1).toNanos();
    /** So many that the largest stretches of time have no room for another device. */
    private static final int OTHERS = 200;

    private final Facts facts = new Facts();
    private final FiguresIndex watcher = new FiguresIndex(facts.vocabulary());
    private final int detail = facts.vocabulary()
            .detail(
                    facts.vocabulary().placement("lisbon", "switch"),
                    facts.vocabulary().source("/test".getBytes(StandardCharsets.UTF_8)),
                    facts.vocabulary().annotation(Annotation.NONE));
    private long offset;

    DifferingTest() {
        for (int other = 0; other < OTHERS; other++) {
            tell("other-" + other, other, 500 * DAY + other, 501 * DAY + other);
        }
    }

    private void tell(String device, long id, long occurredAt, long knownAt) {
        facts.recordedTimes().note(0, offset, 0);
        facts.add(
                facts.device(device.getBytes(StandardCharsets.UTF_8)),
                new Told(
                        occurredAt,
                        knownAt,
                        1_000 * DAY,
                        LogPlace.of(0, offset++),
                        new FactId(0, id, false),
                        DeviceState.UP.ordinal(),
                        detail),
                watcher);
    }

    private void takeBack(String device, long id, long knownAt) {
        facts.recordedTimes().note(0, offset, 0);
        facts.retract(
                facts.device(device.getBytes(StandardCharsets.UTF_8)),
                new FactId(0, id, false),
                new Retraction(new FactId(1, id, false), knownAt, LogPlace.of(0, offset++), "noc", "was not so"),
                watcher);
    }

    private void assertDiffers(long instant, String... devices) {
        Facts.Snapshot now = facts.snapshot();
        assertEquals(
                List.of(devices), now.differingAt(instant).mapToObj(now::name).toList(), "at " + instant);
    }

    @Test
    @DisplayName("one is found of which a fact was told again as known before it occurred")
    void found_when_told_again_as_known_earlier() {
        tell("core", 1_000, 20 * DAY, 20 * DAY);
        assertDiffers(19 * DAY);
        tell("core", 1_000, 20 * DAY, 18 * DAY);
        assertDiffers(18 * DAY - 1);
        assertDiffers(18 * DAY, "core");
        assertDiffers(20 * DAY - 1, "core");
        assertDiffers(20 * DAY);
    }

    @Test
    @DisplayName("one is found of which a fact was taken back later, in whatever order that was told")
    void found_when_taken_back_later() {
        tell("core", 1_000, 20 * DAY, 20 * DAY);
        takeBack("core", 1_000, 30 * DAY);
        takeBack("edge", 1_001, 30 * DAY);
        tell("edge", 1_001, 20 * DAY, 20 * DAY);
        assertDiffers(20 * DAY - 1);
        assertDiffers(20 * DAY, "core", "edge");
        assertDiffers(30 * DAY - 1, "core", "edge");
        assertDiffers(30 * DAY);
    }

    @Test
    @DisplayName("one is found of which a fact was taken back, when late facts have since split what was kept together")
    void found_when_what_was_kept_together_was_split() {
        IntStream.range(0, FactChunk.CAPACITY).forEach(i -> tell("core", 1_000 + i, 10 * i, 10 * i));
        takeBack("core", 1_003, 40 * DAY);
        tell("core", 2_000, 5, 5);
        tell("core", 2_001, 10 * FactChunk.CAPACITY - 15, 10 * FactChunk.CAPACITY - 15);
        assertDiffers(30 * DAY, "core");
        assertDiffers(40 * DAY);
    }
}
