package dev.faultline.log;

import dev.faultline.events.EncodedEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The log: append, read from the start and follow, and say where it ends. Safe for many threads. */
public interface EventLog extends AutoCloseable {
    /**
     * Appends the events; those of one key keep their order. Not atomic: when it fails, some of the events may be on the
     * log, and appending all of them again under the same ids is harmless.
     *
     * <p>The stage may complete on the thread that talks to the log: what hangs on it must not block.
     *
     * @return completes with the position behind the last of them once every one is acknowledged, or fails with
     *     {@link LogUnavailableException} when that cannot be said, or with {@link IllegalArgumentException} when an
     *     event is larger than {@link EventLimits#MAX_EVENT_BYTES}, and then none is on the log
     */
    CompletionStage<Position> append(List<EncodedEvent> events);

    /**
     * A reader at the first record of each partition of the topics.
     *
     * @throws HistoryLostException when a topic no longer has its first record
     * @throws LogUnavailableException when the log cannot be reached
     */
    default LogReader read(Collection<String> topics) {
        return read(topics, Position.START);
    }

    /**
     * A reader that goes on at a position: at the first record of each partition that the position does not name.
     *
     * @param from must not lie behind the end of any partition, and names no partition that there is not
     * @throws HistoryLostException when a topic no longer has its first record
     * @throws LogUnavailableException when the log cannot be reached
     */
    LogReader read(Collection<String> topics, Position from);

    /**
     * Where the topics end now: a reader there has read all that was acknowledged before the call.
     *
     * @throws LogUnavailableException when the log does not answer within {@code timeout}
     */
    Position end(Collection<String> topics, Duration timeout);

    /**
     * Asks whether what is recorded can still come in. A log that is recorded on itself has nobody to ask; one that is a
     * copy asks the log that it is copied from.
     *
     * @throws LogUnavailableException when that log does not answer within {@code timeout}
     */
    default void askOrigin(Duration timeout) {}

    @Override
    void close();
}
