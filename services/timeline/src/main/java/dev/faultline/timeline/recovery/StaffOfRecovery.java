package dev.faultline.timeline.recovery;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.events.staff.IncidentEvent.MilestoneClaimed;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Places;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * What staff did and said in a window about incidents that strike a datacenter. What was aimed at other places alone is
 * left out.
 *
 * @param events the earliest, at most {@link #MAX_EVENTS}, by when they occurred
 * @param count how many there are
 * @param firstAction when the earliest action was taken, in nanoseconds since 1970-01-01T00:00Z; empty where none was
 */
public record StaffOfRecovery(List<StaffRecord> events, int count, OptionalLong firstAction) {
    /** How many events are given. */
    public static final int MAX_EVENTS = 1_000;

    private static final Comparator<StaffRecord> BY_TIME =
            Comparator.comparingLong(StaffRecord::occurredAt).thenComparing(StaffRecord.LOG_ORDER);

    public StaffOfRecovery {
        events = List.copyOf(events);
    }

    /** @param incidents that are asked for; those that do not strike the datacenter are passed over */
    public static StaffOfRecovery of(
            Facts.Snapshot facts, Stream<IncidentState> incidents, RecoveryQuery query, Frame frame) {
        var places = new Places(facts, frame);
        Selection datacenter = Selection.ofDatacenter(query.datacenter());
        var gathering = new Gathering();
        incidents
                .filter(incident -> incident.records().stream().anyMatch(record -> within(record, query)))
                .filter(incident -> places.meet(incident.scope(), incident.impactStart(), datacenter))
                .forEach(incident -> incident.records().stream()
                        .filter(record -> within(record, query))
                        .filter(record -> aimed(record, places, datacenter))
                        .forEach(gathering::add));
        return gathering.done();
    }

    private static boolean within(StaffRecord record, RecoveryQuery query) {
        return query.window().holds(record.occurredAt());
    }

    private static boolean aimed(StaffRecord record, Places places, Selection datacenter) {
        Scope at = switch ((IncidentEvent) record.event()) {
            case ActionRecorded action -> action.target();
            case MilestoneClaimed claim -> claim.scope();
            default -> Scope.NONE;
        };
        return at.isEmpty() || places.meet(at, record.occurredAt(), datacenter);
    }

    /** Keeps the earliest events, and no more of them than are given. */
    private static final class Gathering {
        private final PriorityQueue<StaffRecord> lastFirst = new PriorityQueue<>(BY_TIME.reversed());
        private int count;
        private OptionalLong firstAction = OptionalLong.empty();

        void add(StaffRecord record) {
            count++;
            if (record.event() instanceof ActionRecorded
                    && (firstAction.isEmpty() || record.occurredAt() < firstAction.getAsLong())) {
                firstAction = OptionalLong.of(record.occurredAt());
            }
            lastFirst.add(record);
            if (lastFirst.size() > MAX_EVENTS) {
                lastFirst.remove();
            }
        }

        StaffOfRecovery done() {
            var events = new ArrayList<>(lastFirst);
            events.sort(BY_TIME);
            return new StaffOfRecovery(events, count, firstAction);
        }
    }
}
