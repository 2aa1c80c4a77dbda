package dev.faultline.timeline.http;

import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.FiguresQuery;
import dev.faultline.timeline.figures.GroupKey;
import dev.faultline.timeline.figures.GroupedFigures;
import dev.faultline.timeline.views.Window;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the groups of figures are asked for, in the order of their keys.
 *
 * @param after only groups behind this one
 * @param limit how many at most
 */
record AskedGroups(Optional<GroupKey> after, int limit) {
    /** The parameters that say it. */
    static final Set<String> NAMES = Set.of("limit", "cursor");

    /** As many as there may be. */
    static final AskedGroups ALL = new AskedGroups(Optional.empty(), AskedFigures.MAX_GROUPS);

    /**
     * Where nothing is said, devices come as many at a time as items of any list do, for there may be any number of them;
     * other groups as many as may be asked for, for they are mostly wanted whole.
     */
    static AskedGroups of(Ask ask, ReadLimits limits, List<Dimension> groupBy) {
        int usual = groupBy.contains(Dimension.DEVICE) ? limits.usualLimit() : limits.maxLimit();
        return new AskedGroups(ask.cursor(parts -> key(parts, groupBy)), ask.limit(usual, limits.maxLimit()));
    }

    /** The groups behind {@link #after}. */
    List<GroupedFigures.Group> behind(List<GroupedFigures.Group> all) {
        return after.map(key -> all.stream()
                        .filter(group -> group.key().compareTo(key) > 0)
                        .toList())
                .orElse(all);
    }

    /** @param found those that are asked for, and at least one more where there is */
    AskedFigures.Telling.Told told(Window window, FiguresQuery query, Look look, List<GroupedFigures.Group> found) {
        return found.size() > limit
                ? new AskedFigures.Telling.Told(window, query, look, found.subList(0, limit), true)
                : new AskedFigures.Telling.Told(window, query, look, found, false);
    }

    /** What a cursor says of a key. */
    static List<String> parts(GroupKey key, List<Dimension> groupBy) {
        return groupBy.stream()
                .map(dimension -> dimension.of(key).orElseThrow())
                .toList();
    }

    private static GroupKey key(List<String> parts, List<Dimension> groupBy) {
        if (parts.size() != groupBy.size()) {
            throw new IllegalArgumentException("a key of other dimensions");
        }
        return new GroupKey(
                part(parts, groupBy, Dimension.DATACENTER),
                part(parts, groupBy, Dimension.ROLE),
                part(parts, groupBy, Dimension.DEVICE),
                part(parts, groupBy, Dimension.MONTH).map(YearMonth::parse),
                part(parts, groupBy, Dimension.INCIDENT));
    }

    private static Optional<String> part(List<String> parts, List<Dimension> groupBy, Dimension dimension) {
        int at = groupBy.indexOf(dimension);
        return at < 0 ? Optional.empty() : Optional.of(parts.get(at));
    }
}
