package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.events.Instants;
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
        names.addAll(Set.of("open", "limit", "cursor"));
        return Set.copyOf(names);
    }

    /** Outages in the order of their starts. */
    record OutageList(
            List<OutageBody> items,
            AskedWindow.Body window,
            Filters.Body filters,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    static Question question(Ask ask, ReadLimits limits) {
        Filters filters = Filters.of(ask);
        AskedWindow window = AskedWindow.of(ask);
        Optional<Boolean> open = ask.flag("open");
        int limit = ask.limit(limits.usualLimit(), limits.maxLimit());
        Optional<OutageKey> after = ask.cursor(OutagesReading::key);
        Optional<String> incident = ask.one("incident");
        return look -> {
            if (incident.isPresent()) {
                return Incidents.unknown(incident.get());
            }
            Optional<Window> asked = window.within(look.frame(), Instants.toEpochNanos(Instants.EARLIEST));
            if (asked.isEmpty()) {
                return window.refused(look.frame());
            }
            var query = new OutageQuery(asked.get(), filters.selection(), filters.policy(), open, after, limit);
            OutagePage page = filters.level() == Level.DEVICE
                    ? OutageListing.of(look.view().facts(), query, look.frame())
                    : DatacenterOutages.of(look.view().facts(), query, limits.criticalRoles(), look.frame());
            Optional<List<String>> next =
                    page.more() ? Optional.of(parts(page.outages().getLast().key())) : Optional.empty();
            var body = new OutageList(
                    items(page.outages(), look),
                    new AskedWindow.Body(
                            Wire.instant(window.from()),
                            Wire.instant(asked.get().to())),
                    filters.body(),
                    look.position(),
                    look.asOf(),
                    look.knownAt(),
                    next.map(ask::cursor).orElse(null));
            return new Answer.Found(body, next);
        };
    }

    private static List<OutageBody> items(List<Outage> outages, Look look) {
        return outages.stream()
                .map(outage -> OutageBody.of(outage, look.frame().asOf()))
                .toList();
    }

    private static List<String> parts(OutageKey key) {
        return List.of(Long.toString(key.start()), key.name());
    }

    private static OutageKey key(List<String> parts) {
        return new OutageKey(Long.parseLong(parts.get(0)), parts.get(1));
    }
}
