package dev.faultline.log;

import java.time.Duration;
import java.util.Set;

/**
 * Reads topics from their first record to the last and then follows. It assigns itself every partition and remembers
 * nothing on the broker. For one thread only, but for {@link #wakeup} and {@link #partitions}.
 */
public interface LogReader extends AutoCloseable {
    /**
     * Waits at most {@code timeout} for records. An empty batch means that there were none, or that the log cannot be
     * reached just now: ask {@link EventLog#end} which.
     *
     * @throws HistoryLostException when records that were never read are gone from the log
     * @throws LogUnavailableException when the log refuses to be read (no right to, a damaged record); nothing is
     *     skipped, and the next poll asks again
     */
    LogBatch poll(Duration timeout);

    /** Every partition that it reads, those without a record included. For any thread. */
    Set<Position.Partition> partitions();

    /** Ends a {@link #poll} under way, or the next one, early and with an empty batch. For any thread. */
    void wakeup();

    @Override
    void close();
}
