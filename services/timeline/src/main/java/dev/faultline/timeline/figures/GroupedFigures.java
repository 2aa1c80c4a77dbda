package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.incidents.IncidentIndex;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Places;
import dev.faultline.timeline.incidents.Span;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of devices, or of datacenters, together with the times of the incidents that strike them, group by group. For
 * one thread.
 */
public final class GroupedFigures {
    /** Of so many incidents figures are found at once, by all processors. */
    private static final int INCIDENTS_A_TURN = 256;

    private final Vocabulary.View words;
    private final Places places;
    private final Frame frame;
    private final Function<FiguresQuery, List<GroupFigures>> figures;
    private final Optional<Explained> explained;

    /**
     * How figures are explained.
     *
     * @param explanations those of any question that is not by incidents, in the same frame
     * @param budget how many entries may be listed
     */
    public record Explained(
            Function<FiguresQuery, Map<GroupKey, Explanation>> explanations, Explanation.Budget budget) {}

    /** @param explanation what the figures are made of, where that is asked for */
    public record Group(GroupFigures figures, IncidentFigures incidents, Optional<Explanation> explanation) {
        public GroupKey key() {
            return figures.key();
        }
    }

    /**
     * @param figures those of any question that is not by incidents, in the same frame; asked by several threads at once
     * @param explained how each group is explained; empty where none is
     */
    public GroupedFigures(
            Facts.Snapshot facts,
            Frame frame,
            Function<FiguresQuery, List<GroupFigures>> figures,
            Optional<Explained> explained) {
        this.words = facts.vocabulary();
        this.places = new Places(facts, frame);
        this.frame = frame;
        this.figures = figures;
        this.explained = explained;
    }

    /**
     * Each group that has any case or time, in the order of their keys.
     *
     * @param incidents those that may count, of which those do that strike the selection
     * @param enough behind so many groups no further incident is looked at
     */
    public List<Group> of(FiguresQuery asked, Collection<IncidentState> incidents, int enough) {
        FiguresQuery query = asked.until(frame.now());
        List<IncidentState> striking = incidents.stream()
                .filter(incident -> strikes(incident, query.selection()))
                .sorted(IncidentIndex.ORDER)
                .toList();
        return query.groupBy().contains(Dimension.INCIDENT)
                ? byIncident(query, striking, enough)
                : groups(query, query.window(), striking, figures.apply(query));
    }

    /** What is asked of one incident. */
    private record Part(IncidentState incident, FiguresQuery query) {}

    private List<Group> byIncident(FiguresQuery query, List<IncidentState> striking, int enough) {
        List<Part> parts = striking.stream()
                .flatMap(incident -> part(query.window(), incident.reach())
                        .map(window -> new Part(incident, query.of(incident, window)))
                        .stream())
                .toList();
        List<Group> all = new ArrayList<>();
        for (int from = 0; from < parts.size() && all.size() <= enough; from += INCIDENTS_A_TURN) {
            List<Part> turn = parts.subList(from, Math.min(parts.size(), from + INCIDENTS_A_TURN));
            List<List<GroupFigures>> found = turn.parallelStream()
                    .map(part -> figures.apply(part.query()))
                    .toList();
            for (int i = 0; i < turn.size(); i++) {
                Part part = turn.get(i);
                for (Group group : groups(part.query(), query.window(), List.of(part.incident()), found.get(i))) {
                    all.add(new Group(
                            group.figures().as(group.key().of(part.incident().id())),
                            group.incidents(),
                            group.explanation()));
                }
            }
        }
        all.sort(Comparator.comparing(Group::key));
        return all;
    }

    /** What of the window the incident lasted for, its last instant included; an open one lasts until {@code asOf}. */
    private Optional<Window> part(Window window, Span reach) {
        long from = Math.max(window.from(), reach.from());
        long to = Math.min(window.to(), reach.isOpen() ? frame.asOf() : reach.to() + 1);
        return from < to ? Optional.of(new Window(from, to)) : Optional.empty();
    }

    private List<Group> groups(
            FiguresQuery query, Window timesWindow, List<IncidentState> incidents, List<GroupFigures> ofDevices) {
        Map<GroupKey, GroupFigures> found = new TreeMap<>();
        ofDevices.forEach(group -> found.put(group.key(), group));
        Map<GroupKey, IncidentTally> tallies = tallies(query, timesWindow, incidents, found.keySet());
        tallies.keySet().forEach(key -> found.computeIfAbsent(key, GroupFigures::none));
        Map<GroupKey, Explanation> explanations = explained
                .map(how -> explanations(how, query, tallies, found.keySet()))
                .orElse(Map.of());
        List<Group> groups = new ArrayList<>();
        found.forEach((key, group) -> groups.add(new Group(
                group,
                Optional.ofNullable(tallies.get(key))
                        .map(IncidentTally::figures)
                        .orElse(IncidentFigures.NONE),
                Optional.ofNullable(explanations.get(key)))));
        return groups;
    }

    private static Map<GroupKey, Explanation> explanations(
            Explained how, FiguresQuery query, Map<GroupKey, IncidentTally> tallies, Set<GroupKey> found) {
        Map<GroupKey, Explanation> explanations = how.explanations().apply(query);
        found.forEach(key -> explanations.computeIfAbsent(key, k -> new Explanation()));
        for (GroupKey key : found) {
            if (tallies.containsKey(key)) {
                tallies.get(key)
                        .counted()
                        .forEach(incident -> explanations.get(key).add(incident, how.budget()));
            }
        }
        return explanations;
    }

    private Map<GroupKey, IncidentTally> tallies(
            FiguresQuery query, Window window, List<IncidentState> incidents, Set<GroupKey> found) {
        List<Months.Part> parts = Months.asked(query, window);
        Set<GroupKey> known = places(query, found);
        Map<Optional<String>, List<GroupKey>> byDatacenter =
                known.stream().collect(Collectors.groupingBy(GroupKey::datacenter));
        Map<GroupKey, IncidentTally> tallies = new HashMap<>();
        for (IncidentState incident : incidents) {
            if (!counts(incident, window)) {
                continue;
            }
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

    private boolean strikes(IncidentState incident, Selection selection) {
        return places.meet(incident.scope(), incident.impactStart(), selection);
    }

    private static Selection within(Selection selection, GroupKey place) {
        return new Selection(
                place.datacenter().map(Set::of).orElse(selection.datacenters()),
                place.role().map(Set::of).orElse(selection.roles()),
                place.device().map(Set::of).orElse(selection.devices()));
    }
}
