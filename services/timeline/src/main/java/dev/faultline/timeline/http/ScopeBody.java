package dev.faultline.timeline.http;

import dev.faultline.events.staff.Scope;
import java.util.List;

/** A scope as it is written: three lists, empty where it names nothing of the kind. */
record ScopeBody(List<String> datacenters, List<String> roles, List<String> devices) {
    static ScopeBody of(Scope scope) {
        return new ScopeBody(scope.datacenters(), scope.roles(), scope.devices());
    }
}
