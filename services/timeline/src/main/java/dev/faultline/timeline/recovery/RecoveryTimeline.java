package dev.faultline.timeline.recovery;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.columns.SliceTable;
import dev.faultline.timeline.facts.DatacenterMembers;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.outages.Impact;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Computes the recovery of a datacenter from the histories of all devices that were ever there. */
public final class RecoveryTimeline {
    /** The most steps of an answer, those of all roles included. */
    public static final int MAX_STEPS = 20_000;
    /** The most steps of a group that fewer are made of, which is bounded by the memory that they take. */
    public static final int MAX_THINNED = 400_000;
    /** The fewest steps that may be asked for. */
    public static final int MIN_POINTS = Thinning.MIN_POINTS;

    private static final int NONE = StepSums.NONE;

    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final RecoveryQuery query;
    private final Frame frame;
    private final Window window;
    private final Selected asked;
    private final FactCursor cursor = new FactCursor();
    private final int maxInstants;
    private final Group all;
    private final Map<Integer, Group> byRole = new TreeMap<>();
    private final List<Group> struckGroups = new ArrayList<>();

    /** The numbers of one group of devices, and what the device at hand did in it. */
    private static final class Group {
        private final StepSums steps;
        private final Restorations restorations = new Restorations();
        private boolean struck;
        private long impact;
        private long end;

        Group(int maxInstants) {
            steps = new StepSums(maxInstants);
        }

        void outage(long from, long until) {
            impact = struck ? impact : from;
            struck = true;
            end = until;
        }

        void deviceDone() {
            restorations.struck(impact, end);
            struck = false;
        }
    }

    private RecoveryTimeline(Facts.Snapshot facts, RecoveryQuery query, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.query = query;
        this.frame = frame;
        this.window = query.window();
        this.maxInstants = query.points().isPresent() ? MAX_THINNED : MAX_STEPS;
        this.all = new Group(maxInstants);
        this.asked =
                new Selected(facts, new Selection(Set.of(query.datacenter()), query.roles(), Set.of(), query.within()));
    }

    /**
     * The recovery of a datacenter; of one that nothing was told of, one without devices.
     *
     * @param query its window ends at {@code frame.now()} at the latest
     * @return empty when there would be more than {@link #MAX_STEPS} steps, or when more than {@link #MAX_THINNED} would have
     *     to be thinned
     */
    public static Optional<Recovery> of(Facts.Snapshot facts, RecoveryQuery query, Frame frame) {
        return new RecoveryTimeline(facts, query, frame).compute();
    }

    private Optional<Recovery> compute() {
        int datacenter = words.datacenters().find(query.datacenter());
        if (datacenter != SliceTable.ABSENT) {
            DatacenterMembers.View members = facts.members();
            for (int i = 0; i < members.size(datacenter); i++) {
                device(members.device(datacenter, i));
            }
        }
        if (all.steps.tooMany()) {
            return Optional.empty();
        }
        List<Step> steps = all.steps.steps(window.from());
        List<Step> shown = thinned(steps);
        List<Recovery.OfRole> roles = new ArrayList<>();
        int count = shown.size();
        for (Map.Entry<Integer, Group> role : byRole.entrySet()) {
            Group group = role.getValue();
            if (group.steps.tooMany()) {
                return Optional.empty();
            }
            List<Step> ofRole = group.steps.steps(window.from());
            List<Step> shownOfRole = thinned(ofRole);
            count += shownOfRole.size();
            roles.add(new Recovery.OfRole(
                    words.role(role.getKey()), group.restorations.milestones(), shownOfRole, ofRole.size()));
            if (count > MAX_STEPS) {
                return Optional.empty();
            }
        }
        roles.sort(Comparator.comparing(Recovery.OfRole::role));
        return count > MAX_STEPS
                ? Optional.empty()
                : Optional.of(new Recovery(all.restorations.milestones(), shown, steps.size(), roles));
    }

    private List<Step> thinned(List<Step> steps) {
        return query.points().isPresent() ? new Thinning(window, query.points().getAsInt()).of(steps) : steps;
    }

    private void device(int device) {
        cursor.open(facts.history(device), frame);
        // The outage that may run when the window starts began after the last time the device was up.
        cursor.seekUpBefore(window.from());
        int state = NONE;
        int role = -1;
        boolean begun = false;
        boolean inOutage = false;
        long start = 0;
        int startPlacement = 0;
        while (cursor.next() && cursor.occurredAt() < window.to()) {
            long at = cursor.occurredAt();
            int told = cursor.state();
            int placement = words.placementOf(cursor.detail());
            int nextState = asked.asks(device, placement) ? told : NONE;
            int nextRole = words.roleOf(placement);
            if (at > window.from()) {
                if (!begun) {
                    begins(state, role);
                    begun = true;
                }
                moves(at, state, role, nextState, nextRole);
            }
            state = nextState;
            role = nextRole;
            if (!inOutage && Impact.ANY.holds(told)) {
                inOutage = true;
                start = at;
                startPlacement = placement;
            } else if (inOutage && told == DeviceState.UP.ordinal()) {
                inOutage = false;
                outage(device, startPlacement, start, at);
            }
        }
        if (!begun) {
            begins(state, role);
        }
        if (inOutage) {
            outageBeyond(device, startPlacement, start);
        }
        struckGroups.forEach(Group::deviceDone);
        struckGroups.clear();
    }

    /** An outage that no fact before the window's end has ended; the cursor stands at the next fact, if there is one. */
    private void outageBeyond(int device, int placement, long start) {
        if (Math.max(frame.asOf(), start + 1) > window.from() || endsLater()) {
            outage(device, placement, start, Long.MAX_VALUE);
        }
    }

    /** Whether a fact from where the cursor stands says that the outage at hand ended. */
    private boolean endsLater() {
        do {
            if (cursor.state() == DeviceState.UP.ordinal()) {
                return true;
            }
        } while (cursor.next());
        return false;
    }

    private void outage(int device, int placement, long start, long end) {
        if (!asked.asks(device, placement) || end <= window.from()) {
            return;
        }
        long impact = Math.max(start, window.from());
        strike(all, impact, end);
        if (query.byRole()) {
            strike(role(words.roleOf(placement)), impact, end);
        }
    }

    private void strike(Group group, long impact, long end) {
        if (!group.struck) {
            struckGroups.add(group);
        }
        group.outage(impact, end);
    }

    private void begins(int state, int role) {
        all.steps.begins(state);
        if (query.byRole() && state != NONE) {
            role(role).steps.begins(state);
        }
    }

    private void moves(long at, int from, int fromRole, int to, int toRole) {
        all.steps.moves(at, from, to);
        if (!query.byRole()) {
            return;
        }
        if (fromRole == toRole) {
            if (from != to) {
                role(toRole).steps.moves(at, from, to);
            }
            return;
        }
        if (from != NONE) {
            role(fromRole).steps.moves(at, from, NONE);
        }
        if (to != NONE) {
            role(toRole).steps.moves(at, NONE, to);
        }
    }

    private Group role(int role) {
        return byRole.computeIfAbsent(role, r -> new Group(maxInstants));
    }
}
