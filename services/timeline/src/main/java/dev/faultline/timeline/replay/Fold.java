package dev.faultline.timeline.replay;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.Envelope;
import dev.faultline.events.EventType;
import dev.faultline.events.Instants;
import dev.faultline.events.StateChangedScanner;
import dev.faultline.events.UnreadableEventException;
import dev.faultline.events.UuidBytes;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogRecord;
import dev.faultline.log.Position;
import dev.faultline.timeline.columns.SliceTable;
import dev.faultline.timeline.facts.Annotation;
import dev.faultline.timeline.facts.FactId;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.LogPlace;
import dev.faultline.timeline.facts.Retraction;
import dev.faultline.timeline.facts.Told;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.figures.FiguresIndex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Applies records of the log to the read models, live and on replay alike. One thread owns it. It reads most facts by their
 * bytes, without making objects of them, and leaves every record that is not in the usual form to the decoder.
 */
public final class Fold {
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** So many records are looked ahead at once: what they touch fits into the processor's cache. */
    private static final int BLOCK = 256;

    private static final int MAX_CACHED_SLICES = 1 << 16;
    private static final int MAX_CACHED_LENGTH = 512;
    private static final byte[] VERSION = CloudEvents.VERSION.getBytes(StandardCharsets.US_ASCII);

    private final Facts facts = new Facts();
    private final Vocabulary words = facts.vocabulary();
    private final FiguresIndex index = new FiguresIndex(words);
    private final Registrations registrations = new Registrations();
    private final Quarantine quarantine;
    private final StateChangedScanner scanner = new StateChangedScanner();
    private final UuidBytes uuid = new UuidBytes();
    private final SliceTable placementSlices = new SliceTable();
    private int[] placements = new int[64];
    private final SliceTable tailSlices = new SliceTable();
    private int[] annotations = new int[64];
    private final byte[][] keys = new byte[BLOCK][];
    private final int[] devices = new int[BLOCK];
    private final int noAnnotation = words.annotation(Annotation.NONE);
    private Position position = Position.START;
    private long applied;

