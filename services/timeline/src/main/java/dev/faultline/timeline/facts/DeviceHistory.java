package dev.faultline.timeline.facts;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * All facts of one device in the order (occurredAt, recordedAt, place), and what was retracted of them. Written only by
 * the generation that made it; {@link Facts} copies it first for a later one. Read it through a {@link FactCursor}.
 */
public final class DeviceHistory {
    final int generation;
    private FactChunk[] chunks;
    private int chunkCount;
    private int size;
    private Map<FactId, Retraction> retractions;
    private boolean hasRetractions;
    /** By the places of the facts that were told again as known earlier: how they were known along the log. */
    private Map<Long, Retold> retold = Map.of();
    /** Likewise of retractions, by the facts that they take back. */
    private Map<FactId, Retold> retoldRetractions = Map.of();

    private IdFilter ids;

    DeviceHistory(int generation) {
        this.generation = generation;
        chunks = new FactChunk[1];
        retractions = Map.of();
    }

    private DeviceHistory(int generation, DeviceHistory from) {
        this.generation = generation;
        chunks = from.chunks.clone();
        chunkCount = from.chunkCount;
        size = from.size;
        hasRetractions = from.hasRetractions;
        retractions = hasRetractions ? new HashMap<>(from.retractions) : Map.of();
        retold = from.retold.isEmpty() ? Map.of() : new HashMap<>(from.retold);
        retoldRetractions = from.retoldRetractions.isEmpty() ? Map.of() : new HashMap<>(from.retoldRetractions);
        // Only the writer looks into the filter, and ids are never taken out: all generations share it.
        ids = from.ids;
    }

    /** Some of the chunks of a history, to read only. Only the last may be empty. */
    private DeviceHistory(DeviceHistory from, FactChunk[] some) {
        generation = from.generation;
        chunks = some;
        chunkCount = some[some.length - 1].size == 0 ? some.length - 1 : some.length;
        for (FactChunk chunk : some) {
            size += chunk.size;
        }
        hasRetractions = from.hasRetractions;
        retractions = from.retractions;
        retold = from.retold;
        retoldRetractions = from.retoldRetractions;
        ids = from.ids;
    }

    DeviceHistory copy(int newGeneration) {
        return new DeviceHistory(newGeneration, this);
    }

    /** How many facts there are, retracted ones included. */
    public int size() {
        return size;
    }

    int chunkCount() {
        return chunkCount;
    }

    FactChunk chunk(int index) {
        return chunks[index];
    }

    /** The earliest retraction of each fact, by the id of the fact, which may not have been told yet. */
    public Map<FactId, Retraction> retractions() {
        return Collections.unmodifiableMap(retractions);
    }

    /** Whether the fact with this id was taken back. */
    public boolean retracts(FactId id) {
        return hasRetractions && retractions.containsKey(id);
    }

