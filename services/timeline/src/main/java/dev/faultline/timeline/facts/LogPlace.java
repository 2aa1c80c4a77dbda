package dev.faultline.timeline.facts;

/** A partition and an offset in one long, ordered by partition and then by offset. */
public final class LogPlace {
    /** Partitions from 0 to this. */
    public static final int MAX_PARTITION = (1 << 15) - 1;

    private static final int OFFSET_BITS = 48;
    private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

    private LogPlace() {}

    /**
     * @throws IllegalArgumentException when the partition is above {@link #MAX_PARTITION} or the offset above 2^48 - 1
     */
    public static long of(int partition, long offset) {
        if (partition < 0 || partition > MAX_PARTITION || offset < 0 || offset > OFFSET_MASK) {
            throw new IllegalArgumentException("partition " + partition + " or offset " + offset + " out of bounds");
        }
        return (long) partition << OFFSET_BITS | offset;
    }

    public static int partition(long place) {
        return (int) (place >>> OFFSET_BITS);
    }

    public static long offset(long place) {
        return place & OFFSET_MASK;
    }
}
