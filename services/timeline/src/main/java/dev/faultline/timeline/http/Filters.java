package dev.faultline.timeline.http;

import dev.faultline.timeline.outages.Impact;
import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.views.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which outages are meant, as outages and figures share it. */
record Filters(Selection selection, OutagePolicy policy, Maintenance maintenance, Level level) {
    /** The parameters that say it. */
    static final Set<String> NAMES = Set.of(
            "datacenter", "role", "device", "incident", "impact", "minDuration", "mergeGap", "maintenance", "level");

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
        ask.one("incident").filter(String::isBlank).ifPresent(blank -> ask.wrong("incident", "must be an id"));
        return new Filters(
                selection,
                new OutagePolicy(
                        ask.word("impact", List.of(Impact.values()), Wire::word, Impact.ANY),
                        ask.duration("mergeGap").toNanos(),
                        ask.duration("minDuration").toNanos()),
                ask.word("maintenance", List.of(Maintenance.values()), Maintenance::wire, Maintenance.EXCLUDE),
                level);
    }

    Body body() {
        return new Body(
                new TreeSet<>(selection.datacenters()),
                new TreeSet<>(selection.roles()),
                new TreeSet<>(selection.devices()),
                Wire.word(policy.impact()),
                Duration.ofNanos(policy.minDurationNanos()),
                Duration.ofNanos(policy.mergeGapNanos()),
                maintenance.wire(),
                level.wire());
    }

    /** The filters as an answer repeats them; an empty list means all. */
    record Body(
            Set<String> datacenter,
            Set<String> role,
            Set<String> device,
            String impact,
            Duration minDuration,
            Duration mergeGap,
            String maintenance,
            String level) {}
}
