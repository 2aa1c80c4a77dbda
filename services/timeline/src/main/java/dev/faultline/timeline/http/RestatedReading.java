package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.GroupKey;
import dev.faultline.timeline.figures.GroupedFigures;
import dev.faultline.timeline.http.AskedFigures.Telling;
import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.outages.RestatedOutages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Reads questions for what changed between two tellings of figures. */
final class RestatedReading {
    static final Set<String> PARAMETERS = parameters();

    /** How many outages are listed. */
    static final int MAX_OUTAGES = 1_000;

    private RestatedReading() {}

    private static Set<String> parameters() {
        var names = new HashSet<>(AskedFigures.NAMES);
        names.addAll(Standpoint.REPEATING);
        names.addAll(Set.of("against", "unchanged", "explain"));
        return Set.copyOf(names);
    }

    /** Whether what both tellings say alike is listed. */
    private enum Unchanged {
        EXCLUDE,
        INCLUDE
    }

    /** From where a telling looks; {@code knownAt} is left out of that of the present. */
    record TellingBody(
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt, Instant asOf, AskedWindow.WindowBody window) {
        static TellingBody of(Look look, Telling.Told told) {
            return new TellingBody(look.knownAt(), look.asOf(), AskedWindow.WindowBody.of(told.window()));
        }
    }

    /** The main figures after, less those before; null where either has none. */
    record ChangeBody(TimeToRestoreChange timeToRestore, MtbfChange mtbf, AvailabilityChange availability) {
        /** Of the mean time to restore, and of the number of outages that ended. */
        record TimeToRestoreChange(BigDecimal meanSeconds, long count) {}

        /** Of the mean time between failures, and of the number of outages that started. */
        record MtbfChange(BigDecimal meanSeconds, long count) {}

        /** Of the availability, and of the time down. */
        record AvailabilityChange(BigDecimal value, BigDecimal downSeconds) {}

        /** A group that is missing has no case and no time. */
        static ChangeBody of(GroupBody.Figures before, GroupBody.Figures after) {
            return new ChangeBody(
                    new TimeToRestoreChange(
                            change(
                                    before,
                                    after,
                                    figures -> figures.timeToRestore().spread().meanSeconds()),
                            count(
                                            after,
                                            figures -> figures.timeToRestore()
                                                    .spread()
                                                    .count())
                                    - count(
                                            before,
                                            figures -> figures.timeToRestore()
                                                    .spread()
                                                    .count())),
                    new MtbfChange(
                            change(before, after, figures -> figures.mtbf().meanSeconds()),
                            count(after, figures -> figures.mtbf().count())
                                    - count(before, figures -> figures.mtbf().count())),
                    new AvailabilityChange(
                            change(
                                    before,
                                    after,
                                    figures -> figures.availability().value()),
                            down(after).subtract(down(before))));
        }

        private static BigDecimal change(
                GroupBody.Figures before, GroupBody.Figures after, Function<GroupBody.Figures, BigDecimal> figure) {
            BigDecimal was = before == null ? null : figure.apply(before);
            BigDecimal is = after == null ? null : figure.apply(after);
            return was == null || is == null ? null : is.subtract(was);
        }

        private static long count(GroupBody.Figures figures, ToLongFunction<GroupBody.Figures> count) {
            return figures == null ? 0 : count.applyAsLong(figures);
        }

        private static BigDecimal down(GroupBody.Figures figures) {
            return figures == null ? BigDecimal.ZERO : figures.availability().downSeconds();
        }
    }

    /** A group as told before and after; null where a telling has none of this key. */
    record GroupChange(
            Map<String, String> key,
            GroupBody.Figures before,
            GroupBody.Figures after,
            ChangeBody change,
            @JsonInclude(JsonInclude.Include.NON_NULL) ExplanationChange explanation) {}

    /** What a group is made of as told before and after. */
    record ExplanationChange(ExplanationBody before, ExplanationBody after) {
        /** Null where no explanation was asked for. */
        static ExplanationChange of(GroupBody before, GroupBody after) {
            ExplanationBody was = before == null ? null : before.explanation();
            ExplanationBody is = after == null ? null : after.explanation();
            return was == null && is == null ? null : new ExplanationChange(was, is);
        }
    }

    /** The times of an outage; {@code end} is null while nothing ended it. */
    record RunBody(Instant start, Instant end, BigDecimal durationSeconds) {
        static RunBody of(OutageRun run, long asOf) {
            return new RunBody(
                    Wire.instant(run.start()),
                    run.open() ? null : Wire.instant(run.end()),
                    Seconds.of(run.nanos(asOf)));
        }
    }

    /** An outage as told before and after; null where a telling has none. */
    record OutageChange(String device, String datacenter, RunBody before, RunBody after) {}

    /** What changed as it is written. */
    record RestatedBody(
            TellingBody before,
            TellingBody after,
            Filters.FiltersBody filters,
            List<String> groupBy,
            String unchanged,
            FiguresReading.Definition definition,
            String position,
            List<GroupChange> groups,
            List<OutageChange> outages,
            long outageCount,
            String permalink) {}

