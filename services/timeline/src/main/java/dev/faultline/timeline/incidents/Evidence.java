package dev.faultline.timeline.incidents;

import dev.faultline.events.staff.IncidentEvent.CauseRecorded;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.IdSearch;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Selection;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Which of the events that an incident's causes name as evidence are known. */
public final class Evidence {
    private Evidence() {}

    /**
     * Looks among all that staff did and said, and among what was told about the devices that the incident covers. What
     * was told about other devices is not looked at: there may be many millions of facts.
     *
     * @return the ids of those that are known
     */
    public static Set<String> known(
            IncidentState incident, Facts.Snapshot facts, Incidents.Snapshot staff, Frame frame) {
        Set<String> known = new HashSet<>();
        Set<String> left = new HashSet<>();
        for (Cause cause : incident.causes()) {
            for (Said<CauseRecorded> revision : cause.revisions()) {
                for (String id : revision.event().evidence()) {
                    OptionalLong from = staff.eventKnownFrom(id);
                    (from.isPresent() && from.getAsLong() <= frame.knownBy() ? known : left).add(id);
                }
            }
        }
        var search = new IdSearch(facts.vocabulary(), left, frame.knownBy());
        if (!search.isDone()) {
            var covered = new Selected(facts, Selection.ALL.within(Optional.of(incident.scope())));
            for (int device : covered.devices()) {
                search.look(facts.history(device));
                if (search.isDone()) {
                    break;
                }
            }
        }
        known.addAll(search.found());
        return known;
    }
}
