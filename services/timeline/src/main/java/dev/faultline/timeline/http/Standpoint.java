package dev.faultline.timeline.http;

import dev.faultline.events.Instants;
import dev.faultline.events.Topics;
import dev.faultline.log.Position;
import dev.faultline.timeline.facts.UpTo;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Prefix;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * From where a question wants to be answered.
 *
 * @param knownAt only what was known by then counts
 * @param after the answer must cover this position
 * @param position only what the log held up to there counts
 * @param asOf the time of the question, in place of the clock's
 */
record Standpoint(OptionalLong knownAt, Optional<Position> after, Optional<Position> position, OptionalLong asOf) {
    /** The parameters that every read has. */
    static final Set<String> NAMES = Set.of("knownAt", "after");
    /** The parameters by which an answer can be had again, of reads that give a permalink. */
    static final Set<String> REPEATING = Set.of("position", "asOf");

    /** How far the clocks of two replicas may lie apart, so that one takes the time of a question from the other. */
    static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    /**
     * Reads it.
     *
     * @param partitions all that are read; none while that is not known yet
     * @param present the clock's
     */
    static Standpoint of(Ask ask, Set<Position.Partition> partitions, Instant present) {
        Optional<Position> position = ask.position("position");
        position.flatMap(asked -> unknown(asked, partitions)).ifPresent(wrong -> ask.wrong("position", wrong));
        OptionalLong asOf = ask.instant("asOf");
        if (asOf.isPresent() && asOf.getAsLong() > Instants.toEpochNanos(present.plus(CLOCKS_APART))) {
            ask.wrong("asOf", "must not lie after the present, which is " + present);
        }
        return new Standpoint(ask.instant("knownAt"), ask.position("after"), position, asOf);
    }

    /** What is wrong with a position that names what is not there. */
    static Optional<String> unknown(Position position, Set<Position.Partition> partitions) {
        if (partitions.isEmpty()) {
            return Optional.empty();
        }
        return position.nextOffsets().keySet().stream()
                .filter(partition -> !partitions.contains(partition))
                .findFirst()
                .map(partition -> "must be a position as an earlier answer gave it, and names partition "
                        + partition.number() + " of " + Ask.quoted(partition.topic())
                        + ", which is not one of those that answers are made of");
    }

    /** What the view must cover that the question is answered from; empty where any will do. */
    Optional<Position> awaited() {
        return after.isPresent() && position.isPresent()
                ? Optional.of(after.get().max(position.get()))
                : after.or(() -> position);
    }

    /** The question as it looks upon a view that covers what was awaited. */
    Look look(TimelineView view, Instant present) {
        long clock = Instants.toEpochNanos(present);
        long now = asOf.orElse(clock);
        Position upTo = position.orElse(view.position());
        return new Look(view, upTo, Frame.asked(knownAt, now, clock).of(prefix(view, upTo)), clock);
    }

    /** How much of a view counts up to a position that it covers. */
    static Prefix prefix(TimelineView view, Position upTo) {
        return upTo.equals(view.position())
                ? Prefix.WHOLE
                : new Prefix(upTo(upTo, Topics.DEVICE_EVENTS), upTo(upTo, Topics.INCIDENT_EVENTS));
    }

    private static UpTo upTo(Position position, String topic) {
        Map<Position.Partition, Long> offsets = position.nextOffsets();
        int behind = offsets.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .mapToInt(partition -> partition.number() + 1)
                .max()
                .orElse(0);
        long[] next = new long[behind];
        for (int partition = 0; partition < behind; partition++) {
            next[partition] = position.next(topic, partition);
        }
        return UpTo.of(next);
    }
}