    public Fold(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** Applies one batch. A record that cannot be read goes to the quarantine. */
    public void apply(LogBatch batch) {
        List<LogRecord> records = batch.records();
        for (int from = 0; from < records.size(); from += BLOCK) {
            applyBlock(records.subList(from, Math.min(records.size(), from + BLOCK)));
        }
        position = batch.end();
    }

    private void applyBlock(List<LogRecord> records) {
        for (int i = 0; i < records.size(); i++) {
            keys[i] = records.get(i).key();
        }
        facts.lookAhead(keys, records.size(), devices, index);
        for (int i = 0; i < records.size(); i++) {
            LogRecord record = records.get(i);
            try {
                apply(record, devices[i]);
                applied++;
            } catch (UnreadableEventException unreadable) {
                quarantine.add(new Quarantine.Entry(
                        record.topic() + "/" + record.partition() + "@" + record.offset(), unreadable.getMessage()));
            }
        }
    }

    /** The read models as they are now. What is applied later does not show in it. */
    public TimelineView view() {
        return new TimelineView(position, facts.snapshot(), index.snapshot(), registrations.snapshot());
    }

    public Position position() {
        return position;
    }

    /** How many records were applied, repeats included. */
    public long applied() {
        return applied;
    }

    /** How many facts are held, repeats not counted. */
    public long factCount() {
        return facts.factCount();
    }

    /** How many facts were told again under the same id with another content; the first telling counts. */
    public long conflicts() {
        return facts.conflicts();
    }

    /** @param device the number of the record's device, or -1 where it had none before its block */
    private void apply(LogRecord record, int device) throws UnreadableEventException {
        byte[] value = record.value();
        if (value != null
                && record.key() != null
                && EventType.STATE_CHANGED.matches(record.attributes().value(CloudEvents.TYPE))
                && scanner.scan(value)
                && scanner.isDevice(value, record.key())
                && applyScanned(record, device, value)) {
            return;
        }
        decode(record, device);
    }

    /** Applies a fact in the usual form; false when one of its attributes is not. */
    private boolean applyScanned(LogRecord record, int device, byte[] value) throws UnreadableEventException {
        LogRecord.Attributes attributes = record.attributes();
        byte[] id = attributes.value(CloudEvents.ID);
        byte[] source = attributes.value(CloudEvents.SOURCE);
        if (id == null
                || source == null
                || source.length == 0
                || !uuid.parse(id)
                || !Arrays.equals(attributes.value(CloudEvents.SPEC_VERSION), VERSION)) {
            return false;
        }
        long recordedAt = record.recordedAtMillis() * NANOS_PER_MILLI;
        byte[] known = attributes.value(CloudEvents.KNOWN_AT);
        long knownAt = recordedAt;
        if (known != null) {
            knownAt = Instants.parse(known, 0, known.length);
            if (knownAt == Instants.NOT_AN_INSTANT || !Instants.inBounds(knownAt)) {
                return false;
            }
        }
        int annotation = annotation(value, record);
        int detail = words.detail(placement(value), words.source(source), annotation);
        add(
                record,
                device,
                scanner.occurredAtNanos(),
                knownAt,
                new FactId(uuid.hi(), uuid.lo(), false),
                scanner.stateOrdinal(),
                detail);
        return true;
    }

    private void add(LogRecord record, int device, long occurredAt, long knownAt, FactId id, int state, int detail) {
        long recordedAt = record.recordedAtMillis() * NANOS_PER_MILLI;
        facts.recordedTimes().note(record.partition(), record.offset(), record.recordedAtMillis());
        facts.add(
                device < 0 ? facts.device(record.key()) : device,
                new Told(
                        occurredAt,
                        Math.min(knownAt, recordedAt),
                        recordedAt,
                        LogPlace.of(record.partition(), record.offset()),
                        id,
                        state,
                        detail),
                index);
    }

    /** Datacenter and role lie side by side in a value, so one look-up finds both. */
    private int placement(byte[] value) {
        int from = scanner.datacenterFrom();
        int to = scanner.roleTo();
        int slice = placementSlices.find(value, from, to);
        if (slice != SliceTable.ABSENT) {
            return placements[slice];
        }
        int placement = words.placement(
                ascii(value, scanner.datacenterFrom(), scanner.datacenterTo()),
                ascii(value, scanner.roleFrom(), scanner.roleTo()));
        if (placementSlices.size() < MAX_CACHED_SLICES) {
            slice = placementSlices.intern(value, from, to);
            if (slice >= placements.length) {
                placements = Arrays.copyOf(placements, slice * 2);
            }
            placements[slice] = placement;
        }
        return placement;
    }

    private int annotation(byte[] value, LogRecord record) throws UnreadableEventException {
        if (scanner.tailIsEmpty()) {
            return noAnnotation;
        }
        int from = scanner.tailFrom();
        int to = scanner.tailTo();
        int slice = tailSlices.find(value, from, to);
        if (slice != SliceTable.ABSENT) {
            return annotations[slice];
        }
        Envelope<DeviceEvent> decoded = DeviceEventCodec.decode(record.key(), record.attributes()::value, value);
        int annotation = annotation((DeviceEvent.StateChanged) decoded.event());
        if (tailSlices.size() < MAX_CACHED_SLICES && to - from <= MAX_CACHED_LENGTH) {
            slice = tailSlices.intern(value, from, to);
            if (slice >= annotations.length) {
                annotations = Arrays.copyOf(annotations, slice * 2);
            }
            annotations[slice] = annotation;
        }
        return annotation;
    }

    private int annotation(DeviceEvent.StateChanged fact) {
        return words.annotation(new Annotation(fact.uncertainty().toNanos(), fact.observer(), fact.reason()));
    }

    private void decode(LogRecord record, int device) throws UnreadableEventException {
        Envelope<DeviceEvent> envelope =
                DeviceEventCodec.decode(record.key(), record.attributes()::value, record.value());
        long recordedAt = record.recordedAtMillis() * NANOS_PER_MILLI;
        long knownAt = envelope.knownAt().map(Instants::toEpochNanos).orElse(recordedAt);
        FactId id = words.id(envelope.id());
        switch (envelope.event()) {
            case DeviceEvent.StateChanged fact -> {
                int source = words.source(envelope.source().getBytes(StandardCharsets.UTF_8));
                int detail = words.detail(words.placement(fact.datacenter(), fact.role()), source, annotation(fact));
                add(
                        record,
                        device,
                        Instants.toEpochNanos(fact.occurredAt()),
                        knownAt,
                        id,
                        fact.state().ordinal(),
                        detail);
            }
            case DeviceEvent.StateRetracted retraction -> {
                facts.recordedTimes().note(record.partition(), record.offset(), record.recordedAtMillis());
                facts.retract(
                        device < 0 ? facts.device(record.key()) : device,
                        words.id(retraction.retracts()),
                        new Retraction(
                                id,
                                Math.min(knownAt, recordedAt),
                                LogPlace.of(record.partition(), record.offset()),
                                retraction.by(),
                                retraction.reason()),
                        index);
            }
            case DeviceEvent.Registered registered -> registrations.add(registered);
        }
    }

    private static String ascii(byte[] value, int from, int to) {
        return new String(value, from, to - from, StandardCharsets.US_ASCII);
    }
}
