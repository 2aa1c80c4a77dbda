package dev.faultline.timeline.http;

import dev.faultline.timeline.devices.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/** One page of a list that is ordered by {@link StaffKey}: holds no more than the page. */
final class StaffPage {
    private StaffPage() {}

    /**
     * The first items behind a place.
     *
     * @param all in any order
     * @param after only items behind this one
     * @param limit how many at most, from 1 on
     */
    static <T> Page<T> of(Stream<T> all, Function<T, StaffKey> key, Optional<StaffKey> after, int limit) {
        var lastFirst = new PriorityQueue<T>(Comparator.comparing(key).reversed());
        all.filter(item -> after.isEmpty() || key.apply(item).compareTo(after.get()) > 0)
                .forEach(item -> {
                    lastFirst.add(item);
                    // One more than asked for says whether there are further ones.
                    if (lastFirst.size() > limit + 1) {
                        lastFirst.remove();
                    }
                });
        List<T> items = lastFirst.stream()
                .sorted(Comparator.comparing(key))
                .limit(limit)
                .toList();
        return new Page<>(items, lastFirst.size() > limit);
    }
}
