package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Places;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts incidents in the groups whose devices they strike. For one thread. */
final class IncidentTallies {
    private final Vocabulary.View words;
    private final Places places;

    IncidentTallies(Facts.Snapshot facts, Frame frame) {
        this.words = facts.vocabulary();
        this.places = new Places(facts, frame);
    }

    /**
     * The tallies of all groups in which any incident counts.
     *
     * @param window in which times of incidents count
     * @param found the keys of the groups that have figures of devices
     */
    Map<GroupKey, IncidentTally> of(
            FiguresQuery query, Window window, List<IncidentState> incidents, Set<GroupKey> found) {
        List<Months.Part> parts = Months.asked(query, window);
        List<IncidentState> counting =
                incidents.stream().filter(incident -> counts(incident, window)).toList();
        Map<GroupKey, List<GroupKey>> alike = alike(places(query, found), counting);
        Map<GroupKey, IncidentTally> tallies = of(query, parts, counting, alike.keySet());
        alike.forEach((one, others) -> {
            for (Months.Part part : parts) {
                IncidentTally tally = tallies.get(one.in(part.month()));
                if (tally != null) {
                    others.forEach(other -> tallies.put(other.in(part.month()), tally));
                }
            }
        });
        return tallies;
    }

    /**
     * The groups by what can strike them: whatever strikes the one that is a key strikes those with it. Devices that have
     * always stood at the same place are alike, unless an incident names one of them.
     */
    private Map<GroupKey, List<GroupKey>> alike(Set<GroupKey> known, List<IncidentState> incidents) {
        Set<String> named = incidents.stream()
                .flatMap(incident -> incident.scope().devices().stream())
                .collect(Collectors.toSet());
        Map<Places.Place, GroupKey> first = new HashMap<>();
        Map<GroupKey, List<GroupKey>> alike = new HashMap<>();
        for (GroupKey key : known) {
            GroupKey one = key.device()
                    .filter(device -> !named.contains(device))
                    .flatMap(places::lasting)
                    .map(place -> first.computeIfAbsent(place, p -> key))
                    .orElse(key);
            alike.computeIfAbsent(one, k -> new ArrayList<>()).add(key);
        }
        return alike;
    }

    private Map<GroupKey, IncidentTally> of(
            FiguresQuery query, List<Months.Part> parts, List<IncidentState> incidents, Set<GroupKey> known) {
        Map<Optional<String>, List<GroupKey>> byDatacenter =
                known.stream().collect(Collectors.groupingBy(GroupKey::datacenter));
        Map<GroupKey, IncidentTally> tallies = new HashMap<>();
        for (IncidentState incident : incidents) {
            for (GroupKey place : canStrike(incident, query, known, byDatacenter)) {
                if (strikes(incident, within(query.selection(), place))) {
                    for (Months.Part part : parts) {
                        tallies.computeIfAbsent(place.in(part.month()), key -> new IncidentTally())
                                .incident(incident, part.window());
                    }
                }
            }
        }
        tallies.values().removeIf(IncidentTally::isEmpty);
        return tallies;
    }

    private static boolean counts(IncidentState incident, Window window) {
        var tally = new IncidentTally();
        tally.incident(incident, window);
        return !tally.isEmpty();
    }

    /**
     * What devices may be grouped into, whatever the month. Roles and devices are those that have figures; a datacenter is
     * struck where an incident says so, whether a device of it was told of or not.
     */
    private Set<GroupKey> places(FiguresQuery query, Set<GroupKey> found) {
        Set<GroupKey> known = new HashSet<>();
        if (byDatacenterAlone(query)) {
            for (int datacenter = 0; datacenter < words.datacenters().size(); datacenter++) {
                addDatacenter(words.datacenter(datacenter), query, known);
            }
        } else if (query.groupBy().contains(Dimension.ROLE) || query.groupBy().contains(Dimension.DEVICE)) {
            found.forEach(key -> known.add(key.place()));
        } else {
            known.add(GroupKey.all());
        }
        return known;
    }

    /** The places that an incident may strike, each of which is then looked at: of many, most lie in other datacenters. */
    private static Collection<GroupKey> canStrike(
            IncidentState incident,
            FiguresQuery query,
            Set<GroupKey> known,
            Map<Optional<String>, List<GroupKey>> byDatacenter) {
        Set<GroupKey> named = new HashSet<>();
        if (byDatacenterAlone(query)) {
            incident.scope().datacenters().forEach(name -> addDatacenter(name, query, named));
        }
        boolean anywhere = incident.scope().datacenters().isEmpty()
                || !incident.scope().devices().isEmpty();
        if (anywhere) {
            named.addAll(known);
        } else {
            named.addAll(byDatacenter.getOrDefault(Optional.<String>empty(), List.of()));
            incident.scope()
                    .datacenters()
                    .forEach(name -> named.addAll(byDatacenter.getOrDefault(Optional.of(name), List.of())));
        }
        return named;
    }

    private static void addDatacenter(String name, FiguresQuery query, Set<GroupKey> into) {
        Set<String> asked = query.selection().datacenters();
        if (asked.isEmpty() || asked.contains(name)) {
            into.add(GroupKey.ofDatacenter(name));
        }
    }

    private static boolean byDatacenterAlone(FiguresQuery query) {
        return query.groupBy().contains(Dimension.DATACENTER)
                && !query.groupBy().contains(Dimension.ROLE)
                && !query.groupBy().contains(Dimension.DEVICE);
    }

    /** Whether an incident strikes, or could strike, any of the devices that are asked for. */
    boolean strikes(IncidentState incident, Selection selection) {
        return places.meet(incident.scope(), incident.impactStart(), selection);
    }

    private static Selection within(Selection selection, GroupKey place) {
        return new Selection(
                place.datacenter().map(Set::of).orElse(selection.datacenters()),
                place.role().map(Set::of).orElse(selection.roles()),
                place.device().map(Set::of).orElse(selection.devices()));
    }
}
