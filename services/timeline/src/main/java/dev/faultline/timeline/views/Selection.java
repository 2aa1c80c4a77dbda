package dev.faultline.timeline.views;

import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.columns.SliceTable;
import dev.faultline.timeline.facts.Vocabulary;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Which devices are asked for. An empty set means all.
 *
 * @param datacenters names of datacenters
 * @param roles names of roles
 * @param devices ids of devices
 * @param within of these, only devices that a scope covers; empty for all
 */
public record Selection(Set<String> datacenters, Set<String> roles, Set<String> devices, Optional<Scope> within) {
    public static final Selection ALL = new Selection(Set.of(), Set.of(), Set.of());

    public Selection {
        datacenters = Set.copyOf(datacenters);
        roles = Set.copyOf(roles);
        devices = Set.copyOf(devices);
    }

    public Selection(Set<String> datacenters, Set<String> roles, Set<String> devices) {
        this(datacenters, roles, devices, Optional.empty());
    }

    /** All devices of one datacenter. */
    public static Selection ofDatacenter(String datacenter) {
        return new Selection(Set.of(datacenter), Set.of(), Set.of());
    }

    /** The same, narrowed down to what a scope covers, if there is one. */
    public Selection within(Optional<Scope> scope) {
        return new Selection(datacenters, roles, devices, scope);
    }

    /** The same for some of its devices alone. */
    public Selection of(Collection<String> some) {
        return new Selection(datacenters, roles, Set.copyOf(some), within);
    }

    /** Whether devices matter by where they stand alone, and none by its id. */
    public boolean isOfPlaces() {
        return devices.isEmpty()
                && within.map(scope -> scope.devices().isEmpty()).orElse(true);
    }

    /** For each placement whether all devices that have it are asked for, those that are named apart. */
    public boolean[] placements(Vocabulary.View words) {
        boolean[] asked = placements(words, datacenters, roles);
        if (within.isPresent()) {
            boolean[] covered = covered(words, within.get());
            for (int placement = 0; placement < asked.length; placement++) {
                asked[placement] &= covered[placement];
            }
        }
        return asked;
    }

    /** For each placement whether it is asked for, whatever the scope is. */
    boolean[] placementsAnywhere(Vocabulary.View words) {
        return placements(words, datacenters, roles);
    }

    /** For each placement whether a scope covers all devices that have it. */
    public static boolean[] covered(Vocabulary.View words, Scope scope) {
        return scope.datacenters().isEmpty() && scope.roles().isEmpty()
                ? new boolean[words.placements().size()]
                : placements(words, scope.datacenters(), scope.roles());
    }

    private static boolean[] placements(
            Vocabulary.View words, Collection<String> datacenters, Collection<String> roles) {
        boolean[] asked = new boolean[words.placements().size()];
        boolean[] datacenterAsked = asked(words.datacenters(), datacenters);
        boolean[] roleAsked = asked(words.roles(), roles);
        for (int placement = 0; placement < asked.length; placement++) {
            asked[placement] = datacenterAsked[words.datacenterOf(placement)] && roleAsked[words.roleOf(placement)];
        }
        return asked;
    }

    private static boolean[] asked(SliceTable.View all, Collection<String> names) {
        boolean[] asked = new boolean[all.size()];
        if (names.isEmpty()) {
            Arrays.fill(asked, true);
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
