package dev.faultline.log.streams;

import dev.faultline.events.EncodedEvent;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The streams of one topic: all records under a key are a stream, and whoever appends to one says which version of it he
 * decided on. Any number of processes may have one of these on the same topic. Safe for many threads.
 */
public interface StreamLog extends AutoCloseable {
    /**
     * A stream as it is now: with everything that was acknowledged to anybody before the call. Waits for the log for a
     * bounded time.
     *
     * @param key of the stream; one without records is empty
     * @throws dev.faultline.log.LogUnavailableException when the log does not say in time what is there
     * @throws dev.faultline.log.HistoryLostException when records are gone from the log
     */
    EventStream read(String key);

    /**
     * Appends the events in one piece if the stream still has the version that they were decided on.
     *
     * <p>The stage may complete on the thread that talks to the log: what hangs on it must not block.
     *
     * @param key of the stream, the key of every event
     * @param version how many records the stream had when the events were decided on
     * @param events at least one and at most {@link StreamLimits#MAX_EVENTS}; the topic of each is that of this log
     * @return completes with what came of it, at the latest when the time for an append is over; fails with {@link
     *     IllegalArgumentException} when these events can never be appended (see {@link StreamLimits}), and then none is
     *     on the log
     */
    CompletionStage<AppendOutcome> append(String key, long version, List<EncodedEvent> events);

    /** How it is. Does not wait for the log. */
    StreamLogStatus status();

    @Override
    void close();
}
