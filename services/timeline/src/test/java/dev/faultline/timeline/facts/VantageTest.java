package dev.faultline.timeline.facts;

import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.faultline.events.DeviceState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("From a vantage point on a part of the log")
class VantageTest {
    private static final long ALL = FactCursor.ALL_KNOWN;
    private static final int PARTITION = 1;
    private static final Facts.Watcher NOBODY = new Facts.Watcher() {
        @Override
        public void beforeInsert(int device, DeviceHistory history, Told fact) {}

        @Override
        public void afterInsert(int device, DeviceHistory history, Told fact) {}

        @Override
        public void beforeChange(int device, DeviceHistory history, long at) {}

        @Override
        public long touch(int device) {
            return 0;
        }

        @Override
        public void afterChange(int device, DeviceHistory history, long at) {}
    };

    private final Facts facts = new Facts();
    private final int device = facts.device("a".getBytes(StandardCharsets.UTF_8));
    private long offset;

    @Test
    @DisplayName("a fact told behind it does not rule, and what it hid rules again")
    void facts_behind() {
        told("1", DOWN, 10, 10);
        told("2", UP, 10, 10);
        told("3", DOWN, 20, 20);
        assertEquals(List.of("10 down"), seen(ALL, 1));
        assertEquals(List.of("10 up"), seen(ALL, 2));
        assertEquals(List.of("10 up", "20 down"), seen(ALL, 3));
        assertEquals(List.of("10 up", "20 down"), seen(Vantage.PRESENT));
        assertEquals(List.of(), seen(ALL, 0));
    }

    @Test
    @DisplayName("nothing of a partition counts that the position does not name")
    void other_partitions() {
        told("1", DOWN, 10, 10);
        assertEquals(List.of(), seen(from(ALL, UpTo.of(99))));
        assertEquals(List.of("10 down"), seen(from(ALL, UpTo.of(0, 1))));
    }

    @Test
    @DisplayName("a fact told again is known as early as the tellings before it say")
    void repeats() {
        told("1", DOWN, 10, 100);
        told("1", DOWN, 10, 40);
        told("1", DOWN, 10, 60);
        told("1", DOWN, 10, 20);
        assertEquals(List.of("10 down"), seen(100, 1));
        assertEquals(List.of(), seen(99, 1));
        assertEquals(List.of("10 down"), seen(40, 2));
        assertEquals(List.of(), seen(39, 3));
        assertEquals(List.of("10 down"), seen(20, 4));
        assertEquals(List.of(100L, 40L, 40L, 20L), List.of(known(1), known(2), known(3), known(4)));
    }

    @Test
    @DisplayName("a retraction counts once the log holds it, known as early as the retractions before it say")
    void retractions() {
        told("1", DOWN, 10, 10);
        takenBack("1", 100);
        takenBack("1", 50);
        takenBack("1", 80);
        assertEquals(List.of("10 down"), seen(ALL, 1));
        assertEquals(List.of(), seen(ALL, 2));
        assertEquals(List.of("10 down"), seen(99, 2));
        assertEquals(List.of(), seen(50, 3));
        assertEquals(List.of("10 down"), seen(49, 4));
        assertEquals(List.of(), seen(Vantage.PRESENT));
    }

    @Test
    @DisplayName("a retraction that lies before its fact takes it back from the first")
    void retraction_first() {
        takenBack("1", 30);
        told("1", DOWN, 10, 10);
        assertEquals(List.of(), seen(ALL, 2));
        assertEquals(List.of("10 down"), seen(29, 2));
    }

    @Test
    @DisplayName("a snapshot shows the same however often facts are told again later")
    void snapshots_stay() {
        told("1", DOWN, 10, 100);
        told("1", DOWN, 10, 90);
        takenBack("2", 100);
        takenBack("2", 90);
        DeviceHistory before = facts.snapshot().history(device);
        told("1", DOWN, 10, 40);
        told("2", UP, 20, 20);
        takenBack("2", 50);
        Vantage then = from(80, UpTo.of(0, 100));
        assertEquals(List.of(), seen(before, then));
        assertEquals(List.of("10 down"), seen(then));
        assertEquals(List.of("10 down", "20 up"), seen(49, 6));
    }

