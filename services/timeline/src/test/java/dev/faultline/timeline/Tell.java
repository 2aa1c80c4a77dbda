package dev.faultline.timeline;

import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.DeviceState;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Envelope;
import dev.faultline.events.Instants;
import dev.faultline.events.Topics;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.events.staff.StaffEventCodec;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogReader;
import dev.faultline.log.MemoryEventLog;
import dev.faultline.timeline.replay.Fold;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a small history: events go onto a log in memory, and from there through the fold into a view. */
public final class Tell {
    private long nowMillis = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();
    private final MemoryEventLog log = new MemoryEventLog(3, () -> nowMillis);
    private final Map<String, Long> sequences = new HashMap<>();
    private int told;

    /** From now on the log stamps records with this instant. Where it is not called: far in the future of all facts. */
    public Tell recordedAt(String instant) {
        nowMillis = Instant.parse(instant).toEpochMilli();
        return this;
    }

    /**
     * A fact, known when it is recorded.
     *
     * @param place datacenter and role with a slash between
     * @return its id
     */
    public String that(String device, String place, DeviceState state, String occurredAt) {
        return that(device, place, state, occurredAt, Duration.ZERO, Optional.empty());
    }

    /** A fact that was known at once. */
    public String promptly(String device, String place, DeviceState state, String occurredAt) {
        return that(device, place, state, occurredAt, Duration.ZERO, Optional.of(Instant.parse(occurredAt)));
    }

    /** A fact with all that can be said about it. */
    public String that(
            String device,
            String place,
            DeviceState state,
            String occurredAt,
            Duration uncertainty,
            Optional<Instant> knownAt) {
        String[] parts = place.split("/");
        return append(
                new DeviceEvent.StateChanged(
                        device,
                        parts[0],
                        parts[1],
                        state,
                        Instant.parse(occurredAt),
                        uncertainty,
                        Optional.of("probe"),
                        Optional.empty()),
                knownAt);
    }

    /** That a device cannot work without others. */
    public String needs(String device, String place, String... needed) {
        String[] parts = place.split("/");
        return append(
                new DeviceEvent.Registered(
                        device, parts[0], parts[1], Instant.ofEpochMilli(nowMillis), List.of(needed)),
                Optional.empty());
    }

    /** That a fact was wrong, as is known when this is recorded. */
    public String wrong(String device, String id) {
        return append(
                new DeviceEvent.StateRetracted(device, id, Instant.ofEpochMilli(nowMillis), "shift", "misread"),
                Optional.empty());
    }

    /** Something that staff did or said, known when it is recorded. @return its id */
    public String staff(StaffEvent event) {
        return staff(event, Optional.empty());
    }

    /** Something that staff did or said. @return its id */
    public String staff(StaffEvent event, Optional<Instant> knownAt) {
        String id = "event-" + ++told;
        var envelope = new StaffEnvelope(
                id,
                "/test",
                knownAt,
                sequences.merge(event.subject(), 1L, Long::sum),
                new StaffEnvelope.Request("key-" + id, "hash"),
                event);
        append(StaffEventCodec.encode(envelope));
        return id;
    }

    /** Something that staff did or said, known as soon as it was. */
    public String promptly(StaffEvent event) {
        return staff(event, Optional.of(event.act().occurredAt()));
    }

    /** What all that was told comes to. */
    public TimelineView view() {
        var fold = new Fold(new Quarantine());
        try (LogReader reader = log.read(List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS))) {
            LogBatch batch;
            while (!(batch = reader.poll(Duration.ZERO)).isEmpty()) {
                fold.apply(batch);
            }
        }
        return fold.view();
    }

    /** An instant as the read models count it. */
    public static long nanos(String instant) {
        return Instants.toEpochNanos(Instant.parse(instant));
    }

    private String append(DeviceEvent event, Optional<Instant> knownAt) {
        String id = "event-" + ++told;
        append(DeviceEventCodec.encode(new Envelope<>(id, "/test", knownAt, event)));
        return id;
    }

    private void append(EncodedEvent event) {
        log.append(List.of(event)).toCompletableFuture().join();
    }
}
