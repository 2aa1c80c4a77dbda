package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.figures.Dimension;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads questions for figures. */
final class FiguresReading {
    static final Set<String> PARAMETERS = parameters();

    private FiguresReading() {}

    private static Set<String> parameters() {
        var names = new HashSet<>(AskedFigures.NAMES);
        names.addAll(AskedGroups.NAMES);
        names.addAll(Standpoint.REPEATING);
        names.add("explain");
        return Set.copyOf(names);
    }

    /** Which definition the figures follow, and where it stands in the documentation. */
    record Definition(String version, String url) {
        static final Definition CURRENT = new Definition("2", "/docs/figures.md");
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
            List<GroupBody> groups,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next,
            String permalink) {}

    static Question question(Ask ask, ReadLimits limits) {
        AskedFigures asked = AskedFigures.of(ask);
        AskedGroups part = AskedGroups.of(ask, limits, asked.groupBy());
        boolean explain = ask.flag("explain").orElse(false);
        return look -> switch (asked.telling(look, limits, part, explain)) {
            case AskedFigures.Telling.Refused refused -> refused.answer();
            case AskedFigures.Telling.Told told -> {
                Optional<List<String>> next = told.more()
                        ? Optional.of(AskedGroups.parts(told.groups().getLast().key(), asked.groupBy()))
                        : Optional.empty();
                yield new Answer.Found(
                        new FiguresBody(
                                AskedWindow.WindowBody.of(told.window()),
                                asked.filters().body(asked.incident()),
                                asked.groupBy().stream().map(Dimension::wire).toList(),
                                Definition.CURRENT,
                                look.position(),
                                told.look().asOf(),
                                look.knownAt(),
                                told.groups().stream()
                                        .map(group -> GroupBody.of(group, told.query()))
                                        .toList(),
                                next.map(ask::cursor).orElse(null),
                                ask.permalink(told.look(), told.window().to())),
                        next);
            }
        };
    }
}
