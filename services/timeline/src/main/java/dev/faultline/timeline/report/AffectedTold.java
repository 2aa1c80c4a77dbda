package dev.faultline.timeline.report;

import dev.faultline.events.staff.ReportSection;
import dev.faultline.timeline.outages.DeviceOutage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** In short what happened, and whom it struck. */
final class AffectedTold {
    private AffectedTold() {}

    static List<Statement> summary(Subject subject) {
        List<Statement> told = new ArrayList<>();
        subject.written(ReportSection.SUMMARY).or(() -> published(subject)).ifPresent(told::add);
        var incident = subject.incident;
        Words words = subject.words;
        told.add(Statement.of(
                "start",
                "“%s” is an incident of severity %s; users first suffered at %s%s."
                        .formatted(
                                incident.title(),
                                incident.severity().wire(),
                                words.time(incident.impactStart()),
                                Words.around(incident.impactUncertainty())),
                subject.saidOfIt()));
        told.add(incident.resolution()
                .map(said -> Statement.of(
                        "end",
                        "Staff say that it was over at %s%s, after %s."
                                .formatted(
                                        words.time(said.occurredAt()),
                                        Words.around(said.uncertainty()),
                                        Words.duration(
                                                Math.max(0, said.occurredAt() - incident.impactStart()),
                                                incident.impactUncertainty() + said.uncertainty())),
                        List.of(said.record().id())))
                .orElseGet(() -> Statement.of(
                        "end",
                        "Staff have not said that it is over.",
                        List.of((incident.reopenings().isEmpty()
                                        ? incident.declared().record()
                                        : incident.reopenings().getLast().record())
                                .id()))));
        if (!subject.outages.isEmpty()) {
            told.add(struck(subject));
        }
        return told;
    }

    /** What the latest report that was published says in short. */
    private static Optional<Statement> published(Subject subject) {
        return subject.incident.reports().reversed().stream()
                .filter(said -> said.event().summary().isPresent())
                .findFirst()
                .map(said -> Statement.of(
                                "written/summary",
                                said.event().summary().orElseThrow(),
                                List.of(said.record().id()))
                        .inTheirWords());
    }

    private static Statement struck(Subject subject) {
        List<DeviceOutage> outages = subject.outages;
        long first = outages.getFirst().start();
        String end = Subject.over(outages).isPresent()
                ? "the last was back at "
                        + subject.words.time(Subject.over(outages).getAsLong())
                : Words.devices(Subject.devices(Subject.open(outages))) + " not back yet";
        return Statement.of(
                "struck",
                "By the facts %s in %s were struck, the first at %s; %s."
                        .formatted(
                                Words.devices(Subject.devices(outages)),
                                Words.count(subject.byDatacenter.size(), "datacenter", "datacenters"),
                                subject.words.time(first),
                                end),
                Statement.ids(Subject.began(outages), Subject.ended(outages)));
    }

    static List<Statement> affected(Subject subject) {
        List<Statement> told = new ArrayList<>();
        subject.written(ReportSection.SERVICES)
                .map(said -> said.labelled("Services", said.text()))
                .ifPresent(told::add);
        subject.written(ReportSection.CUSTOMERS)
                .map(said -> said.labelled("Customers", said.text()))
                .ifPresent(told::add);
        var byRole = subject.outages.stream()
                .collect(Collectors.groupingBy(DeviceOutage::role, TreeMap::new, Collectors.toList()));
        byRole.forEach((role, outages) -> {
            List<String> datacenters = outages.stream()
                    .map(DeviceOutage::datacenter)
                    .distinct()
                    .sorted()
                    .toList();
            String value = Words.devices(Subject.devices(outages)) + " struck in " + Words.listed(datacenters);
            told.add(Statement.of("role/" + role, role + ": " + value + ".", Subject.began(outages))
                    .labelled(role, value));
        });
        return told;
    }
}