    @Test
    @DisplayName("a device was told of at a place from its first fact there on, taken back or not")
    void places() {
        told("1", DOWN, 10, 10);
        takenBack("1", 10);
        Facts.Snapshot snapshot = facts.snapshot();
        assertEquals(false, snapshot.placed(device, 0, UpTo.of(9, 0)));
        assertEquals(true, snapshot.placed(device, 0, UpTo.of(0, 1)));
        assertEquals(false, snapshot.placed(device, 1, UpTo.END));
        assertEquals(false, snapshot.placements().holds(0, UpTo.of(9, 0)));
        assertEquals(true, snapshot.placements().holds(0, UpTo.of(0, 1)));
        assertEquals(true, snapshot.placements().holds(0, UpTo.END));
        assertEquals(false, snapshot.placements().holds(1, UpTo.END));
    }

    @Test
    @DisplayName("a view of the places stays as it was")
    void views_of_places_stay() {
        var told = new PlacementsTold();
        told.note(2, LogPlace.of(1, 7));
        PlacementsTold.View before = told.view();
        told.note(2, LogPlace.of(0, 3));
        told.note(40, LogPlace.of(0, 4));
        told.note(2, LogPlace.of(1, 8));
        assertEquals(false, before.holds(2, UpTo.of(4)));
        assertEquals(false, before.holds(40, UpTo.END));
        PlacementsTold.View after = told.view();
        assertEquals(true, after.holds(2, UpTo.of(4)));
        assertEquals(true, after.holds(2, UpTo.of(0, 8)));
        assertEquals(false, after.holds(2, UpTo.of(3, 7)));
        assertEquals(false, after.holds(1, UpTo.END));
    }

    private void told(String id, DeviceState state, long occurredAt, long knownAt) {
        Vocabulary words = facts.vocabulary();
        int detail = words.detail(
                words.placement("va", "router"),
                words.source("/test".getBytes(StandardCharsets.UTF_8)),
                words.annotation(Annotation.NONE));
        facts.recordedTimes().note(PARTITION, offset, 1);
        facts.add(
                device,
                new Told(occurredAt, knownAt, 1_000_000, place(), words.id(id), state.ordinal(), detail),
                NOBODY);
    }

    private void takenBack(String id, long knownAt) {
        Vocabulary words = facts.vocabulary();
        facts.retract(
                device,
                words.id(id),
                new Retraction(words.id("r" + offset), knownAt, place(), "shift", "misread"),
                NOBODY);
    }

    private long place() {
        return LogPlace.of(PARTITION, offset++);
    }

    private List<String> seen(long knownBy, long upTo) {
        return seen(from(knownBy, UpTo.of(0, upTo)));
    }

    private List<String> seen(Vantage from) {
        return seen(facts.snapshot().history(device), from);
    }

    private long known(long upTo) {
        FactCursor cursor = new FactCursor().open(facts.snapshot().history(device), from(ALL, UpTo.of(0, upTo)));
        cursor.next();
        return cursor.knownAt();
    }

    private static List<String> seen(DeviceHistory history, Vantage from) {
        List<String> seen = new ArrayList<>();
        FactCursor cursor = new FactCursor().open(history, from);
        while (cursor.next()) {
            seen.add(cursor.occurredAt() + " " + DeviceState.of(cursor.state()).wire());
        }
        return seen;
    }

    private static Vantage from(long knownBy, UpTo upTo) {
        return new Vantage() {
            @Override
            public long knownBy() {
                return knownBy;
            }

            @Override
            public UpTo upTo() {
                return upTo;
            }
        };
    }
}
