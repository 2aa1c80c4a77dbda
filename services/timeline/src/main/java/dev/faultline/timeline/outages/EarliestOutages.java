package dev.faultline.timeline.outages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Keeps the earliest so many of all that it is shown, and what belongs to them. */
final class EarliestOutages<T> {
    private final int limit;
    private final Optional<OutageKey> after;
    private final PriorityQueue<Kept<T>> latestFirst =
            new PriorityQueue<>(Comparator.comparing((Kept<T> kept) -> kept.key).reversed());

    record Kept<T>(OutageKey key, T what) {}

    EarliestOutages(int limit, Optional<OutageKey> after) {
        this.limit = limit;
        this.after = after;
    }

    /** No outage that starts after this instant would be kept. */
    long latestStart() {
        return latestFirst.size() < limit
                ? Long.MAX_VALUE
                : latestFirst.peek().key.start();
    }

    void show(OutageKey key, T what) {
        if (after.isPresent() && key.compareTo(after.get()) <= 0) {
            return;
        }
        if (latestFirst.size() == limit) {
            if (key.compareTo(latestFirst.peek().key) >= 0) {
                return;
            }
            latestFirst.remove();
        }
        latestFirst.add(new Kept<>(key, what));
    }

    /** What was kept, in order. */
    List<Kept<T>> kept() {
        List<Kept<T>> kept = new ArrayList<>(latestFirst);
        kept.sort(Collections.reverseOrder(latestFirst.comparator()));
        return kept;
    }
}
