package dev.faultline.timeline.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Records of the log that are no events this version can read. They are counted all and named by place, the first ones and
 * the latest ones, so that nothing unreadable is passed over in silence. For any thread.
 */
public final class Quarantine {
    /** How many of the first records, and how many of the latest, are named. */
    public static final int NAMED = 50;

    private final Deque<Entry> first = new ArrayDeque<>();
    private final Deque<Entry> latest = new ArrayDeque<>();
    private long count;

    /**
     * One record.
     *
     * @param place topic, partition and offset as {@code topic/partition@offset}
     * @param why what is wrong with it
     */
    public record Entry(String place, String why) {}

    synchronized void add(Entry entry) {
        count++;
        if (first.size() < NAMED) {
            first.add(entry);
            return;
        }
        latest.add(entry);
        if (latest.size() > NAMED) {
            latest.remove();
        }
    }

    /** How many there are in all. */
    public synchronized long count() {
        return count;
    }

    /** At most {@link #NAMED} of the first and as many of the latest, in the order in which they were met. */
    public synchronized List<Entry> named() {
        return java.util.stream.Stream.concat(first.stream(), latest.stream()).toList();
    }
}
