package dev.faultline.timeline.replay;

import dev.faultline.log.Position;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.RecordedTimes;
import dev.faultline.timeline.figures.FiguresIndex;
import dev.faultline.timeline.incidents.Incidents;

/**
 * All read models as they were at one position of the log. Never changes, for any thread: an answer is computed from one
 * view and carries its position.
 *
 * @param registrations what devices were registered as
 * @param incidents what staff did and said
 * @param staffTimes when the log accepted that
 */
public record TimelineView(
        Position position,
        Facts.Snapshot facts,
        FiguresIndex.Snapshot index,
        Registrations.Snapshot registrations,
        Incidents.Snapshot incidents,
        RecordedTimes.View staffTimes) {}
