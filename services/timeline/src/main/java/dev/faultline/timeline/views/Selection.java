package dev.faultline.timeline.views;

import dev.faultline.timeline.facts.Vocabulary;
import java.util.Set;

/**
 * Which devices are asked for. An empty set means all.
 *
 * @param datacenters names of datacenters
 * @param roles names of roles
 * @param devices ids of devices
 */
public record Selection(Set<String> datacenters, Set<String> roles, Set<String> devices) {
    public static final Selection ALL = new Selection(Set.of(), Set.of(), Set.of());

    public Selection {
        datacenters = Set.copyOf(datacenters);
        roles = Set.copyOf(roles);
        devices = Set.copyOf(devices);
    }

    /** For each placement whether it is asked for. */
    public boolean[] placements(Vocabulary.View words) {
        boolean[] asked = new boolean[words.placements().size()];
        boolean[] datacenterAsked = asked(words.datacenters(), datacenters);
        boolean[] roleAsked = asked(words.roles(), roles);
        for (int placement = 0; placement < asked.length; placement++) {
            asked[placement] = datacenterAsked[words.datacenterOf(placement)] && roleAsked[words.roleOf(placement)];
        }
        return asked;
    }

    private static boolean[] asked(dev.faultline.timeline.columns.SliceTable.View all, Set<String> names) {
        boolean[] asked = new boolean[all.size()];
        if (names.isEmpty()) {
            java.util.Arrays.fill(asked, true);
        } else {
            for (String name : names) {
                int found = all.find(name);
                if (found >= 0) {
                    asked[found] = true;
                }
            }
        }
        return asked;
    }
}
