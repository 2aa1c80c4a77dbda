package dev.faultline.timeline.following;

import static dev.faultline.timeline.TellStaff.acknowledged;
import static dev.faultline.timeline.TellStaff.declared;
import static dev.faultline.timeline.TellStaff.scoped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.DeviceState;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Envelope;
import dev.faultline.events.Topics;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.events.staff.StaffEventCodec;
import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.Position;
import dev.faultline.timeline.feed.Feed;
import dev.faultline.timeline.feed.FeedLimits;
import dev.faultline.timeline.feed.LoggedEvent;
import dev.faultline.timeline.replay.LiveTimeline;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.ReplayObserver;
import dev.faultline.timeline.views.Selection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("One who follows")
@Timeout(120)
class FollowingTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final List<String> TOPICS = List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS);
    private static final FeedLimits MUCH = new FeedLimits(10_000, 64L << 20);
    private static final int HISTORIES = 40;

    private final MemoryEventLog log = new MemoryEventLog(3, System::currentTimeMillis);
    private final List<Replica> replicas = new ArrayList<>();
    private int staffEvents;

    /** A timeline that follows the log, with room for those who follow it. */
    private final class Replica implements AutoCloseable {
        private final Feed feed;
        private final LiveTimeline timeline;
        private final Streams streams;

        private Replica(MemoryEventLog log, FeedLimits limits, StreamLimits streamLimits) {
            feed = new Feed(limits);
            timeline =
                    new LiveTimeline(log, TOPICS, InstantSource.system(), new Quarantine(), ReplayObserver.NONE, feed);
            streams = new Streams(log, TOPICS, timeline, feed, InstantSource.system(), streamLimits);
            replicas.add(this);
            timeline.await(Position.START, LONG).orElseThrow();
        }

        private Follower follow(Position from, StreamFilter filter) {
            timeline.await(from, LONG).orElseThrow();
            return assertInstanceOf(Streams.Opened.Following.class, streams.open(from, filter))
                    .follower();
        }

        /** Follows until a position is reached, and gives what came. */
        private List<Step.Sent> follow(Position from, Position to, StreamFilter filter) {
            try (Follower follower = follow(from, filter)) {
                return upTo(follower, to);
            }
        }

        @Override
        public void close() {
            timeline.close();
        }
    }

    @AfterEach
    void stop() {
        replicas.forEach(Replica::close);
        log.close();
    }

    @Test
    @DisplayName(
            "given any history with repeats, then the log gives him what the feed gave, on any replica, from wherever he stood")
    void the_log_gives_what_the_feed_gave() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new Random(seed);
            var history = new MemoryEventLog(3, System::currentTimeMillis);
            try (var first = new Replica(history, MUCH, StreamLimits.DEFAULT)) {
                Position end = Position.START;
                for (int batch = 0; batch < 12; batch++) {
                    end = end.max(history.append(random(random, 10))
                            .toCompletableFuture()
                            .join());
                }
                List<Step.Sent> fed = first.follow(Position.START, end, StreamFilter.ALL);
                assertEquals(0, first.streams.catchUpCount());
                try (var second = new Replica(history, MUCH, StreamLimits.DEFAULT)) {
                    List<Step.Sent> read = second.follow(Position.START, end, StreamFilter.ALL);
                    assertEquals(1, second.streams.catchUpCount());
                    assertEquals(byPartition(fed), byPartition(read), "seed " + seed);

                    int had = random.nextInt(fed.size());
                    for (Replica replica : List.of(first, second)) {
                        List<Step.Sent> resumed = new ArrayList<>(fed.subList(0, had + 1));
                        resumed.addAll(replica.follow(fed.get(had).behind(), end, StreamFilter.ALL));
                        assertEquals(byPartition(fed), byPartition(resumed), "resumed, seed " + seed);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName(
            "given a fact told three times, the second time as known earlier, then it comes twice: a repeat that says nothing new does not")
    void repeats() {
        var replica = new Replica(log, MUCH, StreamLimits.DEFAULT);
        Position from = replica.timeline.view().orElseThrow().position();
        var early = Optional.of(Instant.parse("2013-09-03T07:05:00Z"));
        append(fact("a", "one", "us-va/core", Optional.empty()));
        append(fact("a", "one", "us-va/core", early));
        append(fact("a", "one", "us-va/core", early));
        append(retraction("r", "one", "a"));
        append(retraction("r", "one", "a"));
        Position end = append(fact("b", "one", "us-va/core", early));

        assertEquals(List.of("a", "a", "r", "b"), ids(replica.follow(from, end, StreamFilter.ALL)));
    }

    @Test
    @DisplayName(
            "given he is too slow for the feed, then he is told up to where he has everything, and loses nothing there")
    void too_slow() {
        var replica = new Replica(log, new FeedLimits(5, 1L << 20), StreamLimits.DEFAULT);
        Position from = replica.timeline.view().orElseThrow().position();
        try (Follower slow = replica.follow(from, StreamFilter.ALL)) {
            Position first = append(fact("0", "one", "us-va/core", Optional.empty()));
            assertEquals(List.of("0"), ids(upTo(slow, first)));
            Position end = first;
            for (int i = 1; i <= 20; i++) {
                end = append(fact(String.valueOf(i), "one", "us-va/core", Optional.empty()));
            }
            replica.timeline.await(end, LONG).orElseThrow();
            Step step = slow.next(LONG);
            while (step instanceof Step.Events none && none.events().isEmpty()) {
                step = slow.next(LONG);
            }
            Position told = assertInstanceOf(Step.Overrun.class, step).position();

            List<String> rest = ids(replica.follow(told, end, StreamFilter.ALL));
            assertEquals(20, rest.size());
            assertEquals("1", rest.getFirst());
        }
    }

    @Test
    @DisplayName(
            "given as many read the log as may, then one more is sent away, and may come once another has caught up")
    void limit_of_catch_ups() {
        append(fact("a", "one", "us-va/core", Optional.empty()));
        var limits = new StreamLimits(10, 1, LONG, LONG, LONG);
        var replica = new Replica(log, MUCH, limits);
        Follower first = replica.follow(Position.START, StreamFilter.ALL);

        assertInstanceOf(Streams.Opened.Full.class, replica.streams.open(Position.START, StreamFilter.ALL));
        assertEquals(1, replica.streams.openCount());

        upTo(first, replica.timeline.view().orElseThrow().position());
        replica.follow(Position.START, StreamFilter.ALL).close();
        first.close();
        first.close();
        assertEquals(0, replica.streams.openCount());
    }

    @Test
    @DisplayName("given the log goes away while he reads it, then nothing comes, and he goes on once it is back")
    void the_log_goes_away() {
        Position end = append(fact("a", "one", "us-va/core", Optional.empty()));
        var replica = new Replica(log, MUCH, StreamLimits.DEFAULT);
        log.unavailable(true);
        try (Follower follower = replica.follow(Position.START, StreamFilter.ALL)) {
            assertEquals(new Step.Events(List.of()), follower.next(SHORT));
            log.unavailable(false);
            assertEquals(List.of("a"), ids(upTo(follower, end)));
        }
    }

    @Test
    @DisplayName("given he is stopped, or the timeline is, then nothing comes any more")
    void ends() {
        var replica = new Replica(log, MUCH, StreamLimits.DEFAULT);
        Position from = replica.timeline.view().orElseThrow().position();
        try (Follower stopped = replica.follow(from, StreamFilter.ALL);
                Follower other = replica.follow(from, StreamFilter.ALL)) {
            stopped.stop();
            assertInstanceOf(Step.Ended.class, stopped.next(LONG));
            replica.close();
            assertInstanceOf(Step.Ended.class, other.next(LONG));
        }
    }

    @Test
    @DisplayName(
            "given filters, then he gets facts and retractions of the devices, and what staff say that reaches them")
    void filters() {
        var replica = new Replica(log, MUCH, StreamLimits.DEFAULT);
        Position from = replica.timeline.view().orElseThrow().position();
        append(fact("east-core", "one", "east/core", Optional.empty()));
        append(fact("east-edge", "two", "east/edge", Optional.empty()));
        append(fact("west-core", "three", "west/core", Optional.empty()));
        append(retraction("back-one", "one", "east-core"));
        append(retraction("back-three", "three", "west-core"));
        append(retraction("back-unknown", "four", "never-told"));
        append(staff("declared", declared("inc", Scope.ofDatacenters("east"), "2013-09-03T07:00:00Z")));
        append(staff("moved", scoped("inc", Scope.ofDatacenters("west"), "2013-09-03T08:00:00Z")));
        append(staff("other", declared("far", Scope.ofDatacenters("far"), "2013-09-03T07:00:00Z")));
        Position end = append(staff("taken", acknowledged("inc", "2013-09-03T08:30:00Z")));

        Map<String, StreamFilter> filters = new LinkedHashMap<>();
        filters.put(
                "east-core,back-one,back-unknown,declared,moved,taken",
                filter(Set.of("east"), Set.of("core"), Set.of(), Optional.empty()));
        filters.put(
                "west-core,back-three,back-unknown,declared,moved,taken",
                filter(Set.of("west"), Set.of(), Set.of(), Optional.empty()));
        filters.put("east-edge,declared,moved,taken", filter(Set.of(), Set.of(), Set.of("two"), Optional.empty()));
        filters.put(
                "west-core,back-three,back-unknown,declared,moved,taken",
                filter(Set.of(), Set.of(), Set.of(), Optional.of("inc")));
        filters.put("back-unknown,other", filter(Set.of("far"), Set.of(), Set.of(), Optional.empty()));
        filters.forEach((wanted, filter) -> assertEquals(
                Set.of(wanted.split(",")), Set.copyOf(ids(replica.follow(from, end, filter))), filter.toString()));
    }

    @Test
    @DisplayName("given limits out of bounds, then they are refused by name")
    void limits() {
        Map<String, Runnable> wrong = Map.of(
                "max-streams", () -> new StreamLimits(-1, 1, LONG, LONG, LONG),
                "max-catch-ups", () -> new StreamLimits(1, 101, LONG, LONG, LONG),
                "heartbeat", () -> new StreamLimits(1, 1, Duration.ZERO, LONG, LONG),
                "write-wait", () -> new StreamLimits(1, 1, LONG, Duration.ofHours(1), LONG),
                "stream-retry", () -> new StreamLimits(1, 1, LONG, LONG, Duration.ofHours(1)));
        wrong.forEach((name, made) -> {
            try {
                made.run();
                throw new AssertionError(name + " was taken");
            } catch (IllegalArgumentException refused) {
                assertTrue(refused.getMessage().startsWith(name + " must lie between"), refused.getMessage());
            }
        });
    }

    private static StreamFilter filter(
            Set<String> datacenters, Set<String> roles, Set<String> devices, Optional<String> incident) {
        return new StreamFilter(new Selection(datacenters, roles, devices), incident);
    }

    private static List<Step.Sent> upTo(Follower follower, Position end) {
        var got = new ArrayList<Step.Sent>();
        while (!follower.position().covers(end)) {
            got.addAll(assertInstanceOf(Step.Events.class, follower.next(LONG)).events());
        }
        return got;
    }

    private static List<String> ids(List<Step.Sent> sent) {
        return sent.stream().map(each -> text(each.event().id())).toList();
    }

    /** Everything that is said of each event, in the order of its partition. */
    private static Map<String, List<String>> byPartition(List<Step.Sent> sent) {
        var all = new TreeMap<String, List<String>>();
        for (Step.Sent each : sent) {
            LoggedEvent event = each.event();
            all.computeIfAbsent(event.topic() + "/" + event.partition(), partition -> new ArrayList<>())
                    .add(String.join(
                            " ",
                            String.valueOf(event.offset()),
                            text(event.id()),
                            event.source(),
                            event.type(),
                            event.subjectText(),
                            String.valueOf(event.occurredAt()),
                            String.valueOf(event.knownAt()),
                            String.valueOf(event.recordedAt()),
                            text(event.body()),
                            event.about().toString()));
        }
        return all;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private Position append(EncodedEvent event) {
        return log.append(List.of(event)).toCompletableFuture().join();
    }

    /** Some events, many of them told again, earlier, later or otherwise. */
    private List<EncodedEvent> random(Random random, int count) {
        var events = new ArrayList<EncodedEvent>();
        for (int i = 0; i < count; i++) {
            int number = random.nextInt(40);
            String device = "device-" + number % 4;
            Optional<Instant> known = random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(5)));
            switch (random.nextInt(6)) {
                case 0 -> events.add(retraction("r" + random.nextInt(3) + "-" + number, device, "f-" + number, known));
                case 1 ->
                    events.add(DeviceEventCodec.encode(new Envelope<>(
                            "reg-" + number,
                            "/test",
                            known,
                            new DeviceEvent.Registered(
                                    device, "us-va", "core", Instant.parse("2013-01-01T00:00:00Z"), List.of()))));
                case 2 -> {
                    String incident = "incident-" + number % 3;
                    events.add(staff(
                            "s-" + number,
                            declared(incident, Scope.ofDatacenters("us-va"), "2013-09-03T07:00:00Z"),
                            known));
                }
                // Sometimes the same id tells of another instant: the first telling counts.
                default ->
                    events.add(fact(
                            "f-" + number,
                            device,
                            "us-va/core",
                            known,
                            Instant.parse("2013-09-03T07:00:00Z")
                                    .plusSeconds(random.nextInt(8) == 0 ? 1 : number % 3)));
            }
        }
        return events;
    }

    private static EncodedEvent fact(String id, String device, String place, Optional<Instant> known) {
        return fact(id, device, place, known, Instant.parse("2013-09-03T07:00:00Z"));
    }

    private static EncodedEvent fact(
            String id, String device, String place, Optional<Instant> known, Instant occurredAt) {
        String[] parts = place.split("/");
        return DeviceEventCodec.encode(new Envelope<>(
                id,
                "/test",
                known,
                new DeviceEvent.StateChanged(
                        device,
                        parts[0],
                        parts[1],
                        DeviceState.DOWN,
                        occurredAt,
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty())));
    }

    private static EncodedEvent retraction(String id, String device, String fact) {
        return retraction(id, device, fact, Optional.empty());
    }

    private static EncodedEvent retraction(String id, String device, String fact, Optional<Instant> known) {
        return DeviceEventCodec.encode(new Envelope<>(
                id,
                "/test",
                known,
                new DeviceEvent.StateRetracted(
                        device, fact, Instant.parse("2013-09-03T09:00:00Z"), "shift", "misread")));
    }

    private EncodedEvent staff(String id, StaffEvent event) {
        return staff(id, event, Optional.empty());
    }

    private EncodedEvent staff(String id, StaffEvent event, Optional<Instant> known) {
        return StaffEventCodec.encode(new StaffEnvelope(
                id, "/test", known, ++staffEvents, new StaffEnvelope.Request("key-" + id, "hash"), event));
    }
}
