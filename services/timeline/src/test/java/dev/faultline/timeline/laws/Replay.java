package dev.faultline.timeline.laws;

import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Envelope;
import dev.faultline.events.Topics;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogRecord;
import dev.faultline.log.Position;
import dev.faultline.timeline.replay.Fold;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings lines to the read models on the way that records take: encoded, from a log, through the fold. */
public final class Replay {
    private final Quarantine quarantine = new Quarantine();
    private final Fold fold = new Fold(quarantine);
    private Position position = Position.START;

    /** The view after all lines in one batch. */
    public static TimelineView of(List<Line> lines) {
        return new Replay().apply(lines).view();
    }

    /** Applies the lines as one batch. */
    public Replay apply(List<Line> lines) {
        var records = new ArrayList<LogRecord>();
        for (Line line : lines) {
            records.add(record(line));
            position = position.max(Position.of(
                    Map.of(new Position.Partition(Topics.DEVICE_EVENTS, line.partition()), line.offset() + 1)));
        }
        fold.apply(new LogBatch(records, position));
        if (quarantine.count() > 0) {
            throw new AssertionError("not read: " + quarantine.named());
        }
        return this;
    }

    /** Applies what staff did and said as one batch. */
    public Replay tell(List<StaffHistories.Told> staff) {
        var records = new ArrayList<LogRecord>();
        for (StaffHistories.Told told : staff) {
            records.add(told.record());
            position = position.max(Position.of(
                    Map.of(new Position.Partition(Topics.INCIDENT_EVENTS, told.partition()), told.offset() + 1)));
        }
        fold.apply(new LogBatch(records, position));
        if (quarantine.count() > 0) {
            throw new AssertionError("not read: " + quarantine.named());
        }
        return this;
    }

    public TimelineView view() {
        return fold.view();
    }

    public Fold fold() {
        return fold;
    }

    /** A line as the log brings it. */
    public static LogRecord record(Line line) {
        EncodedEvent encoded = DeviceEventCodec.encode(envelope(line));
        LogRecord.Attributes attributes = name -> encoded.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(EncodedEvent.Header::value)
                .findFirst()
                .orElse(null);
        return new LogRecord(
                Topics.DEVICE_EVENTS,
                line.partition(),
                line.offset(),
                line.recordedAt().toEpochMilli(),
                encoded.key(),
                attributes,
                encoded.value());
    }

    private static Envelope<DeviceEvent> envelope(Line line) {
        return switch (line) {
            case Line.Fact fact ->
                new Envelope<>(
                        fact.id(),
                        fact.source(),
                        fact.saidKnownAt(),
                        new DeviceEvent.StateChanged(
                                fact.device(),
                                fact.datacenter(),
                                fact.role(),
                                fact.state(),
                                fact.occurredAt(),
                                fact.uncertainty(),
                                Optional.empty(),
                                Optional.empty()));
            case Line.TakenBack back ->
                new Envelope<>(
                        back.id(),
                        back.source(),
                        back.saidKnownAt(),
                        new DeviceEvent.StateRetracted(
                                back.device(), back.retracts(), back.known(), "operator", "was not so"));
        };
    }
}
