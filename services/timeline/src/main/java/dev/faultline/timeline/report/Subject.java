package dev.faultline.timeline.report;

import dev.faultline.events.staff.ReportSection;
import dev.faultline.timeline.claims.Claim;
import dev.faultline.timeline.claims.MilestoneRoles;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.figures.FiguresIndex;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Incidents;
import dev.faultline.timeline.incidents.Span;
import dev.faultline.timeline.outages.DeviceOutage;
import dev.faultline.timeline.outages.IncidentOutages;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a report is about, seen from one place: an incident, and what is known of it there. */
final class Subject {
    final Sources sources;
    final IncidentState incident;
    final Frame frame;
    final Words words;
    /** Those that belong to the incident, by start. */
    final List<DeviceOutage> outages;
    /** The same by datacenter, in the order of their names. */
    final SortedMap<String, List<DeviceOutage>> byDatacenter = new TreeMap<>();
    /** In the order of the instants that they speak of. */
    final List<Claim> claims;
    /** From the start of the incident's reach to its end, or to the time of the question. */
    final Window window;

    /** The read models that a report is made of, and which roles show which milestone. */
    record Sources(Facts.Snapshot facts, FiguresIndex.Snapshot index, Incidents.Snapshot staff, MilestoneRoles roles) {}

    Subject(Sources sources, IncidentState incident, Frame frame, Words words) {
        this.sources = sources;
        this.incident = incident;
        this.frame = frame;
        this.words = words;
        outages = IncidentOutages.of(sources.facts(), incident, frame);
        outages.forEach(outage -> byDatacenter
                .computeIfAbsent(outage.datacenter(), name -> new ArrayList<>())
                .add(outage));
        claims = Claim.of(incident);
        window = window(incident.reach(), frame);
    }

    private static Window window(Span reach, Frame frame) {
        long to = reach.isOpen() ? frame.asOf() : Math.min(reach.to() + 1, frame.asOf());
        return new Window(Math.min(reach.from(), to), to);
    }

    /** The ids of the facts that began outages. */
    static List<String> began(List<DeviceOutage> outages) {
        return outages.stream().map(DeviceOutage::startedBy).toList();
    }

    /** The ids of the facts that ended outages. */
    static List<String> ended(List<DeviceOutage> outages) {
        return outages.stream().flatMap(outage -> outage.endedBy().stream()).toList();
    }

    /** Those that nothing has ended yet. */
    static List<DeviceOutage> open(List<DeviceOutage> outages) {
        return outages.stream().filter(DeviceOutage::open).toList();
    }

    /** How many devices had them. */
    static int devices(List<DeviceOutage> outages) {
        return (int) outages.stream().map(DeviceOutage::device).distinct().count();
    }

    /** When the last of them ended; empty while one has not, and where there is none. */
    static OptionalLong over(List<DeviceOutage> outages) {
        return outages.stream().anyMatch(DeviceOutage::open)
                ? OptionalLong.empty()
                : outages.stream().mapToLong(DeviceOutage::end).max();
    }

    /** The event that says what the incident is now: the declaration, and all that changed it. */
    List<String> saidOfIt() {
        return Statement.ids(
                List.of(incident.declared().record().id()),
                incident.scopeChanges().stream().map(said -> said.record().id()).toList());
    }

    /** The words in force for a section, as a statement in their words. */
    Optional<Statement> written(ReportSection section) {
        return incident.written(section)
                .map(said -> Statement.of(
                                "written/" + section.wire(),
                                said.event().text().orElseThrow(),
                                List.of(said.record().id()))
                        .inTheirWords());
    }
}
