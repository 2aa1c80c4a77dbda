package dev.faultline.timeline.facts;

/** From where the facts of devices are looked at: which of them count. */
public interface Vantage {
    /** All that is known now counts. */
    Vantage PRESENT = () -> FactCursor.ALL_KNOWN;

    /**
     * Only what was known by then counts, in nanoseconds since 1970-01-01T00:00Z; {@link FactCursor#ALL_KNOWN} for all.
     */
    long knownBy();
}
