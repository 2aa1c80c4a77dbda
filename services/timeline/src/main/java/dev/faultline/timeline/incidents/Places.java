package dev.faultline.timeline.incidents;

import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the devices of scopes stand, as facts say. For one thread. */
public final class Places {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final Frame frame;
    private final FactCursor cursor = new FactCursor();
    /** Where devices stood at {@link #rememberedAt}: many questions about one incident ask for the same. */
    private final Map<String, Optional<Place>> remembered = new HashMap<>();

    private long rememberedAt;

    public Places(Facts.Snapshot facts, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.frame = frame;
    }

    /** Where a device stands. */
    public record Place(String datacenter, String role) {}

    /**
     * Where a device stood at an instant, or where it was first told of, if later.
     *
     * @param at in nanoseconds since 1970-01-01T00:00Z
     * @return empty where nothing is known of the device
     */
    public Optional<Place> of(String device, long at) {
        if (at != rememberedAt) {
            remembered.clear();
            rememberedAt = at;
        }
        return remembered.computeIfAbsent(device, asked -> look(asked, at));
    }

    private Optional<Place> look(String device, long at) {
        return facts.find(device).flatMap(number -> {
            cursor.open(facts.history(number), frame);
            cursor.seek(at);
            return cursor.next() ? Optional.of(place(words.placementOf(cursor.detail()))) : Optional.empty();
        });
    }

    /** Where a device has stood all the time; empty where it was moved, or where nothing is known of it. */
    public Optional<Place> lasting(String device) {
        return facts.find(device).flatMap(number -> {
            cursor.open(facts.history(number), frame);
            if (!cursor.next()) {
                return Optional.empty();
            }
            int placement = words.placementOf(cursor.detail());
            while (cursor.next()) {
                if (words.placementOf(cursor.detail()) != placement) {
                    return Optional.empty();
                }
            }
            return Optional.of(place(placement));
        });
    }

    /**
     * Whether a scope and a selection have a device in common, or could have: a datacenter that both name counts, whether
     * anything is known of it yet or not.
     *
     * @param at when devices that are named count for where they stood
     */
    public boolean meet(Scope scope, long at, Selection selection) {
        return selection.devices().isEmpty()
                ? byPlace(scope, selection) || byName(scope.devices(), at, selection)
                : selection.devices().stream()
                        .anyMatch(device -> scope.devices().contains(device)
                                ? byName(List.of(device), at, selection)
                                : of(device, at)
                                        .filter(place -> scope.covers(device, place.datacenter(), place.role()))
                                        .filter(place -> asked(place, selection))
                                        .isPresent());
    }

    private boolean byName(Collection<String> devices, long at, Selection selection) {
        boolean anywhere =
                selection.datacenters().isEmpty() && selection.roles().isEmpty();
        return devices.stream()
                .anyMatch(device -> anywhere
                        || of(device, at)
                                .filter(place -> asked(place, selection))
                                .isPresent());
    }

    private boolean byPlace(Scope scope, Selection selection) {
        if (scope.datacenters().isEmpty()) {
            return !scope.roles().isEmpty() && ofRoles(scope, selection);
        }
        return haveOne(scope.datacenters(), selection.datacenters()) && haveOne(scope.roles(), selection.roles());
    }

    /** A scope of roles everywhere reaches into the datacenters where such a role was ever told of, known or not. */
    private boolean ofRoles(Scope scope, Selection selection) {
        if (selection.datacenters().isEmpty()) {
            return haveOne(scope.roles(), selection.roles());
        }
        for (int placement = 0; placement < words.placements().size(); placement++) {
            Place place = place(placement);
            if (asked(place, selection)
                    && scope.roles().contains(place.role())
                    && facts.placements().holds(placement, frame.upTo())) {
                return true;
            }
        }
        return false;
    }

    private Place place(int placement) {
        return new Place(words.datacenter(words.datacenterOf(placement)), words.role(words.roleOf(placement)));
    }

    private static boolean asked(Place place, Selection selection) {
        return isOf(place.datacenter(), selection.datacenters()) && isOf(place.role(), selection.roles());
    }

    private static boolean isOf(String name, Collection<String> names) {
        return names.isEmpty() || names.contains(name);
    }

    /** No names mean all. */
    private static boolean haveOne(Collection<String> names, Collection<String> others) {
        return names.isEmpty() || others.isEmpty() || names.stream().anyMatch(others::contains);
    }
}
