package dev.faultline.timeline.replay;

import dev.faultline.log.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The read models for those who ask: the newest view, or one that covers a position. Safe for many threads. */
public interface Timeline {
    /** The newest view; empty until the log was replayed to where it ended at the start. */
    Optional<TimelineView> view();

    /**
     * Waits at most {@code timeout} until what was written at a position shows.
     *
     * @return a view that covers the position; empty when the wait was in vain
     */
    Optional<TimelineView> await(Position after, Duration timeout);

    /** Every partition that is read, those without a record included; none before reading began. */
    Set<Position.Partition> partitions();

    /** How the replay stands. */
    Status status();

    /**
     * How the replay stands.
     *
     * @param started when the replay started
     * @param ready whether the log was replayed to where it ended at the start
     * @param readerAlive whether records are still being read and applied
     * @param failure why they are not; empty while they are
     * @param position up to where records are applied
     * @param goal where the log ended at the start
     * @param end where the log was last seen to end
     * @param lag how many offsets lie between {@code position} and {@code end}
     * @param contact when the log last answered; empty when it never did
     * @param applied how many records were applied since the start, repeats included
     * @param facts how many facts are held, repeats not counted
     * @param conflicts how many facts were told again under the same id with another content
     */
    record Status(
            Instant started,
            boolean ready,
            boolean readerAlive,
            Optional<String> failure,
            Position position,
            Position goal,
            Position end,
            long lag,
            Optional<Instant> contact,
            long applied,
            long facts,
            long conflicts) {}
}
