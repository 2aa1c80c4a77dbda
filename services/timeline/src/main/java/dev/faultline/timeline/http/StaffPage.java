package dev.faultline.timeline.http;

import dev.faultline.timeline.devices.Page;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/** One page of a list that is ordered by {@link StaffKey}, either way: holds no more than the page. */
final class StaffPage {
    private StaffPage() {}

    /**
     * The first items behind a place.
     *
     * @param all in any order
     * @param order which end of the list comes first
     * @param after only items behind this one in that order
     * @param limit how many at most, from 1 on
     */
    static <T> Page<T> of(Stream<T> all, Function<T, StaffKey> key, Order order, Optional<StaffKey> after, int limit) {
        Comparator<StaffKey> keys = order.ofKeys();
        Comparator<T> items = Comparator.comparing(key, keys);
        var lastFirst = new PriorityQueue<T>(items.reversed());
        all.filter(item -> after.isEmpty() || keys.compare(key.apply(item), after.get()) > 0)
                .forEach(item -> {
                    lastFirst.add(item);
                    // One more than asked for says whether there are further ones.
                    if (lastFirst.size() > limit + 1) {
                        lastFirst.remove();
                    }
                });
        return new Page<>(lastFirst.stream().sorted(items).limit(limit).toList(), lastFirst.size() > limit);
    }
}
