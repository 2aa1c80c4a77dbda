package dev.faultline.timeline.counting;

import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.incidents.MaintenanceState;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When which devices, and which datacenters as wholes, were in planned work, as it was known. Where works overlap or lie
 * within one another their time counts once. Never changes; for any thread.
 */
public final class PlannedWork {
    /** No work is planned. */
    public static final PlannedWork NONE = new PlannedWork(List.of(), new TimeSet[0], Map.of(), Map.of());

    private final List<MaintenanceState> works;
    private final TimeSet[] byPlacement;
    private final Map<Integer, TimeSet> byDevice;
    private final Map<String, TimeSet> byDatacenter;

    private PlannedWork(
            List<MaintenanceState> works,
            TimeSet[] byPlacement,
            Map<Integer, TimeSet> byDevice,
            Map<String, TimeSet> byDatacenter) {
        this.works = works;
        this.byPlacement = byPlacement;
        this.byDevice = byDevice;
        this.byDatacenter = byDatacenter;
    }

    /** What comes of the works that were known, those that were cancelled left out. */
    public static PlannedWork of(Stream<MaintenanceState> known, Facts.Snapshot facts) {
        List<MaintenanceState> works =
                known.filter(work -> work.cancelled().isEmpty()).toList();
        if (works.isEmpty()) {
            return NONE;
        }
        Vocabulary.View words = facts.vocabulary();
        Map<Integer, List<Window>> ofPlacements = new HashMap<>();
        Map<Integer, List<Window>> ofDevices = new HashMap<>();
        Map<String, List<Window>> ofDatacenters = new HashMap<>();
        for (MaintenanceState work : works) {
            Scope scope = work.scope();
            boolean[] covered = Selection.covered(words, scope);
            for (int placement = 0; placement < covered.length; placement++) {
                if (covered[placement]) {
                    put(ofPlacements, placement, work.span());
                }
            }
            for (String name : scope.devices()) {
                facts.find(name).ifPresent(device -> put(ofDevices, device, work.span()));
            }
            if (scope.roles().isEmpty()) {
                scope.datacenters().forEach(name -> put(ofDatacenters, name, work.span()));
            }
        }
        var byPlacement = new TimeSet[words.placements().size()];
        Arrays.fill(byPlacement, TimeSet.NONE);
        ofPlacements.forEach((placement, spans) -> byPlacement[placement] = TimeSet.of(spans));
        return new PlannedWork(works, byPlacement, sets(ofDevices), sets(ofDatacenters));
    }

    public boolean isEmpty() {
        return works.isEmpty();
    }

    /** When a device is in planned work while it has a placement. */
    public TimeSet of(int device, int placement) {
        TimeSet there = placement < byPlacement.length ? byPlacement[placement] : TimeSet.NONE;
        TimeSet own = byDevice.get(device);
        return own == null ? there : there.union(own);
    }

    /** When a datacenter as a whole is. */
    public TimeSet ofDatacenter(String datacenter) {
        return byDatacenter.getOrDefault(datacenter, TimeSet.NONE);
    }

    /** All devices that may be in planned work at an instant of [from, to], by their numbers. */
    public BitSet devices(Facts.Snapshot facts, long from, long to) {
        var devices = new BitSet();
        for (MaintenanceState work : works) {
            if (work.span().from() <= to && work.span().to() >= from) {
                for (int device : new Selected(facts, Selection.ALL.within(Optional.of(work.scope()))).devices()) {
                    devices.set(device);
                }
            }
        }
        return devices;
    }

    /** The ids of the works that cover a device at a place at any time in a window, in ascending order. */
    public List<String> ids(String device, String datacenter, String role, Window window) {
        return ids(window, scope -> scope.covers(device, datacenter, role));
    }

    /** The ids of the works that cover a datacenter as a whole at any time in a window, in ascending order. */
    public List<String> ids(String datacenter, Window window) {
        return ids(
                window, scope -> scope.roles().isEmpty() && scope.datacenters().contains(datacenter));
    }

    private List<String> ids(Window window, Predicate<Scope> covers) {
        return works.stream()
                .filter(work -> work.span().from() < window.to() && work.span().to() > window.from())
                .filter(work -> covers.test(work.scope()))
                .map(MaintenanceState::id)
                .sorted()
                .toList();
    }

    private static <K> void put(Map<K, List<Window>> into, K key, Window span) {
        into.computeIfAbsent(key, k -> new ArrayList<>()).add(span);
    }

    private static <K> Map<K, TimeSet> sets(Map<K, List<Window>> windows) {
        Map<K, TimeSet> sets = new HashMap<>();
        windows.forEach((key, spans) -> sets.put(key, TimeSet.of(spans)));
        return sets;
    }
}
