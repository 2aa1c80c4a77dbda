package dev.faultline.timeline.status;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.counting.PlannedWork;
import dev.faultline.timeline.facts.DatacenterMembers;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.outages.DatacenterTally;
import dev.faultline.timeline.views.Frame;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells how a datacenter stands at {@code frame.asOf()}: by the definition of a datacenter's state, but that devices in
 * planned work do not count. For one thread.
 */
final class SiteTelling {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final PlannedWork planned;
    private final CriticalRoles critical;
    private final Frame frame;
    private final FactCursor cursor = new FactCursor();

    SiteTelling(Facts.Snapshot facts, PlannedWork planned, CriticalRoles critical, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.planned = planned;
        this.critical = critical;
        this.frame = frame;
    }

    /** How it and each of its roles stand. */
    record Standing(Condition condition, List<Site.RoleCondition> roles) {}

    /** How many devices of a kind there are that count, by state, and how many more are in planned work. */
    private static final class Tally {
        private final int[] byState = new int[DeviceState.values().length];
        private int counted;
        private int inWork;

        Condition condition() {
            if (counted == 0) {
                return inWork > 0 ? Condition.MAINTENANCE : Condition.UNOBSERVED;
            }
            int down = byState[DeviceState.DOWN.ordinal()];
            if (down > 0) {
                return down == counted ? Condition.DOWN : Condition.PARTLY_DOWN;
            }
            if (byState[DeviceState.DEGRADED.ordinal()] > 0) {
                return Condition.DEGRADED;
            }
            return byState[DeviceState.UNKNOWN.ordinal()] == counted ? Condition.UNOBSERVED : Condition.OPERATIONAL;
        }
    }

    /** How a datacenter stands, by its number; no roles where no device stands in it. */
    Standing of(int datacenter) {
        var whole = new DatacenterTally(words, critical);
        var all = new Tally();
        Map<String, Tally> byRole = new TreeMap<>();
        DatacenterMembers.View members = facts.members();
        for (int i = 0; i < members.size(datacenter); i++) {
            int device = members.device(datacenter, i);
            cursor.open(facts.history(device), frame);
            cursor.seek(frame.asOf());
            if (!cursor.next() || cursor.occurredAt() > frame.asOf()) {
                continue;
            }
            int placement = words.placementOf(cursor.detail());
            if (words.datacenterOf(placement) != datacenter) {
                continue;
            }
            int role = words.roleOf(placement);
            Tally ofRole = byRole.computeIfAbsent(words.role(role), name -> new Tally());
            if (planned.of(device, placement).holds(frame.asOf())) {
                ofRole.inWork++;
                all.inWork++;
                continue;
            }
            whole.change(role, cursor.state(), 1);
            for (Tally tally : List.of(ofRole, all)) {
                tally.byState[cursor.state()]++;
                tally.counted++;
            }
        }
        List<Site.RoleCondition> roles = byRole.entrySet().stream()
                .map(role ->
                        new Site.RoleCondition(role.getKey(), role.getValue().condition()))
                .toList();
        return new Standing(condition(whole, all), roles);
    }

    /** Down by its critical roles alone: of the rest any number leaves it partly up. */
    private static Condition condition(DatacenterTally whole, Tally all) {
        if (all.counted > 0 && whole.state() == DeviceState.DOWN) {
            return Condition.DOWN;
        }
        return all.condition() == Condition.DOWN ? Condition.PARTLY_DOWN : all.condition();
    }
}
