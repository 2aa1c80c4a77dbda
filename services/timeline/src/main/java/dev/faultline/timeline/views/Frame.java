package dev.faultline.timeline.views;

import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Vantage;
import java.util.OptionalLong;

/**
 * From where one looks: what was known, and until when open outages last. Nanoseconds since 1970-01-01T00:00Z.
 *
 * @param knownBy only what was known by then counts; {@link FactCursor#ALL_KNOWN} for all
 * @param asOf open outages last until then: the earlier of {@code knownBy} and {@code now}
 * @param now the time of the question: no window reaches beyond it
 */
public record Frame(long knownBy, long asOf, long now) implements Vantage {
    /** All that is known at this time. */
    public static Frame present(long now) {
        return new Frame(FactCursor.ALL_KNOWN, now, now);
    }

    /** What was known at an instant, asked for at another. */
    public static Frame knownAt(long instant, long now) {
        return new Frame(instant, Math.min(instant, now), now);
    }

    /** As a question has it: all that is known where it names no instant, or one that lies ahead. */
    public static Frame asked(OptionalLong knownAt, long now) {
        return knownAt.isPresent() && knownAt.getAsLong() < now ? knownAt(knownAt.getAsLong(), now) : present(now);
    }

    public boolean isPresent() {
        return knownBy == FactCursor.ALL_KNOWN;
    }
}
