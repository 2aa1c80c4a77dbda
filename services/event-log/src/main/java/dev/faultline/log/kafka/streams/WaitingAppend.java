package dev.faultline.log.kafka.streams;

import dev.faultline.events.EncodedEvent;
import dev.faultline.log.EventLimits;
import dev.faultline.log.streams.AppendOutcome;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An append on its way, from the call to its outcome. Its time is over at the deadline, whatever the log does: before it was
 * begun, that is {@link AppendOutcome.Unavailable}, and it is never begun later; after that, {@link AppendOutcome.Unknown}.
 */
final class WaitingAppend {
    private static final long NONE = -1;

    private final String key;
    private final long version;
    private final List<EncodedEvent> events;
    private final Deadline deadline;
    private final CompletableFuture<AppendOutcome> outcome = new CompletableFuture<>();
    private boolean begun;
    private boolean settled;
    /** Of the thread that writes alone. */
    private long doubtfulEnd = NONE;

    WaitingAppend(String key, long version, List<EncodedEvent> events, Deadline deadline) {
        this.key = key;
        this.version = version;
        this.events = List.copyOf(events);
        this.deadline = deadline;
    }

    String key() {
        return key;
    }

    long version() {
        return version;
    }

    List<EncodedEvent> events() {
        return events;
    }

    Deadline deadline() {
        return deadline;
    }

    /** How large its events are together. */
    long bytes() {
        return events.stream().mapToLong(EventLimits::bytes).sum();
    }

    /** What comes of it. */
    CompletionStage<AppendOutcome> outcome() {
        return outcome.minimalCompletionStage();
    }

    /** From now on it may get onto the log. False when its time is over, and then it must not. */
    synchronized boolean begin() {
        begun = !settled;
        return begun;
    }

    /** It did not and will not get onto the log by what was begun; it may be begun again. */
    synchronized void undone() {
        begun = false;
        doubtfulEnd = NONE;
    }

    /** It may be on the log: if so, its last event is just before this offset. */
    void doubtful(long end) {
        doubtfulEnd = end;
    }

    /** The offset behind its last event, if it is on the log, which is not known; empty when it is known not to be. */
    OptionalLong doubtfulEnd() {
        return doubtfulEnd == NONE ? OptionalLong.empty() : OptionalLong.of(doubtfulEnd);
    }

    /** Says that the log could not be reached. */
    void fail(String why) {
        settle(doubtfulEnd == NONE ? new AppendOutcome.Unavailable(why) : new AppendOutcome.Unknown(why));
    }

    /** Its time is over. */
    void expire() {
        boolean mayBeThere;
        synchronized (this) {
            if (settled) {
                return;
            }
            settled = true;
            mayBeThere = begun;
        }
        outcome.complete(
                mayBeThere
                        ? new AppendOutcome.Unknown("the log did not say in time whether it took the events")
                        : new AppendOutcome.Unavailable("the log did not get to the append in time"));
    }

    /** Whether its outcome is said. */
    synchronized boolean settled() {
        return settled;
    }

    /** Says the outcome, unless one was said before. */
    void settle(AppendOutcome said) {
        if (settling()) {
            outcome.complete(said);
        }
    }

    /** Says that this append can never be. */
    void refuse(String why) {
        if (settling()) {
            outcome.completeExceptionally(new IllegalArgumentException(why));
        }
    }

    private synchronized boolean settling() {
        boolean first = !settled;
        settled = true;
        return first;
    }
}
