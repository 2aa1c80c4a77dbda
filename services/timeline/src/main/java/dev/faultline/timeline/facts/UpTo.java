package dev.faultline.timeline.facts;

/**
 * How far one looks into a topic of the log: for each partition the offset of the first record that does not count. Never
 * changes.
 */
public final class UpTo {
    /** All that the topic holds counts. */
    public static final UpTo END = new UpTo();

    private final long[] next;

    private UpTo(long... next) {
        this.next = next;
    }

    /**
     * Only what lies before some offsets counts.
     *
     * @param next of each partition, by its number; of partitions that are left out nothing counts
     */
    public static UpTo of(long... next) {
        return new UpTo(next.clone());
    }

    /** Whether all counts. */
    public boolean isEnd() {
        return this == END;
    }

    /** Whether the record at this {@link LogPlace} counts. */
    public boolean holds(long place) {
        return holds(LogPlace.partition(place), LogPlace.offset(place));
    }

    /** Whether the record at this offset of a partition counts. */
    public boolean holds(int partition, long offset) {
        return this == END || partition < next.length && offset < next[partition];
    }
}
