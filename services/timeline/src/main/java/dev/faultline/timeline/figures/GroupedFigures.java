package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.incidents.IncidentIndex;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Span;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The figures of devices, or of datacenters, together with the times of the incidents that strike them, group by group. For
 * one thread.
 */
public final class GroupedFigures {
    /** Of so many incidents figures are found at once, by all processors. */
    private static final int INCIDENTS_A_TURN = 256;

    private final Facts.Snapshot facts;
    private final IncidentTallies incidentTallies;
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
        this.facts = facts;
        this.incidentTallies = new IncidentTallies(facts, frame);
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
        List<IncidentState> striking = striking(incidents, query);
        return query.groupBy().contains(Dimension.INCIDENT)
                ? byIncident(query, striking, enough)
                : ofDevices(query, striking);
    }

    /**
     * The groups by device of {@link #of} that come first in the order of their keys, where the device comes first in the
     * key: only the histories of their devices are looked at, however many others there are.
     *
     * @param asked by {@link FiguresQuery#isByDeviceFirst devices first}
     * @param after only groups behind this one
     * @param limit how many at most, from 1 on
     */
    public List<Group> firstByDevice(
            FiguresQuery asked, Collection<IncidentState> incidents, Optional<GroupKey> after, int limit) {
        FiguresQuery query = asked.until(frame.now());
        List<IncidentState> striking = striking(incidents, query);
        var devices = new DevicesByName(facts, query.selection());
        int perDevice = Math.max(1, Months.asked(query, query.window()).size());
        // A device may have no group in the window, so that a first look can bring too few: each further one looks
        // twice as far.
        int many = limit / perDevice + 1;
        List<Group> found = new ArrayList<>();
        Optional<String> last = after.flatMap(GroupKey::device);
        boolean inclusive = true;
        while (found.size() < limit) {
            List<String> turn = devices.from(last, inclusive, many);
            if (turn.isEmpty()) {
                return found;
            }
            FiguresQuery part = query.of(turn);
            ofDevices(part, striking).stream()
                    .filter(group -> after.isEmpty() || group.key().compareTo(after.get()) > 0)
                    .forEach(found::add);
            last = Optional.of(turn.getLast());
            inclusive = false;
            many = Math.min(2 * many, facts.deviceCount());
        }
        return found.subList(0, limit);
    }

    private List<IncidentState> striking(Collection<IncidentState> incidents, FiguresQuery query) {
        return incidents.stream()
                .filter(incident -> incidentTallies.strikes(incident, query.selection()))
                .sorted(IncidentIndex.ORDER)
                .toList();
    }

    private List<Group> ofDevices(FiguresQuery query, List<IncidentState> striking) {
        return groups(query, query.window(), striking, figures.apply(query));
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
        Map<GroupKey, IncidentTally> tallies = incidentTallies.of(query, timesWindow, incidents, found.keySet());
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
}
