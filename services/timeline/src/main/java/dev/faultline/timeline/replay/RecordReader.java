package dev.faultline.timeline.replay;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.Envelope;
import dev.faultline.events.EventType;
import dev.faultline.events.Instants;
import dev.faultline.events.StateChangedScanner;
import dev.faultline.events.Topics;
import dev.faultline.events.UnreadableEventException;
import dev.faultline.events.UuidBytes;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEventCodec;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogRecord;
import dev.faultline.timeline.columns.SliceTable;
import dev.faultline.timeline.facts.Annotation;
import dev.faultline.timeline.feed.LoggedEvent;
import dev.faultline.timeline.incidents.StaffRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads records of the log, each for itself: most facts by their bytes, and whatever is not in the usual form by the
 * decoder. Belongs to the thread that reads ahead, which so takes its share of a replay's work.
 */
final class RecordReader {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final byte[] VERSION = CloudEvents.VERSION.getBytes(StandardCharsets.US_ASCII);

    private final StateChangedScanner scanner = new StateChangedScanner();
    private final UuidBytes uuid = new UuidBytes();
    private final DetailCache details = new DetailCache();

    ReadBatch read(LogBatch batch) {
        return new ReadBatch(reads(batch), List.of(), batch.end());
    }

    /** The same with what those get who follow. */
    ReadBatch readWhole(LogBatch batch) {
        List<Read> reads = reads(batch);
        List<LoggedEvent> events = new ArrayList<>(reads.size());
        for (int i = 0; i < reads.size(); i++) {
            events.add(Logged.event(batch.records().get(i), reads.get(i)));
        }
        return new ReadBatch(reads, events, batch.end());
    }

    private List<Read> reads(LogBatch batch) {
        List<Read> reads = new ArrayList<>(batch.records().size());
        for (LogRecord record : batch.records()) {
            reads.add(read(record));
        }
        return reads;
    }

    private Read read(LogRecord record) {
        try {
            if (Topics.INCIDENT_EVENTS.equals(record.topic())) {
                return staff(record);
            }
            Read usual = scanned(record);
            return usual != null ? usual : decoded(record);
        } catch (UnreadableEventException unreadable) {
            return new Read.Unreadable(new Quarantine.Entry(
                    record.topic() + "/" + record.partition() + "@" + record.offset(), unreadable.getMessage()));
        }
    }

    /** A fact in the usual form; null where anything about the record is not. */
    private Read scanned(LogRecord record) throws UnreadableEventException {
        byte[] value = record.value();
        byte[] key = record.key();
        LogRecord.Attributes attributes = record.attributes();
        if (value == null
                || key == null
                || !EventType.STATE_CHANGED.matches(attributes.value(CloudEvents.TYPE))
                || !scanner.scan(value)
                || !scanner.isDevice(value, key)) {
            return null;
        }
        byte[] id = attributes.value(CloudEvents.ID);
        byte[] source = attributes.value(CloudEvents.SOURCE);
        if (id == null
                || source == null
                || source.length == 0
                || !uuid.parse(id)
                || !Arrays.equals(attributes.value(CloudEvents.SPEC_VERSION), VERSION)) {
            return null;
        }
        byte[] known = attributes.value(CloudEvents.KNOWN_AT);
        long knownAt = record.recordedAtMillis() * NANOS_PER_MILLI;
        if (known != null) {
            knownAt = Instants.parse(known, 0, known.length);
            if (knownAt == Instants.NOT_AN_INSTANT || !Instants.inBounds(knownAt)) {
                return null;
            }
        }
        DetailWords detail = details.find(value, scanner, source);
        if (detail == null) {
            var fact = (DeviceEvent.StateChanged)
                    DeviceEventCodec.decode(key, attributes::value, value).event();
            detail = details.keep(value, scanner, source, words(fact, new String(source, StandardCharsets.UTF_8)));
        }
        return new Read.Fact(
                key,
                SliceTable.hash(key),
                record.partition(),
                record.offset(),
                record.recordedAtMillis(),
                scanner.occurredAtNanos(),
                knownAt,
                new Read.EventId(uuid.hi(), uuid.lo(), null),
                scanner.stateOrdinal(),
                detail);
    }

    private static Read decoded(LogRecord record) throws UnreadableEventException {
        Envelope<DeviceEvent> envelope =
                DeviceEventCodec.decode(record.key(), record.attributes()::value, record.value());
        long knownAt =
                envelope.knownAt().map(Instants::toEpochNanos).orElse(record.recordedAtMillis() * NANOS_PER_MILLI);
        return switch (envelope.event()) {
            case DeviceEvent.StateChanged fact ->
                new Read.Fact(
                        record.key(),
                        SliceTable.hash(record.key()),
                        record.partition(),
                        record.offset(),
                        record.recordedAtMillis(),
                        Instants.toEpochNanos(fact.occurredAt()),
                        knownAt,
                        new Read.EventId(0, 0, envelope.id()),
                        fact.state().ordinal(),
                        words(fact, envelope.source()));
            case DeviceEvent.StateRetracted retraction ->
                new Read.Retraction(
                        record.key(),
                        record.partition(),
                        record.offset(),
                        record.recordedAtMillis(),
                        knownAt,
                        new Read.EventId(0, 0, envelope.id()),
                        retraction);
            case DeviceEvent.Registered registered -> new Read.Registration(registered, knownAt);
        };
    }

    private static Read staff(LogRecord record) throws UnreadableEventException {
        StaffEnvelope envelope = StaffEventCodec.decode(record.key(), record.attributes()::value, record.value());
        long recordedAt = record.recordedAtMillis() * NANOS_PER_MILLI;
        return new Read.Staff(new StaffRecord(
                envelope.event(),
                envelope.id(),
                envelope.source(),
                envelope.sequence(),
                Math.min(envelope.knownAt().map(Instants::toEpochNanos).orElse(recordedAt), recordedAt),
                recordedAt,
                record.partition(),
                record.offset()));
    }

    private static DetailWords words(DeviceEvent.StateChanged fact, String source) {
        return new DetailWords(
                fact.datacenter(),
                fact.role(),
                source,
                new Annotation(fact.uncertainty().toNanos(), fact.observer(), fact.reason()));
    }
}
