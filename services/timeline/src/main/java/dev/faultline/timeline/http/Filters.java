package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.counting.PlannedWork;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.outages.Impact;
import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.views.Selection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which outages are meant, as outages and figures share it. */
record Filters(Selection selection, OutagePolicy policy, Maintenance maintenance, AskedCalendar calendar, Level level) {
    /** The parameters that say it. */
    static final Set<String> NAMES = names();

    private static Set<String> names() {
        var names = new HashSet<>(AskedCalendar.NAMES);
        names.addAll(Set.of(
                "datacenter",
                "role",
                "device",
                "incident",
                "impact",
                "minDuration",
                "mergeGap",
                "maintenance",
                "level"));
        return Set.copyOf(names);
    }

    static Filters of(Ask ask) {
        var selection = new Selection(ask.names("datacenter"), ask.names("role"), ask.names("device"));
        Level level = ask.word("level", List.of(Level.values()), Level::wire, Level.DEVICE);
        if (level == Level.DATACENTER) {
            for (String finer : List.of("role", "device")) {
                if (ask.has(finer)) {
                    ask.wrong(
                            finer, "goes with level=device only: the state of a datacenter is made of all its devices");
                }
            }
        }
        return new Filters(
                selection,
                new OutagePolicy(
                        ask.word("impact", List.of(Impact.values()), Wire::word, Impact.ANY),
                        ask.duration("mergeGap").toNanos(),
                        ask.duration("minDuration").toNanos()),
                ask.word("maintenance", List.of(Maintenance.values()), Maintenance::wire, Maintenance.EXCLUDE),
                AskedCalendar.of(ask),
                level);
    }

    /** The selection within the scope of an incident, if there is one. */
    Selection selection(Optional<IncidentState> incident) {
        return selection.within(incident.map(IncidentState::scope));
    }

    /** Which time counts, by the work that was known of. */
    Counting counting(Look look) {
        PlannedWork planned = PlannedWork.of(
                look.view().incidents().maintenance(look.frame()), look.view().facts());
        return new Counting(planned, maintenance == Maintenance.EXCLUDE, calendar.openings());
    }

    FiltersBody body(AskedIncident incident) {
        return new FiltersBody(
                new TreeSet<>(selection.datacenters()),
                new TreeSet<>(selection.roles()),
                new TreeSet<>(selection.devices()),
                Wire.word(policy.impact()),
                Duration.ofNanos(policy.minDurationNanos()),
                Duration.ofNanos(policy.mergeGapNanos()),
                maintenance.wire(),
                calendar.zone().getId(),
                calendar.hours().orElse(null),
                calendar.holidays(),
                level.wire(),
                incident.id().orElse(null));
    }

    /** The filters as an answer repeats them; an empty list means all. */
    record FiltersBody(
            Set<String> datacenter,
            Set<String> role,
            Set<String> device,
            String impact,
            Duration minDuration,
            Duration mergeGap,
            String maintenance,
            String tz,
            @JsonInclude(JsonInclude.Include.NON_NULL) String businessHours,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<LocalDate> holidays,
            String level,
            @JsonInclude(JsonInclude.Include.NON_NULL) String incident) {}
}
