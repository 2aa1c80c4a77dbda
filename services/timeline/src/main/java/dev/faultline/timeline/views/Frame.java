package dev.faultline.timeline.views;

import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.UpTo;
import dev.faultline.timeline.facts.Vantage;
import java.util.OptionalLong;

/**
 * From where one looks: what was known, until when open outages last, and how much of the log counts. Nanoseconds since
 * 1970-01-01T00:00Z.
 *
 * @param knownBy only what was known by then counts; {@link FactCursor#ALL_KNOWN} for all
 * @param asOf open outages last until then: the earlier of {@code knownBy} and {@code now}
 * @param now the time of the question: no window reaches beyond it
 * @param prefix only what the log held up to there counts
 */
public record Frame(long knownBy, long asOf, long now, Prefix prefix) implements Vantage {
    /** All that is known at this time. */
    public static Frame present(long now) {
        return new Frame(FactCursor.ALL_KNOWN, now, now, Prefix.WHOLE);
    }

    /** What was known at an instant, asked for at another. */
    public static Frame knownAt(long instant, long now) {
        return new Frame(instant, Math.min(instant, now), now, Prefix.WHOLE);
    }

    /**
     * As a question has it: all that is known where it names no instant, or one that lies ahead of the present.
     *
     * @param now the time of the question
     * @param present which the time of the question may lie before
     */
    public static Frame asked(OptionalLong knownAt, long now, long present) {
        return knownAt.isPresent() && knownAt.getAsLong() < present ? knownAt(knownAt.getAsLong(), now) : present(now);
    }

    /** The same of what the log held up to some position. */
    public Frame of(Prefix upToThere) {
        return new Frame(knownBy, asOf, now, upToThere);
    }

    /** The same for a question that nothing after this instant matters to. */
    public Frame until(long instant) {
        return new Frame(knownBy, Math.min(asOf, instant), Math.min(now, instant), prefix);
    }

    /** Whether all counts that is known now, of all that the view holds. */
    public boolean isPresent() {
        return isAllKnown() && prefix.isWhole();
    }

    /** Whether nothing is left out because it was learned later. */
    public boolean isAllKnown() {
        return knownBy == FactCursor.ALL_KNOWN;
    }

    /** The earliest time of the question from which one looks the same way upon a window that ends at an instant. */
    public long askedAt(long windowEnd) {
        return Math.max(windowEnd, asOf);
    }

    @Override
    public UpTo upTo() {
        return prefix.facts();
    }
}
