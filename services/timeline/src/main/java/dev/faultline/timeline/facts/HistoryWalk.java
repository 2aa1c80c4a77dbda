package dev.faultline.timeline.facts;

import java.util.Optional;

/**
 * Walks all facts of one device in their order, those included that do not rule and those that were retracted. For one
 * thread.
 */
public final class HistoryWalk {
    private final DeviceHistory history;
    private int chunkIndex;
    private int at = -1;

    /** Stands before the first fact. */
    public HistoryWalk(DeviceHistory history) {
        this.history = history;
    }

    /** Stands before the first fact that occurred at this instant or later; nanoseconds since 1970-01-01T00:00Z. */
    public void seek(long instant) {
        if (history.chunkCount() == 0) {
            return;
        }
        chunkIndex = history.chunkFor(instant - 1);
        FactChunk chunk = history.chunk(chunkIndex);
        at = -1;
        while (at + 1 < chunk.size && chunk.occurredAt[at + 1] < instant) {
            at++;
        }
    }

    /** Goes to the next fact; false when there is none. */
    public boolean next() {
        at++;
        while (chunkIndex < history.chunkCount() && at >= history.chunk(chunkIndex).size) {
            chunkIndex++;
            at = 0;
        }
        return chunkIndex < history.chunkCount();
    }

    /** When the present fact occurred, in nanoseconds since 1970-01-01T00:00Z. */
    public long occurredAt() {
        return chunk().occurredAt[at];
    }

    public long knownAt() {
        return chunk().knownAt(at);
    }

    /** Where the present fact lies on the log, see {@link LogPlace}. */
    public long place() {
        return chunk().place(at);
    }

    public FactId id() {
        return chunk().id(at);
    }

    /** Ordinal of the {@link dev.faultline.events.DeviceState} that the present fact tells. */
    public int state() {
        return chunk().state(at);
    }

    /** The present fact's number in the {@link Vocabulary}. */
    public int detail() {
        return chunk().detail(at);
    }

    /** That the present fact was taken back, where it was. */
    public Optional<Retraction> retraction() {
        return chunk().retracted(at) ? Optional.ofNullable(history.retractions().get(id())) : Optional.empty();
    }

    private FactChunk chunk() {
        return history.chunk(chunkIndex);
    }
}
