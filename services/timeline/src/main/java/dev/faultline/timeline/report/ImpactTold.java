package dev.faultline.timeline.report;

import dev.faultline.events.staff.ReportSection;
import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.counting.PlannedWork;
import dev.faultline.timeline.figures.Dimension;
import dev.faultline.timeline.figures.Figures;
import dev.faultline.timeline.figures.FiguresQuery;
import dev.faultline.timeline.figures.GroupFigures;
import dev.faultline.timeline.figures.Times;
import dev.faultline.timeline.outages.DeviceOutage;
import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.views.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much of each datacenter was struck, how badly and for how long. */
final class ImpactTold {
    private ImpactTold() {}

    static List<Statement> of(Subject subject) {
        List<Statement> told = new ArrayList<>();
        subject.written(ReportSection.IMPACT).ifPresent(told::add);
        if (subject.outages.isEmpty()) {
            return told;
        }
        Map<String, Times> times = times(subject);
        subject.byDatacenter.forEach((datacenter, outages) -> {
            told.add(devices(datacenter, outages));
            told.add(outages(datacenter, outages));
            told.add(worst(datacenter, outages));
            told.add(longest(subject, datacenter, outages));
            Optional.ofNullable(times.get(datacenter))
                    .filter(of -> Double.isFinite(of.availability()))
                    .map(of -> availability(subject, datacenter, of, outages))
                    .ifPresent(told::add);
        });
        return told;
    }

    private static Statement devices(String datacenter, List<DeviceOutage> outages) {
        var byRole =
                outages.stream().collect(Collectors.groupingBy(DeviceOutage::role, TreeMap::new, Collectors.toList()));
        List<String> roles = new ArrayList<>();
        byRole.forEach((role, ofRole) -> roles.add(Subject.devices(ofRole) + " × " + role));
        String value = Subject.devices(outages) + ": " + Words.listed(roles);
        return Statement.of(
                        datacenter + "/devices",
                        "In %s %s were struck: %s."
                                .formatted(datacenter, Words.devices(Subject.devices(outages)), Words.listed(roles)),
                        Subject.began(outages))
                .cell(datacenter, "devices struck", value);
    }

    private static Statement outages(String datacenter, List<DeviceOutage> outages) {
        return Statement.of(
                        datacenter + "/outages",
                        "In " + datacenter + " there were " + Words.count(outages.size(), "outage", "outages") + ".",
                        Subject.began(outages))
                .cell(datacenter, "outages", Words.number(outages.size()));
    }

    private static Statement worst(String datacenter, List<DeviceOutage> outages) {
        List<DeviceOutage> down = outages.stream().filter(DeviceOutage::wasDown).toList();
        String worst = down.isEmpty() ? "degraded" : "down";
        return Statement.of(
                        datacenter + "/worst",
                        "The worst state of devices in " + datacenter + " was " + worst + ".",
                        Subject.began(down.isEmpty() ? outages : down))
                .cell(datacenter, "worst state", worst);
    }

    private static Statement longest(Subject subject, String datacenter, List<DeviceOutage> outages) {
        List<DeviceOutage> open = Subject.open(outages);
        if (!open.isEmpty()) {
            DeviceOutage first = open.getFirst();
            String since = "open since " + subject.words.shortTime(first.start());
            return Statement.of(
                            datacenter + "/longest",
                            "The longest outage in " + datacenter + " has lasted since "
                                    + subject.words.time(first.start()) + ".",
                            List.of(first.startedBy()))
                    .cell(datacenter, "longest outage", since);
        }
        DeviceOutage longest = outages.stream()
                .max(Comparator.comparingLong(outage -> outage.end() - outage.start()))
                .orElseThrow();
        String value =
                Words.duration(longest.end() - longest.start(), longest.startUncertainty() + longest.endUncertainty());
        return Statement.of(
                        datacenter + "/longest",
                        "The longest outage in " + datacenter + " took " + value + ", that of " + longest.device()
                                + ".",
                        Statement.ids(List.of(longest.startedBy()), Subject.ended(List.of(longest))))
                .cell(datacenter, "longest outage", value);
    }

    private static Statement availability(Subject subject, String datacenter, Times times, List<DeviceOutage> outages) {
        String least = Words.percent(times.minAvailability());
        String most = Words.percent(times.maxAvailability());
        String value =
                Words.percent(times.availability()) + (least.equals(most) ? "" : " (" + least + " to " + most + ")");
        return Statement.of(
                        datacenter + "/availability",
                        "From %s to %s the availability of the incident's devices in %s was %s; planned work is left out."
                                .formatted(
                                        subject.words.time(subject.window.from()),
                                        subject.words.time(subject.window.to()),
                                        datacenter,
                                        value),
                        Statement.ids(Subject.began(outages), Subject.ended(outages)))
                .cell(datacenter, "availability", value);
    }

    /** What became of the time of the incident's devices in its window, by datacenter. */
    private static Map<String, Times> times(Subject subject) {
        var facts = subject.sources.facts();
        var planned = PlannedWork.of(subject.sources.staff().maintenance(subject.frame), facts);
        var query = new FiguresQuery(
                subject.window,
                Selection.ALL.within(Optional.of(subject.incident.scope())),
                OutagePolicy.DEFAULT,
                new Counting(planned, true, Optional.empty()),
                subject.words.zone(),
                List.of(Dimension.DATACENTER));
        Map<String, Times> times = new HashMap<>();
        for (GroupFigures group :
                Figures.of(facts, subject.sources.index(), query, subject.frame.until(subject.window.to()))) {
            times.put(group.key().datacenter().orElseThrow(), group.times());
        }
        return times;
    }
}
