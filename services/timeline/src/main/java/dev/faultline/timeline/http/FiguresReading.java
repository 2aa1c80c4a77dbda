package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.facts.DeviceHistory;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.Figures;
import dev.faultline.timeline.figures.FiguresQuery;
import dev.faultline.timeline.figures.GroupFigures;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads questions for figures. */
final class FiguresReading {
    static final Set<String> PARAMETERS = parameters();

    /** How many groups an answer may have. */
    static final int MAX_GROUPS = 10_000;

    private FiguresReading() {}

    private static Set<String> parameters() {
        var names = new HashSet<>(Filters.NAMES);
        names.addAll(AskedWindow.NAMES);
        names.add("groupBy");
        return Set.copyOf(names);
    }

    /** Which definition the figures follow, and where it stands in the documentation. */
    record Definition(String version, String url) {
        static final Definition CURRENT = new Definition("1", "docs/figures.md");
    }

    /** Figures as they are written. */
    record FiguresBody(
            AskedWindow.WindowBody window,
            Filters.FiltersBody filters,
            List<String> groupBy,
            Definition definition,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
            List<GroupBody> groups) {}

    static Question question(Ask ask, ReadLimits limits) {
        Filters filters = Filters.of(ask);
        AskedWindow window = AskedWindow.of(ask);
        List<Dimension> groupBy = ask.words("groupBy", List.of(Dimension.values()), Dimension::wire);
        if (filters.level() == Level.DATACENTER
                && (groupBy.contains(Dimension.ROLE) || groupBy.contains(Dimension.DEVICE))) {
            ask.wrong("groupBy", "role and device go with level=device only: a datacenter is made of all its devices");
        }
        AskedIncident incident = AskedIncident.of(ask);
        return look -> {
            Optional<Answer> refusal = incident.refusal(look);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            Optional<IncidentState> narrowing = incident.state(look);
            AskedWindow narrowed = AskedIncident.narrowed(window, narrowing);
            Frame frame = look.frame();
            Optional<Window> asked = narrowed.within(frame, usualFrom(window, narrowing, look));
            if (asked.isEmpty()) {
                return narrowed.refused(frame);
            }
            var query = new FiguresQuery(asked.get(), filters.selection(narrowing), filters.policy(), groupBy);
            List<GroupFigures> groups = filters.level() == Level.DATACENTER
                    ? Figures.ofDatacenters(look.view().facts(), query, limits.criticalRoles(), frame)
                    : Figures.of(look.view().facts(), look.view().index(), query, frame);
            if (groups.size() > MAX_GROUPS) {
                return Answer.refused(
                        ProblemType.ANSWER_TOO_LARGE,
                        "There are %d groups, and an answer has %d at most: ask for fewer dimensions in groupBy, or for fewer devices."
                                .formatted(groups.size(), MAX_GROUPS));
            }
            return Answer.found(new FiguresBody(
                    AskedWindow.WindowBody.of(asked.get()),
                    filters.body(incident),
                    groupBy.stream().map(Dimension::wire).toList(),
                    Definition.CURRENT,
                    look.position(),
                    look.asOf(),
                    look.knownAt(),
                    groups.stream().map(group -> GroupBody.of(group, groupBy)).toList()));
        };
    }

    private static long usualFrom(AskedWindow window, Optional<IncidentState> incident, Look look) {
        if (window.from().isPresent()) {
            return 0;
        }
        return incident.map(narrowing -> narrowing.reach().from())
                .orElseGet(() -> earliest(look.view().facts(), look.frame()));
    }

    /** When the earliest fact that counts occurred. */
    private static long earliest(Facts.Snapshot facts, Frame frame) {
        long earliest = Long.MAX_VALUE;
        var cursor = new FactCursor();
        for (int device = 0; device < facts.deviceCount(); device++) {
            DeviceHistory history = facts.history(device);
            if (cursor.open(history, frame.knownBy()).next()) {
                earliest = Math.min(earliest, cursor.occurredAt());
            }
        }
        return earliest;
    }
}
