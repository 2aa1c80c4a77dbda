package dev.faultline.log.kafka;

import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Collects the acknowledgements of one append. */
final class PendingAppend implements Callback {
    private final Outcome outcome = new Outcome();
    private final Map<Position.Partition, Long> next = new TreeMap<>();
    private final Consumer<Exception> onFailure;
    private int open;

    /** Says in the words of the log that the time is over; {@link CompletableFuture#orTimeout} ends it this way too. */
    private static final class Outcome extends CompletableFuture<Position> {
        @Override
        public boolean completeExceptionally(Throwable failure) {
            return super.completeExceptionally(
                    failure instanceof TimeoutException
                            ? new LogUnavailableException("the log did not acknowledge all of it in time", failure)
                            : failure);
        }
    }

    /**
     * @param events how many acknowledgements to wait for
     * @param onFailure told of every failure as Kafka gives it
     */
    PendingAppend(int events, Consumer<Exception> onFailure) {
        this.open = events;
        this.onFailure = onFailure;
        if (events == 0) {
            outcome.complete(Position.START);
        }
    }

    /** The outcome, settled at the latest after {@code timeout}, whatever the producer still does. */
    CompletableFuture<Position> outcome(Duration timeout) {
        return outcome.isDone() ? outcome : outcome.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the outcome is settled already, so that sending more of this append is in vain. */
    boolean settled() {
        return outcome.isDone();
    }

    @Override
    public void onCompletion(RecordMetadata metadata, Exception failure) {
        if (failure != null) {
            failed(failure);
        } else if (acknowledged(metadata)) {
            outcome.complete(Position.of(next));
        }
    }

    private synchronized boolean acknowledged(RecordMetadata metadata) {
        var partition = new Position.Partition(metadata.topic(), metadata.partition());
        next.merge(partition, metadata.offset() + 1, Math::max);
        open--;
        return open == 0;
    }

    void failed(Exception failure) {
        outcome.completeExceptionally(translated(failure));
        onFailure.accept(failure);
    }

    private static RuntimeException translated(Exception failure) {
        return switch (failure) {
            case RecordTooLargeException e ->
                new IllegalArgumentException("the log refuses an event: " + message(e), e);
            case SerializationException e -> new IllegalArgumentException("the log refuses an event: " + message(e), e);
            case InvalidTopicException e -> new IllegalArgumentException("the log refuses a topic: " + message(e), e);
            case LogUnavailableException e -> e;
            default ->
                new LogUnavailableException("the log did not acknowledge all of it: " + message(failure), failure);
        };
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
