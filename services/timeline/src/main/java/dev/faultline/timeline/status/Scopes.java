package dev.faultline.timeline.status;

import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.incidents.Places;
import java.util.List;
import java.util.TreeSet;

/** Tells what a scope strikes without a name of a device: of devices, where they stand. For one thread. */
final class Scopes {
    private final Places places;
    private final Redaction redaction;

    Scopes(Places places, Redaction redaction) {
        this.places = places;
        this.redaction = redaction;
    }

    /** What it strikes, its devices where they stood at an instant. */
    Affected affected(Scope scope, long at) {
        var partly = new TreeSet<String>();
        for (String device : scope.devices()) {
            places.of(device, at).ifPresent(place -> partly.add(place.datacenter()));
        }
        scope.datacenters().forEach(partly::remove);
        return new Affected(
                redacted(scope.roles()),
                redacted(scope.datacenters()),
                List.copyOf(partly),
                scope.datacenters().isEmpty() && !scope.roles().isEmpty());
    }

    /** Staff write them as they like: what names neither a datacenter nor a role may name a device. */
    private List<String> redacted(List<String> names) {
        return names.stream().map(redaction::of).toList();
    }
}
