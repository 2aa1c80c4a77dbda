package dev.faultline.timeline.facts;

/** From where the facts of devices are looked at: which of them count. */
public interface Vantage {
    /** All that is known now counts. */
    Vantage PRESENT = new Vantage() {
        @Override
        public long knownBy() {
            return FactCursor.ALL_KNOWN;
        }

        @Override
        public UpTo upTo() {
            return UpTo.END;
        }
    };

    /**
     * Only what was known by then counts, in nanoseconds since 1970-01-01T00:00Z; {@link FactCursor#ALL_KNOWN} for all.
     */
    long knownBy();

    /** Only what the log held up to there counts. */
    UpTo upTo();
}
