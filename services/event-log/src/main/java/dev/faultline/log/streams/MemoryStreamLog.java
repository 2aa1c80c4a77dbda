package dev.faultline.log.streams;

import dev.faultline.events.EncodedEvent;
import dev.faultline.log.HistoryLostException;
import dev.faultline.log.LogRecord;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.MemoryEventLog;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The streams of a topic of a {@link MemoryEventLog}, for tests of what stands on streams. It keeps the same contract as the
 * one on Kafka; several on the same log are several replicas. Mishaps happen to it on purpose.
 */
public final class MemoryStreamLog implements StreamLog {
    private final MemoryEventLog log;
    private final String topic;
    private final Queue<Mishap> mishaps = new ArrayDeque<>();
    private boolean unavailable;
    private boolean closed;

    /** What an append can meet with. */
    public enum Mishap {
        /** {@link AppendOutcome.Unavailable}, and nothing is on the log. */
        UNAVAILABLE,
        /** {@link AppendOutcome.Conflict} although nobody else appended, and nothing is on the log. */
        CONFLICT,
        /** {@link AppendOutcome.Unknown}, and nothing is on the log. */
        UNKNOWN,
        /** {@link AppendOutcome.Unknown}, and the events are on the log if the version was right. */
        UNKNOWN_THOUGH_RECORDED
    }

    /**
     * One more replica.
     *
     * @param log on which the records lie; it stays open when this is closed
     * @param topic whose streams these are
     */
    public MemoryStreamLog(MemoryEventLog log, String topic) {
        this.log = log;
        this.topic = topic;
    }

    /** From now on this replica cannot reach the log, or can again. */
    public synchronized void unavailable(boolean now) {
        unavailable = now;
    }

    /** Lets this happen to the next append; called several times, to as many appends, in that order. */
    public synchronized void next(Mishap mishap) {
        mishaps.add(mishap);
    }

    @Override
    public EventStream read(String key) {
        unreachable().ifPresent(why -> {
            throw new LogUnavailableException(why, null);
        });
        return new EventStream(
                key,
                StreamLimits.keyBytes(key)
                        .map(bytes -> log.records(topic, bytes))
                        .orElse(List.of()));
    }

    @Override
    public CompletionStage<AppendOutcome> append(String key, long version, List<EncodedEvent> events) {
        Optional<String> fault = StreamLimits.fault(topic, key, version, events);
        if (fault.isPresent()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(fault.get()));
        }
        Optional<String> unreachable = unreachable();
        if (unreachable.isPresent()) {
            return CompletableFuture.completedFuture(new AppendOutcome.Unavailable(unreachable.get()));
        }
        return CompletableFuture.completedFuture(outcome(version, events));
    }

    private AppendOutcome outcome(long version, List<EncodedEvent> events) {
        return switch (mishap()) {
            case null -> recorded(version, events);
            case UNAVAILABLE -> new AppendOutcome.Unavailable("the log cannot be reached");
            case CONFLICT -> new AppendOutcome.Conflict();
            case UNKNOWN -> new AppendOutcome.Unknown("the log did not answer");
            case UNKNOWN_THOUGH_RECORDED -> {
                recorded(version, events);
                yield new AppendOutcome.Unknown("the log did not answer");
            }
        };
    }

    private AppendOutcome recorded(long version, List<EncodedEvent> events) {
        try {
            return log.appendIf(version, events)
                    .<AppendOutcome>map(AppendOutcome.Recorded::new)
                    .orElseGet(AppendOutcome.Conflict::new);
        } catch (LogUnavailableException | HistoryLostException e) {
            return new AppendOutcome.Unavailable(e.getMessage());
        }
    }

    private synchronized Mishap mishap() {
        return mishaps.poll();
    }

    private synchronized Optional<String> unreachable() {
        if (closed) {
            return Optional.of("the log is closed");
        }
        return unavailable ? Optional.of("the log cannot be reached") : Optional.empty();
    }

    /** Never behind and holding nothing ready: the records are those of the log. */
    @Override
    public StreamLogStatus status() {
        List<LogRecord> records = log.records(topic);
        long streams = records.stream()
                .filter(record -> record.key() != null)
                .map(record -> ByteBuffer.wrap(record.key()))
                .distinct()
                .count();
        return new StreamLogStatus(Optional.empty(), 0, streams, records.size(), 0);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
