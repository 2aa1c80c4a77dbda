package dev.faultline.timeline.outages;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the outages of two tellings, device by device or datacenter by datacenter. Each outage of the one is paired with
 * the earliest of the other that it overlaps; one that is left over is in one telling alone. Holds so many pairs as it may
 * give, the earliest, and counts the others. Not for several threads.
 */
public final class RestatedOutages {
    private final boolean unchanged;
    private final int limit;
    private final EarliestOutages<Restated> earliest;
    private long count;

    /**
     * What one telling is asked for.
     *
     * @param window those that overlap it
     * @param counting those that lie whole in time that does not count are left out
     */
    public record Telling(Window window, Selection selection, OutagePolicy policy, Counting counting, Frame frame) {
        private SelectedRuns runs(Facts.Snapshot facts) {
            return new SelectedRuns(facts, selection, policy, counting, frame);
        }

        private boolean holds(OutageRun run) {
            return run.overlaps(window.from(), window.to(), frame.asOf());
        }
    }

    /**
     * An outage as told before and after; at least one of both is there.
     *
     * @param device empty for an outage of a datacenter
     * @param datacenter where it belongs, as told after, or before where it is not told after
     */
    public record Restated(
            Optional<String> device, String datacenter, Optional<OutageRun> before, Optional<OutageRun> after) {
        /** Whether it has another start or end, or is in one telling alone. */
        public boolean isChanged() {
            return before.isEmpty()
                    || after.isEmpty()
                    || before.get().start() != after.get().start()
                    || before.get().end() != after.get().end();
        }

        private OutageKey key() {
            long start = Math.min(
                    before.map(OutageRun::start).orElse(Long.MAX_VALUE),
                    after.map(OutageRun::start).orElse(Long.MAX_VALUE));
            return new OutageKey(start, device.orElse(datacenter));
        }
    }

    /**
     * Some of them.
     *
     * @param outages the earliest, by the earlier of both starts and then by name
     * @param count how many there are in all
     */
    public record Found(List<Restated> outages, long count) {
        public Found {
            outages = List.copyOf(outages);
        }
    }

    private RestatedOutages(boolean unchanged, int limit) {
        this.unchanged = unchanged;
        this.limit = limit;
        this.earliest = new EarliestOutages<>(limit, Optional.empty());
    }

    /**
     * The outages of devices.
     *
     * @param unchanged whether those that are told alike count, too
     * @param limit how many are given at most, from 1 on
     */
    public static Found ofDevices(Facts.Snapshot facts, Telling before, Telling after, boolean unchanged, int limit) {
        var restated = new RestatedOutages(unchanged, limit);
        var devices = new TreeSet<Integer>();
        SelectedRuns told = before.runs(facts);
        SelectedRuns retold = after.runs(facts);
        for (int device : told.devices()) {
            devices.add(device);
        }
        for (int device : retold.devices()) {
            devices.add(device);
        }
        Vocabulary.View words = facts.vocabulary();
        for (int device : devices) {
            Optional<String> name = Optional.of(facts.name(device));
            restated.pair(told.of(device, before.window()), retold.of(device, after.window()), (was, is) -> {
                int detail = is.or(() -> was).orElseThrow().firstDetail();
                return new Restated(name, words.datacenter(words.datacenterOf(words.placementOf(detail))), was, is);
            });
        }
        return restated.found();
    }

    /** The outages of datacenters as wholes; else as {@link #ofDevices}. */
    public static Found ofDatacenters(
            Facts.Snapshot facts, Telling before, Telling after, CriticalRoles critical, boolean unchanged, int limit) {
        var restated = new RestatedOutages(unchanged, limit);
        Map<String, List<OutageRun>> told = ofDatacenters(facts, before, critical);
        Map<String, List<OutageRun>> retold = ofDatacenters(facts, after, critical);
        var names = new TreeSet<>(told.keySet());
        names.addAll(retold.keySet());
        for (String name : names) {
            restated.pair(
                    told.getOrDefault(name, List.of()),
                    retold.getOrDefault(name, List.of()),
                    (was, is) -> new Restated(Optional.empty(), name, was, is));
        }
        return restated.found();
    }

    private static Map<String, List<OutageRun>> ofDatacenters(
            Facts.Snapshot facts, Telling telling, CriticalRoles critical) {
        OutageQuery query = OutageQuery.of(telling.window(), telling.selection(), telling.policy(), telling.counting());
        Map<String, List<OutageRun>> runs = new TreeMap<>();
        for (DatacenterOutages.Course course : DatacenterOutages.courses(facts, query, critical, telling.frame())) {
            runs.put(
                    course.datacenter(),
                    course.outages().stream()
                            .map(DatacenterOutages.Counted::run)
                            .filter(telling::holds)
                            .toList());
        }
        return runs;
    }

    private interface Making {
        Restated of(Optional<OutageRun> before, Optional<OutageRun> after);
    }

    /** Both in the order of their starts; those of one telling do not overlap each other. */
    private void pair(List<OutageRun> told, List<OutageRun> retold, Making making) {
        int was = 0;
        int is = 0;
        while (was < told.size() || is < retold.size()) {
            Optional<OutageRun> before = was < told.size() ? Optional.of(told.get(was)) : Optional.empty();
            Optional<OutageRun> after = is < retold.size() ? Optional.of(retold.get(is)) : Optional.empty();
            if (before.isPresent() && after.isPresent()) {
                if (before.get().end() <= after.get().start()) {
                    after = Optional.empty();
                } else if (after.get().end() <= before.get().start()) {
                    before = Optional.empty();
                }
            }
            was += before.isPresent() ? 1 : 0;
            is += after.isPresent() ? 1 : 0;
            show(making.of(before, after));
        }
    }

    private void show(Restated restated) {
        if (unchanged || restated.isChanged()) {
            count++;
            earliest.show(restated.key(), restated);
        }
    }

    private Found found() {
        return new Found(
                earliest.kept().stream()
                        .map(EarliestOutages.Kept::what)
                        .limit(limit)
                        .toList(),
                count);
    }
}
