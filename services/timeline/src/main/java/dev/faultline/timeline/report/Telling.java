package dev.faultline.timeline.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of an incident from one place, whatever was published of it.
 *
 * @param sections all but the one on changes, those that are empty left out
 * @param curves of the first datacenters by name, at most {@link #MAX_CURVES}
 * @param curvesLeftOut how many more there would be
 */
record Telling(List<Section> sections, List<Curve> curves, int curvesLeftOut) {
    /** How many curves are drawn at most. */
    static final int MAX_CURVES = 20;

    Telling {
        sections = List.copyOf(sections);
        curves = List.copyOf(curves);
    }

    /** Empty where its devices changed more often than a story may have it. */
    static Optional<Telling> of(Subject subject) {
        return TimelineTold.of(subject).map(timeline -> {
            List<Section> sections = Stream.of(
                            Section.of(Part.SUMMARY, AffectedTold.summary(subject)),
                            Section.of(Part.AFFECTED, AffectedTold.affected(subject)),
                            Section.of(Part.SITES, SitesTold.of(subject)),
                            Section.of(Part.IMPACT, ImpactTold.of(subject)),
                            Section.of(Part.CAUSES, CausesTold.of(subject)),
                            Section.of(Part.TIMELINE, timeline),
                            Section.of(Part.RESOLUTION, ResolutionTold.of(subject)),
                            Section.of(Part.COMMUNICATION, CommunicationTold.of(subject)),
                            Section.of(Part.PREVENTION, PreventionTold.of(subject)))
                    .filter(section -> !section.isEmpty())
                    .toList();
            return new Telling(
                    sections,
                    subject.byDatacenter.keySet().stream()
                            .limit(MAX_CURVES)
                            .map(datacenter -> Curve.of(subject, datacenter))
                            .toList(),
                    Math.max(0, subject.byDatacenter.size() - MAX_CURVES));
        });
    }
}
