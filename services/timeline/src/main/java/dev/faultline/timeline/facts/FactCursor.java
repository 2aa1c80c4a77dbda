package dev.faultline.timeline.facts;

import dev.faultline.events.DeviceState;

/**
 * Walks the facts of one device that <em>rule</em>: those that count from where one looks, are not known there to be
 * retracted, and are the last in order of those that occurred at the same instant. Between a ruling fact and the next the
 * device is in the state that the first one tells. Reused from device to device; not for several threads.
 */
public final class FactCursor {
    /** For {@link Vantage#knownBy}: all that is known now. */
    public static final long ALL_KNOWN = Long.MAX_VALUE;

    private DeviceHistory history;
    private Vantage vantage;
    private long knownBy;
    private UpTo upTo;
    private boolean bounded;
    private int chunkIndex;
    private FactChunk chunk;
    private int at;
    private int nextChunk;
    private int next;

    /** Stands before the first fact of the device, looking from somewhere. */
    public FactCursor open(DeviceHistory device, Vantage from) {
        this.history = device;
        vantage = from;
        knownBy = from.knownBy();
        upTo = from.upTo();
        bounded = !upTo.isEnd();
        nextChunk = 0;
        next = 0;
        chunk = null;
        return this;
    }

    /** Stands where another one stands. */
    public void standAs(FactCursor other) {
        history = other.history;
        vantage = other.vantage;
        knownBy = other.knownBy;
        upTo = other.upTo;
        bounded = other.bounded;
        chunkIndex = other.chunkIndex;
        chunk = other.chunk;
        at = other.at;
        nextChunk = other.nextChunk;
        next = other.next;
    }

    /** Goes to the next ruling fact; false when there is none. */
    public boolean next() {
        FactChunk found = null;
        int c = nextChunk;
        int i = next;
        int chunkCount = history.chunkCount();
        while (c < chunkCount) {
            FactChunk current = history.chunk(c);
            if (i >= current.size) {
                c++;
                i = 0;
                continue;
            }
            if (found != null && current.occurredAt[i] != chunk.occurredAt[at]) {
                break;
            }
            if (visible(current, i)) {
                found = current;
                chunk = current;
                chunkIndex = c;
                at = i;
            }
            i++;
        }
        nextChunk = c;
        next = i;
        return found != null;
    }

    /**
     * Stands so that {@link #next} gives the ruling fact at or before the instant, or the first one where there is none
     * before.
     */
    public void seek(long instant) {
        nextChunk = 0;
        next = 0;
        if (history.chunkCount() == 0) {
            return;
        }
        int c = history.chunkFor(instant);
        int i = history.chunk(c).upperBound(instant) - 1;
        while (c >= 0) {
            for (; i >= 0; i--) {
                if (visible(history.chunk(c), i)) {
                    standAtGroupOf(c, i);
                    return;
                }
            }
            if (--c >= 0) {
                i = history.chunk(c).size - 1;
            }
        }
    }

    /**
     * Stands so that {@link #next} gives the last ruling fact strictly before the instant that says {@code up}, or the
     * first ruling fact where there is none: no outage reaches over such a place. Says whether there was one.
     */
    public boolean seekUpBefore(long instant) {
        return seekBefore(instant, 1 << DeviceState.UP.ordinal());
    }

    /**
     * Stands so that {@link #next} gives the last ruling fact strictly before the instant that says {@code degraded} or
     * {@code down}, or the first ruling fact where there is none. Says whether there was one.
     */
    public boolean seekImpairedBefore(long instant) {
        return seekBefore(instant, 1 << DeviceState.DOWN.ordinal() | 1 << DeviceState.DEGRADED.ordinal());
    }

    private boolean seekBefore(long instant, int states) {
        nextChunk = 0;
        next = 0;
        if (history.chunkCount() == 0) {
            return false;
        }
        int c = history.chunkFor(instant);
        int i = history.chunk(c).upperBound(instant) - 1;
        boolean later = false;
        long laterAt = 0;
        while (c >= 0) {
            FactChunk current = history.chunk(c);
            for (; i >= 0; i--) {
                long when = current.occurredAt[i];
                if (when >= instant || later && when == laterAt || !visible(current, i)) {
                    continue;
                }
                if ((1 << current.state(i) & states) != 0) {
                    standAtGroupOf(c, i);
                    return true;
                }
                later = true;
                laterAt = when;
            }
            if (--c >= 0) {
                i = history.chunk(c).size - 1;
            }
        }
        return false;
    }

    /** When the present fact occurred, in nanoseconds since 1970-01-01T00:00Z. */
    public long occurredAt() {
        return chunk.occurredAt[at];
    }

    /** Ordinal of the {@link DeviceState} that the present fact tells. */
    public int state() {
        return chunk.state(at);
    }

    /** The present fact's number in the {@link Vocabulary}. */
    public int detail() {
        return chunk.detail(at);
    }

    public long knownAt() {
        return bounded ? history.knownAt(chunk, at, upTo) : chunk.knownAt(at);
    }

    public FactId id() {
        return chunk.id(at);
    }

    /** Where the present fact lies on the log, see {@link LogPlace}. */
    public long place() {
        return chunk.place(at);
    }

    /** A number for the present fact that grows along the history and holds while the history stays as it is. */
    public long mark() {
        return (long) chunkIndex << 32 | at;
    }

    private boolean visible(FactChunk current, int i) {
        if (bounded) {
            return upTo.holds(current.place(i))
                    && history.knownAt(current, i, upTo) <= knownBy
                    && !(current.retracted(i) && history.retracts(current.id(i), vantage));
        }
        if (knownBy == ALL_KNOWN) {
            return !current.retracted(i);
        }
        if (current.knownAt(i) > knownBy) {
            return false;
        }
        return !current.retracted(i) || history.retractions().get(current.id(i)).knownAt() > knownBy;
    }

    /** {@link #next} looks forward for later facts of the same instant, so it may start at any fact of the group. */
    private void standAtGroupOf(int c, int i) {
        nextChunk = c;
        next = i;
    }
}
