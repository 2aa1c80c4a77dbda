package dev.faultline.timeline.http;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.facts.DeviceHistory;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.Explaining;
import dev.faultline.timeline.figures.Explanation;
import dev.faultline.timeline.figures.Figures;
import dev.faultline.timeline.figures.FiguresQuery;
import dev.faultline.timeline.figures.GroupFigures;
import dev.faultline.timeline.figures.GroupedFigures;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which figures are asked for, from wherever one looks. */
record AskedFigures(Filters filters, AskedWindow window, List<Dimension> groupBy, AskedIncident incident) {
    /** The parameters that say it. */
    static final Set<String> NAMES = names();

    /** How many groups an answer may be made of, where they must all be known to find those that it has. */
    static final int MAX_GROUPS = 10_000;

    /** How many entries of each kind the explanations of an answer list. */
    static final int MAX_EXPLAINED = 1_000;

    private static Set<String> names() {
        var names = new HashSet<>(Filters.NAMES);
        names.addAll(AskedWindow.NAMES);
        names.add("groupBy");
        return Set.copyOf(names);
    }

    static AskedFigures of(Ask ask) {
        Filters filters = Filters.of(ask);
        AskedWindow window = AskedWindow.of(ask, filters.calendar().zone());
        List<Dimension> groupBy = ask.words("groupBy", List.of(Dimension.values()), Dimension::wire);
        if (filters.level() == Level.DATACENTER
                && (groupBy.contains(Dimension.ROLE) || groupBy.contains(Dimension.DEVICE))) {
            ask.wrong("groupBy", "role and device go with level=device only: a datacenter is made of all its devices");
        }
        return new AskedFigures(filters, window, groupBy, AskedIncident.of(ask));
    }

    /** What comes of it, looking from somewhere. */
    sealed interface Telling {
        /**
         * Figures.
         *
         * @param window as it came about
         * @param query what comes of the question: its selection within the scope of the incident, where one narrows it down
         * @param look from where it is answered
         * @param more whether there are further groups behind these
         */
        record Told(Window window, FiguresQuery query, Look look, List<GroupedFigures.Group> groups, boolean more)
                implements Telling {}

        /** None. */
        record Refused(Answer answer) implements Telling {}
    }

    /**
     * @param part which of the groups
     * @param explain whether each group is explained
     */
    Telling telling(Look look, ReadLimits limits, AskedGroups part, boolean explain) {
        return switch (incident.narrow(window, look, () -> earliest(look.view().facts(), look.frame()))) {
            case AskedIncident.Narrowed.Refused refused -> new Telling.Refused(refused.answer());
            case AskedIncident.Narrowed.To(Optional<IncidentState> narrowing, Window asked) ->
                told(narrowing, asked, look, limits, part, explain);
        };
    }

    private Telling told(
            Optional<IncidentState> narrowing,
            Window asked,
            Look from,
            ReadLimits limits,
            AskedGroups part,
            boolean explain) {
        Counting counting = filters.counting(from);
        // An open outage may be dropped for how long it lasted by the time of the question; else nothing behind
        // matters.
        boolean byLength = filters.policy().minDurationNanos() > 0 || !counting.countsAll();
        Look look = byLength ? from : from.until(asked.to());
        Frame frame = look.frame();
        var query = new FiguresQuery(
                asked,
                filters.selection(narrowing),
                filters.policy(),
                counting,
                filters.calendar().zone(),
                groupBy);
        Collection<IncidentState> incidents = narrowing
                .<Collection<IncidentState>>map(List::of)
                .orElseGet(() -> look.view().incidents().incidents(frame).toList());
        var grouped = new GroupedFigures(
                look.view().facts(),
                frame,
                some -> figures(some, look, limits),
                explain ? Optional.of(explained(look, limits)) : Optional.empty());
        if (query.isByDeviceFirst()) {
            return part.told(
                    asked, query, look, grouped.firstByDevice(query, incidents, part.after(), part.limit() + 1));
        }
        List<GroupedFigures.Group> groups = grouped.of(query, incidents, MAX_GROUPS);
        return groups.size() > MAX_GROUPS
                ? new Telling.Refused(tooMany(groups.size()))
                : part.told(asked, query, look, part.behind(groups));
    }

    /** That there are at least so many groups. */
    static Answer tooMany(int groups) {
        return Answer.refused(
                ProblemType.ANSWER_TOO_LARGE,
                "There are %d groups or more, and an answer is made of %d at most: ask for fewer dimensions in groupBy, or for fewer devices."
                        .formatted(groups, MAX_GROUPS));
    }

    private List<GroupFigures> figures(FiguresQuery query, Look look, ReadLimits limits) {
        return filters.level() == Level.DATACENTER
                ? Figures.ofDatacenters(look.view().facts(), query, limits.criticalRoles(), look.frame())
                : Figures.of(look.view().facts(), look.view().index(), query, look.frame());
    }

    private GroupedFigures.Explained explained(Look look, ReadLimits limits) {
        var budget = new Explanation.Budget(MAX_EXPLAINED);
        Facts.Snapshot facts = look.view().facts();
        return new GroupedFigures.Explained(
                query -> filters.level() == Level.DATACENTER
                        ? Explaining.ofDatacenters(facts, query, limits.criticalRoles(), look.frame(), budget)
                        : Explaining.ofDevices(facts, query, look.frame(), budget),
                budget);
    }

    /** When the earliest fact that counts occurred. */
    private static long earliest(Facts.Snapshot facts, Frame frame) {
        long earliest = Long.MAX_VALUE;
        var cursor = new FactCursor();
        for (int device = 0; device < facts.deviceCount(); device++) {
            DeviceHistory history = facts.history(device);
            if (cursor.open(history, frame).next()) {
                earliest = Math.min(earliest, cursor.occurredAt());
            }
        }
        return earliest;
    }
}
