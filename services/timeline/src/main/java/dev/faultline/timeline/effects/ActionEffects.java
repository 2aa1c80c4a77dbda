package dev.faultline.timeline.effects;

import dev.faultline.events.staff.ActionOutcome;
import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.outages.DeviceOutage;
import dev.faultline.timeline.outages.ScopeOutages;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the actions of one incident against facts. */
public final class ActionEffects {
    private final Facts.Snapshot facts;
    private final IncidentState incident;
    private final Frame frame;
    private final long within;

    /** @param within a device that comes back so long after an action, or sooner, counts as its effect; nanoseconds */
    public ActionEffects(Facts.Snapshot facts, IncidentState incident, Frame frame, long within) {
        this.facts = facts;
        this.incident = incident;
        this.frame = frame;
        this.within = within;
    }

    /** What an action came to. That a device came back after it does not prove that it came back by it. */
    public Effect of(Said<ActionRecorded> action) {
        long at = action.occurredAt();
        long uncertainty = action.uncertainty();
        Scope target = action.event().target();
        int within = 0;
        int later = 0;
        int notBack = 0;
        List<String> evidence = new ArrayList<>();
        for (DeviceOutage outage : outages(target.isEmpty() ? incident.scope() : target, at - uncertainty, at)) {
            // One that begins with the action may have come of it.
            if (outage.start() >= at) {
                continue;
            }
            if (outage.open()) {
                notBack++;
            } else if (outage.end() <= at + this.within + uncertainty + outage.endUncertainty()) {
                within++;
                outage.endedBy().ifPresent(evidence::add);
            } else {
                later++;
            }
        }
        List<DeviceOutage> struck = outages(incident.scope(), at, at + this.within).stream()
                .filter(outage -> outage.start() >= at && outage.start() <= at + this.within)
                .toList();
        struck.forEach(outage -> evidence.add(outage.startedBy()));
        int impaired = within + later + notBack;
        return new Effect(
                Effect.Word.of(impaired, within),
                impaired,
                within,
                later,
                notBack,
                (int) struck.stream().map(DeviceOutage::device).distinct().count(),
                evidence.stream().limit(Effect.MAX_EVIDENCE).toList(),
                evidence.size());
    }

    /**
     * Whether the facts bear out the outcome that staff gave: a success is borne out where devices came back and denied
     * where none did or more were struck, a failure the other way round. Empty where they do not decide it.
     */
    public static Optional<Boolean> agrees(ActionOutcome outcome, Effect effect) {
        boolean helped = effect.backWithin() > 0;
        boolean harmed = effect.struckAfter() > 0;
        boolean useless = effect.word() == Effect.Word.NONE;
        if (outcome == ActionOutcome.UNKNOWN || helped && harmed || !helped && !harmed && !useless) {
            return Optional.empty();
        }
        return Optional.of(helped == (outcome == ActionOutcome.SUCCEEDED));
    }

    /** The outages that overlap an interval, both of its ends included. */
    private List<DeviceOutage> outages(Scope scope, long from, long to) {
        return new ScopeOutages(facts, Selection.ALL.within(Optional.of(scope)), role -> true, frame)
                .all(new Window(from - 1, to + 1));
    }
}
