package dev.faultline.timeline.report;

import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.util.List;
import java.util.Optional;

/**
 * The report on an incident.
 *
 * @param incident as it was known there
 * @param revision its number, from 1; of one that was not published the next
 * @param status how final it is; a draft where it was not published
 * @param publication where it was published as it stands
 * @param frame from where it is told
 * @param window from the start of the incident's reach to its end, or to the time of the question
 * @param words how its times are told
 * @param sections in order
 * @param curves of datacenters
 * @param curvesLeftOut how many more there would be
 * @param unwritten sections for which staff wrote no words
 * @param publications the latest reports that were published, at most {@link #MAX_PUBLICATIONS}, by revision
 * @param references the first of the events that are named
 * @param referenceCount how many there are
 */
public record Report(
        IncidentState incident,
        int revision,
        ReportStatus status,
        Optional<Said<ReportPublished>> publication,
        Frame frame,
        Window window,
        Words words,
        List<Section> sections,
        List<Curve> curves,
        int curvesLeftOut,
        List<ReportSection> unwritten,
        List<Said<ReportPublished>> publications,
        List<Reference> references,
        int referenceCount) {
    /** How many publications are told at most. */
    public static final int MAX_PUBLICATIONS = 100;

    public Report {
        sections = List.copyOf(sections);
        curves = List.copyOf(curves);
        unwritten = List.copyOf(unwritten);
        publications = List.copyOf(publications);
        references = List.copyOf(references);
    }

    /** Its revision and status in words. */
    public String standing() {
        return (publication.isEmpty() ? "Draft of revision " : "Revision ")
                + revision
                + (publication.isEmpty() ? ", not published" : ", " + status.wire());
    }
}
