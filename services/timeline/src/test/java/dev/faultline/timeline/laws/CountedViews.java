package dev.faultline.timeline.laws;

import dev.faultline.timeline.laws.CountedHistories.Log;
import dev.faultline.timeline.replay.TimelineView;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Views of the first history of each seed, which many laws look at: each is replayed once. */
final class CountedViews {
    private static final Map<Long, TimelineView> VIEWS = new ConcurrentHashMap<>();

    private CountedViews() {}

    /** @param first the first history that the generator of this seed makes */
    static TimelineView of(long seed, Log first) {
        return VIEWS.computeIfAbsent(seed, s -> first.replay().view());
    }
}