    static Question question(Ask ask, ReadLimits limits) {
        AskedFigures asked = AskedFigures.of(ask);
        if (!ask.has("knownAt")) {
            ask.wrong("knownAt", "must be there: it says which telling is compared, like 2013-09-05T00:00:00Z");
        }
        OptionalLong against = ask.instant("against");
        boolean explain = ask.flag("explain").orElse(false);
        boolean unchanged =
                ask.word("unchanged", List.of(Unchanged.values()), Wire::word, Unchanged.EXCLUDE) == Unchanged.INCLUDE;
        return look -> {
            Look other = look.knownAt(against);
            return switch (whole(asked, look, limits, explain)) {
                case Telling.Refused refused -> refused.answer();
                case Telling.Told before ->
                    switch (whole(asked, other, limits, explain)) {
                        case Telling.Refused refused -> refused.answer();
                        case Telling.Told after ->
                            Answer.found(new Compared(
                                            ask, asked, limits, unchanged, before.look(), before, after.look(), after)
                                    .body());
                    };
            };
        };
    }

    /** All groups of a telling: which of them differ shows only when both tellings are there. */
    private static Telling whole(AskedFigures asked, Look look, ReadLimits limits, boolean explain) {
        Telling telling = asked.telling(look, limits, AskedGroups.ALL, explain);
        return telling instanceof Telling.Told told && told.more()
                ? new Telling.Refused(AskedFigures.tooMany(AskedFigures.MAX_GROUPS + 1))
                : telling;
    }

    /** Both tellings of one answer. */
    private record Compared(
            Ask ask,
            AskedFigures asked,
            ReadLimits limits,
            boolean unchanged,
            Look look,
            Telling.Told before,
            Look other,
            Telling.Told after) {
        RestatedBody body() {
            RestatedOutages.Found outages = outages();
            return new RestatedBody(
                    TellingBody.of(look, before),
                    TellingBody.of(other, after),
                    asked.filters().body(asked.incident()),
                    asked.groupBy().stream().map(Dimension::wire).toList(),
                    Wire.word(unchanged ? Unchanged.INCLUDE : Unchanged.EXCLUDE),
                    FiguresReading.Definition.CURRENT,
                    look.position(),
                    groups(),
                    outages.outages().stream().map(this::outage).toList(),
                    outages.count(),
                    ask.permalink(
                            look.position(),
                            Math.max(askedAt(look, before), askedAt(other, after)),
                            Map.of("knownAt", look, "against", other)));
        }

        private static long askedAt(Look from, Telling.Told told) {
            return from.frame().askedAt(told.window().to());
        }

        private List<GroupChange> groups() {
            Map<GroupKey, GroupBody> told = byKey(before);
            Map<GroupKey, GroupBody> retold = byKey(after);
            var keys = new TreeSet<>(told.keySet());
            keys.addAll(retold.keySet());
            List<GroupChange> changes = new ArrayList<>();
            for (GroupKey key : keys) {
                GroupBody was = told.get(key);
                GroupBody is = retold.get(key);
                if (unchanged || was == null || is == null || !was.hasFiguresOf(is)) {
                    GroupBody.Figures figures = was == null ? null : was.figures();
                    GroupBody.Figures restated = is == null ? null : is.figures();
                    changes.add(new GroupChange(
                            (is == null ? was : is).key(),
                            figures,
                            restated,
                            ChangeBody.of(figures, restated),
                            ExplanationChange.of(was, is)));
                }
            }
            return changes;
        }

        private Map<GroupKey, GroupBody> byKey(Telling.Told telling) {
            Map<GroupKey, GroupBody> groups = new TreeMap<>();
            for (GroupedFigures.Group group : telling.groups()) {
                groups.put(group.key(), GroupBody.of(group, telling.query()));
            }
            return groups;
        }

        private RestatedOutages.Found outages() {
            var told = telling(look, before);
            var retold = telling(other, after);
            return asked.filters().level() == Level.DATACENTER
                    ? RestatedOutages.ofDatacenters(
                            look.view().facts(), told, retold, limits.criticalRoles(), unchanged, MAX_OUTAGES)
                    : RestatedOutages.ofDevices(look.view().facts(), told, retold, unchanged, MAX_OUTAGES);
        }

        private RestatedOutages.Telling telling(Look from, Telling.Told told) {
            return new RestatedOutages.Telling(
                    told.window(),
                    told.query().selection(),
                    told.query().policy(),
                    told.query().counting(),
                    from.frame());
        }

        private OutageChange outage(RestatedOutages.Restated restated) {
            return new OutageChange(
                    restated.device().orElse(null),
                    restated.datacenter(),
                    restated.before()
                            .map(run -> RunBody.of(run, look.frame().asOf()))
                            .orElse(null),
                    restated.after()
                            .map(run -> RunBody.of(run, other.frame().asOf()))
                            .orElse(null));
        }
    }
}
