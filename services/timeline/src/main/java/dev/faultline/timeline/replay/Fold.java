package dev.faultline.timeline.replay;

import dev.faultline.log.LogBatch;
import dev.faultline.log.Position;
import dev.faultline.timeline.facts.FactId;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.LogPlace;
import dev.faultline.timeline.facts.RecordedTimes;
import dev.faultline.timeline.facts.Retraction;
import dev.faultline.timeline.facts.Told;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.feed.LoggedEvent;
import dev.faultline.timeline.figures.FiguresIndex;
import dev.faultline.timeline.incidents.Incidents;
import java.util.ArrayList;
import java.util.List;

/** Applies what records of the log say to the read models, live and on replay alike. One thread owns it. */
public final class Fold {
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** So many records are looked ahead at once: what they touch fits into the processor's cache. */
    private static final int BLOCK = 256;

    private final Facts facts = new Facts();
    private final Vocabulary words = facts.vocabulary();
    private final FiguresIndex index = new FiguresIndex(words);
    private final Registrations registrations = new Registrations();
    private final Incidents incidents = new Incidents();
    private final RecordedTimes staffTimes = new RecordedTimes();
    private final Quarantine quarantine;
    private final RecordReader reader = new RecordReader();
    private final byte[][] keys = new byte[BLOCK][];
    private final int[] hashes = new int[BLOCK];
    private final int[] devices = new int[BLOCK];
    private Position position = Position.START;
    private long applied;

    public Fold(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** Reads and applies one batch. A record that cannot be read goes to the quarantine. */
    public void apply(LogBatch batch) {
        apply(reader.read(batch));
    }

    /**
     * Applies one batch that was read elsewhere.
     *
     * @return the events of the batch, as far as it has them, that told something new
     */
    List<LoggedEvent> apply(ReadBatch batch) {
        List<Read> reads = batch.reads();
        List<LoggedEvent> news = batch.events().isEmpty() ? List.of() : new ArrayList<>(reads.size());
        for (int from = 0; from < reads.size(); from += BLOCK) {
            int to = Math.min(reads.size(), from + BLOCK);
            applyBlock(
                    reads.subList(from, to),
                    batch.events().isEmpty() ? List.of() : batch.events().subList(from, to),
                    news);
        }
        position = batch.end();
        return news;
    }

    private void applyBlock(List<Read> reads, List<LoggedEvent> events, List<LoggedEvent> news) {
        for (int i = 0; i < reads.size(); i++) {
            if (reads.get(i) instanceof Read.Fact fact) {
                keys[i] = fact.key();
                hashes[i] = fact.keyHash();
            } else {
                keys[i] = null;
            }
        }
        facts.lookAhead(keys, hashes, reads.size(), devices, index);
        for (int i = 0; i < reads.size(); i++) {
            if (apply(reads.get(i), devices[i]) && !events.isEmpty()) {
                news.add(events.get(i));
            }
        }
    }

    /** The read models as they are now. What is applied later does not show in it. */
    public TimelineView view() {
        return new TimelineView(
                position,
                facts.snapshot(),
                index.snapshot(),
                registrations.snapshot(),
                incidents.snapshot(),
                staffTimes.view());
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

    /**
     * @param device the number of a fact's device, or -1 where it had none before its block
     * @return whether it told something new
     */
    private boolean apply(Read read, int device) {
        if (read instanceof Read.Unreadable unreadable) {
            quarantine.add(unreadable.entry());
            return false;
        }
        applied++;
        return switch (read) {
            case Read.Fact fact -> add(fact, device < 0 ? facts.device(fact.key()) : device);
            case Read.Retraction retraction -> retract(retraction);
            case Read.Registration registration -> {
                registrations.add(registration.event());
                yield true;
            }
            case Read.Staff staff -> {
                staffTimes.note(
                        staff.record().partition(),
                        staff.record().offset(),
                        staff.record().recordedAt() / NANOS_PER_MILLI);
                yield incidents.add(staff.record());
            }
            case Read.Unreadable unreadable -> false;
        };
    }

    private boolean add(Read.Fact fact, int device) {
        long recordedAt = fact.recordedAtMillis() * NANOS_PER_MILLI;
        facts.recordedTimes().note(fact.partition(), fact.offset(), fact.recordedAtMillis());
        return facts.add(
                device,
                new Told(
                        fact.occurredAt(),
                        Math.min(fact.knownAt(), recordedAt),
                        recordedAt,
                        LogPlace.of(fact.partition(), fact.offset()),
                        id(fact.id()),
                        fact.state(),
                        fact.detail().numberIn(words)),
                index);
    }

    private boolean retract(Read.Retraction retraction) {
        facts.recordedTimes().note(retraction.partition(), retraction.offset(), retraction.recordedAtMillis());
        return facts.retract(
                facts.device(retraction.key()),
                words.id(retraction.event().retracts()),
                new Retraction(
                        id(retraction.id()),
                        Math.min(retraction.knownAt(), retraction.recordedAtMillis() * NANOS_PER_MILLI),
                        LogPlace.of(retraction.partition(), retraction.offset()),
                        retraction.event().by(),
                        retraction.event().reason()),
                index);
    }

    private FactId id(Read.EventId id) {
        return id.text() == null ? new FactId(id.high(), id.low(), false) : words.id(id.text());
    }
}