    /**
     * Whether what was known at an instant (nanoseconds since 1970-01-01T00:00Z) is not just what is told now to have
     * occurred by then: some of that was learned later, or something was known that lay ahead or was taken back since.
     */
    public boolean differsAt(long instant) {
        for (int c = 0; c < chunkCount; c++) {
            FactChunk chunk = chunks[c];
            if (!chunk.mayDifferAt(instant)) {
                continue;
            }
            for (int i = 0; i < chunk.size; i++) {
                boolean known = chunk.knownAt(i) <= instant;
                if (chunk.retracted(i)
                        ? known && takenBackAt(chunk.id(i)) > instant
                        : known != chunk.occurredAt[i] <= instant) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The history as if only what occurred by an instant had been told, whenever that was known, and what was taken back
     * had been so at once. To read with {@link Vantage#PRESENT} only.
     */
    public DeviceHistory occurredBy(long instant) {
        if (chunkCount == 0) {
            return this;
        }
        int last = chunkFor(instant);
        // One instant may go on in the chunks behind.
        while (last + 1 < chunkCount && chunks[last + 1].occurredAt[0] <= instant) {
            last++;
        }
        FactChunk[] some = Arrays.copyOf(chunks, last + 1);
        some[last] = chunks[last].upTo(instant);
        return new DeviceHistory(this, some);
    }

    /**
     * Whether the record at this place of the log told something of a fact that was not told before: the fact itself, or
     * that it was known earlier. Not so of repeats.
     *
     * @param occurredAt when the fact occurred as that record has it, in nanoseconds since 1970-01-01T00:00Z
     * @param place see {@link LogPlace}
     */
    public boolean isNewsOfFact(long occurredAt, long place) {
        var walk = new HistoryWalk(this);
        walk.seek(occurredAt);
        while (walk.next() && walk.occurredAt() == occurredAt) {
            if (walk.place() == place) {
                return true;
            }
        }
        return retold.values().stream().anyMatch(tellings -> tellings.has(place));
    }

    /** Whether the record at this place of the log took a fact back, or told that this was known earlier. */
    public boolean isNewsOfRetraction(long place) {
        return retractions.values().stream().anyMatch(retraction -> retraction.place() == place)
                || retoldRetractions.values().stream().anyMatch(tellings -> tellings.has(place));
    }

    /** Whether it is known from somewhere that the fact with this id was taken back. */
    boolean retracts(FactId id, Vantage from) {
        Retraction retraction = retractions.get(id);
        if (retraction == null) {
            return false;
        }
        Retold tellings = retoldRetractions.get(id);
        if (tellings != null) {
            long knownAt = tellings.knownAt(from.upTo());
            return knownAt != Retold.NEVER && knownAt <= from.knownBy();
        }
        return from.upTo().holds(retraction.place()) && retraction.knownAt() <= from.knownBy();
    }

    /** When a fact that the log holds up to there was known, as far as the log says up to there. */
    long knownAt(FactChunk chunk, int at, UpTo upTo) {
        Retold tellings = retold.isEmpty() ? null : retold.get(chunk.place(at));
        return tellings == null ? chunk.knownAt(at) : tellings.knownAt(upTo);
    }

    /** Where the fact with this id and source is: chunk in the upper half, index in the lower; -1 when there is none. */
    long find(FactId id, int source, Vocabulary vocabulary) {
        if (ids != null && !ids.mayHold(id)) {
            return -1;
        }
        for (int c = chunkCount - 1; c >= 0; c--) {
            int at = -1;
            while ((at = chunks[c].find(id.high(), id.low(), id.text(), at + 1)) >= 0) {
                if (vocabulary.sourceOf(chunks[c].detail(at)) == source) {
                    return (long) c << 32 | at;
                }
            }
        }
        return -1;
    }

    /** Puts the fact at its place, which is behind all facts that are not later in order. */
    Difference insert(Told fact, RecordedTimes recordedTimes) {
        long takenBackAt = takenBackAt(fact.id());
        if (chunkCount == 0) {
            chunks[0] = new FactChunk(generation, fact.place());
            chunkCount = 1;
        }
        int c = chunkFor(fact.occurredAt());
        FactChunk chunk = own(c);
        if (chunk.size == FactChunk.CAPACITY) {
            if (c == chunkCount - 1 && chunk.occurredAt[chunk.size - 1] <= fact.occurredAt()) {
                chunk = addChunk(c + 1, new FactChunk(generation, fact.place()));
            } else {
                FactChunk[] halves = chunk.split();
                chunks[c] = halves[0];
                FactChunk upper = addChunk(c + 1, halves[1]);
                chunk = fact.occurredAt() >= upper.occurredAt[0] ? upper : halves[0];
            }
        }
        int at = chunk.size;
        while (at > 0 && isBefore(fact, chunk, at - 1, recordedTimes)) {
            at--;
        }
        chunk.insert(at, fact, takenBackAt != Difference.NEVER);
        size++;
        if (ids != null) {
            ids.add(fact.id(), this);
        } else if (size > IdFilter.WORTH_FROM) {
            ids = new IdFilter(this);
        }
        var difference = Difference.of(fact.occurredAt(), fact.knownAt(), takenBackAt);
        chunk.widen(difference);
        return difference;
    }

    /** Takes in that a fact was told again, as known earlier. */
    Difference retell(long where, Told again) {
        FactChunk chunk = own((int) (where >>> 32));
        int at = (int) where;
        long place = chunk.place(at);
        Retold tellings = retold.get(place);
        if (retold.isEmpty()) {
            retold = new HashMap<>();
        }
        retold.put(
                place,
                (tellings == null ? new Retold(place, chunk.knownAt(at)) : tellings)
                        .again(again.place(), again.knownAt()));
        chunk.setKnownAt(at, again.knownAt());
        return difference(where);
    }

    /**
     * Notes a retraction; of several of one fact the one that was known first counts. Facts are not yet marked.
     *
     * @return whether this one counts
     */
    boolean note(FactId retracted, Retraction retraction) {
        Retraction earlier = retractions.get(retracted);
        if (earlier != null && earlier.knownAt() <= retraction.knownAt()) {
            return false;
        }
        if (earlier != null) {
            retell(retracted, earlier, retraction);
        }
        if (!hasRetractions) {
            retractions = new HashMap<>();
            hasRetractions = true;
        }
        retractions.put(retracted, retraction);
        return true;
    }

    private void retell(FactId retracted, Retraction earlier, Retraction again) {
        Retold tellings = retoldRetractions.get(retracted);
        if (retoldRetractions.isEmpty()) {
            retoldRetractions = new HashMap<>();
        }
        retoldRetractions.put(
                retracted,
                (tellings == null ? new Retold(earlier.place(), earlier.knownAt()) : tellings)
                        .again(again.place(), again.knownAt()));
    }

    /** Where the first fact with this id is that is not marked as retracted, as {@link #find} gives it; else -1. */
    long findStanding(FactId id) {
        for (int c = 0; c < chunkCount; c++) {
            int at = -1;
            while ((at = chunks[c].find(id.high(), id.low(), id.text(), at + 1)) >= 0) {
                if (!chunks[c].retracted(at)) {
                    return (long) c << 32 | at;
                }
            }
        }
        return -1;
    }

    Difference markRetracted(long where) {
        own((int) (where >>> 32)).markRetracted((int) where);
        return difference(where);
    }

    /** What the fact there makes, which its chunk may be written for. */
    private Difference difference(long where) {
        FactChunk chunk = chunks[(int) (where >>> 32)];
        int at = (int) where;
        long takenBackAt = chunk.retracted(at) ? takenBackAt(chunk.id(at)) : Difference.NEVER;
        var difference = Difference.of(chunk.occurredAt[at], chunk.knownAt(at), takenBackAt);
        chunk.widen(difference);
        return difference;
    }

    private long takenBackAt(FactId id) {
        Retraction retraction = hasRetractions ? retractions.get(id) : null;
        return retraction == null ? Difference.NEVER : retraction.knownAt();
    }

    /** The last chunk that begins at or before this instant; else the first. */
    int chunkFor(long instant) {
        int last = chunkCount - 1;
        if (last <= 0 || chunks[last].occurredAt[0] <= instant) {
            return Math.max(0, last);
        }
        int low = 0;
        int high = last;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks[middle].occurredAt[0] <= instant) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Reads a little of what the next fact most likely needs, so that it is near by then; the sum means nothing. */
    long touch() {
        return chunkCount == 0 ? 0 : chunks[chunkCount - 1].touch();
    }

    private boolean isBefore(Told fact, FactChunk chunk, int at, RecordedTimes recordedTimes) {
        long there = chunk.occurredAt[at];
        if (fact.occurredAt() != there) {
            return fact.occurredAt() < there;
        }
        long recordedThere = recordedTimes.at(chunk.place(at));
        if (fact.recordedAt() != recordedThere) {
            return fact.recordedAt() < recordedThere;
        }
        return fact.place() < chunk.place(at);
    }

    private FactChunk own(int c) {
        if (chunks[c].generation != generation) {
            chunks[c] = chunks[c].copy(generation);
        }
        return chunks[c];
    }

    private FactChunk addChunk(int at, FactChunk chunk) {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunkCount + Math.max(1, chunkCount >> 2));
        }
        System.arraycopy(chunks, at, chunks, at + 1, chunkCount - at);
        chunks[at] = chunk;
        chunkCount++;
        return chunk;
    }
}
