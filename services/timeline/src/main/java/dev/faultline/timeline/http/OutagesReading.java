package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.events.Instants;
import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.outages.DatacenterOutages;
import dev.faultline.timeline.outages.Outage;
import dev.faultline.timeline.outages.OutageKey;
import dev.faultline.timeline.outages.OutageListing;
import dev.faultline.timeline.outages.OutagePage;
import dev.faultline.timeline.outages.OutageQuery;
import dev.faultline.timeline.views.Window;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads questions for outages. */
final class OutagesReading {
    static final Set<String> PARAMETERS = parameters();

    private OutagesReading() {}

    private static Set<String> parameters() {
        var names = new HashSet<>(Filters.NAMES);
        names.addAll(AskedWindow.NAMES);
        names.addAll(Standpoint.REPEATING);
        names.addAll(Set.of("open", "limit", "cursor"));
        return Set.copyOf(names);
    }

    /** Outages in the order of their starts. */
    record OutageList(
            List<OutageBody> items,
            AskedWindow.WindowBody window,
            Filters.FiltersBody filters,
            FiguresReading.Definition definition,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next,
            String permalink) {}

    static Question question(Ask ask, ReadLimits limits) {
        Filters filters = Filters.of(ask);
        AskedWindow window = AskedWindow.of(ask, filters.calendar().zone());
        Optional<Boolean> open = ask.flag("open");
        int limit = ask.limit(limits.usualLimit(), limits.maxLimit());
        Optional<OutageKey> after = ask.cursor(OutagesReading::key);
        AskedIncident incident = AskedIncident.of(ask);
        return look -> switch (incident.narrow(window, look, () -> Instants.toEpochNanos(Instants.EARLIEST))) {
            case AskedIncident.Narrowed.Refused refused -> refused.answer();
            case AskedIncident.Narrowed.To(Optional<IncidentState> narrowing, Window asked) -> {
                var query = new OutageQuery(
                        asked,
                        filters.selection(narrowing),
                        filters.policy(),
                        filters.counting(look),
                        open,
                        after,
                        limit);
                OutagePage page = filters.level() == Level.DEVICE
                        ? OutageListing.of(look.view().facts(), query, look.frame())
                        : DatacenterOutages.of(look.view().facts(), query, limits.criticalRoles(), look.frame());
                Optional<List<String>> next =
                        page.more() ? Optional.of(parts(page.outages().getLast().key())) : Optional.empty();
                var body = new OutageList(
                        items(page.outages(), query.counting(), look),
                        new AskedWindow.WindowBody(
                                narrowing.isPresent() ? Wire.instant(asked.from()) : Wire.instant(window.from()),
                                Wire.instant(asked.to())),
                        filters.body(incident),
                        FiguresReading.Definition.CURRENT,
                        look.position(),
                        look.asOf(),
                        look.knownAt(),
                        next.map(ask::cursor).orElse(null),
                        ask.permalink(look, asked.to()));
                yield new Answer.Found(body, next);
            }
        };
    }

    private static List<OutageBody> items(List<Outage> outages, Counting counting, Look look) {
        var incidents = new OutageIncidents(look);
        return outages.stream()
                .map(outage -> OutageBody.of(
                        outage, incidents.of(outage), counting, look.frame().asOf()))
                .toList();
    }

    private static List<String> parts(OutageKey key) {
        return List.of(Long.toString(key.start()), key.name());
    }

    private static OutageKey key(List<String> parts) {
        return new OutageKey(Long.parseLong(parts.get(0)), parts.get(1));
    }
}
