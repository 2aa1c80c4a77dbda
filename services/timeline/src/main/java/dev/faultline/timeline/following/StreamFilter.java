package dev.faultline.timeline.following;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.facts.HistoryWalk;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.feed.LoggedEvent;
import dev.faultline.timeline.feed.LoggedEvent.About;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Places;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which events one who follows wants: of devices that are asked for, and of incidents and planned work that reach them.
 *
 * @param selection the devices
 * @param incident the events of this incident, and those of devices that it covers as it is known now; empty for all
 */
public record StreamFilter(Selection selection, Optional<String> incident) {
    /** Everything. */
    public static final StreamFilter ALL = new StreamFilter(Selection.ALL, Optional.empty());

    /**
     * Whether an event is wanted.
     *
     * @param view which holds the event
     * @param now the time, in nanoseconds since 1970-01-01T00:00Z
     */
    public boolean wants(LoggedEvent event, TimelineView view, long now) {
        if (equals(ALL)) {
            return true;
        }
        Frame frame = Frame.present(now);
        return switch (event.about()) {
            case About.Placed placed -> wantsDevice(event.subjectText(), placed, view, frame);
            case About.Fact fact -> wantsRetraction(event.subjectText(), fact.id(), view, frame);
            case About.Incident any -> wantsIncident(event.subjectText(), view, frame);
            case About.Maintenance any -> incident.isEmpty() && wantsMaintenance(event.subjectText(), view, frame);
        };
    }

    private boolean wantsDevice(String device, About.Placed placed, TimelineView view, Frame frame) {
        return isOf(selection.devices(), device)
                && isOf(selection.datacenters(), placed.datacenter())
                && isOf(selection.roles(), placed.role())
                && covered(scope -> scope.covers(device, placed.datacenter(), placed.role()), view, frame);
    }

    /** As the fact that is taken back is. Of one that was not told yet nothing is known but its device. */
    private boolean wantsRetraction(String device, String fact, TimelineView view, Frame frame) {
        List<About.Placed> told = told(device, fact, view);
        return told.isEmpty()
                ? isOf(selection.devices(), device)
                : told.stream().anyMatch(placed -> wantsDevice(device, placed, view, frame));
    }

    private static List<About.Placed> told(String device, String fact, TimelineView view) {
        Vocabulary.View words = view.facts().vocabulary();
        var told = new ArrayList<About.Placed>();
        view.facts().find(device).ifPresent(number -> {
            var walk = new HistoryWalk(view.facts().history(number));
            while (walk.next()) {
                if (walk.id().in(words).equals(fact)) {
                    int placement = words.placementOf(walk.detail());
                    told.add(new About.Placed(
                            words.datacenter(words.datacenterOf(placement)), words.role(words.roleOf(placement))));
                }
            }
        });
        return told;
    }

    private boolean wantsIncident(String id, TimelineView view, Frame frame) {
        if (incident.isPresent() && !incident.get().equals(id)) {
            return false;
        }
        if (selection.equals(Selection.ALL)) {
            return true;
        }
        Optional<IncidentState> known = view.incidents().incident(id, frame);
        var places = new Places(view.facts(), frame);
        return known.isPresent()
                && scopes(id, view)
                        .anyMatch(scope -> places.meet(scope, known.get().impactStart(), selection));
    }

    /** Every scope that an incident ever had: who watches what it leaves is to be told so. */
    private static Stream<Scope> scopes(String incident, TimelineView view) {
        return view.incidents().incidentRecords(incident).stream()
                .map(StaffRecord::event)
                .flatMap(event -> switch ((IncidentEvent) event) {
                    case IncidentEvent.Declared declared -> Stream.of(declared.scope());
                    case IncidentEvent.Scoped scoped -> scoped.scope().stream();
                    default -> Stream.empty();
                });
    }

    private boolean wantsMaintenance(String id, TimelineView view, Frame frame) {
        return selection.equals(Selection.ALL)
                || view.incidents()
                        .maintenance(id, frame)
                        .filter(work -> new Places(view.facts(), frame)
                                .meet(work.scope(), work.span().from(), selection))
                        .isPresent();
    }

    private boolean covered(Predicate<Scope> covers, TimelineView view, Frame frame) {
        return incident.isEmpty()
                || view.incidents()
                        .incident(incident.get(), frame)
                        .filter(state -> covers.test(state.scope()))
                        .isPresent();
    }

    private static boolean isOf(Set<String> names, String name) {
        return names.isEmpty() || names.contains(name);
    }
}
