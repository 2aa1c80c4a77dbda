package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.events.DeviceEvent;
import dev.faultline.timeline.propagation.Dependency;
import dev.faultline.timeline.propagation.Group;
import dev.faultline.timeline.propagation.Propagation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Reads questions for the order in which an incident struck. */
final class PropagationReading {
    private PropagationReading() {}

    /** Groups in the order in which they were struck; {@code recovery} the same in the order in which they came back. */
    record PropagationBody(
            String incident,
            List<GroupStruckBody> struck,
            List<GroupStruckBody> recovery,
            List<DependencyBody> dependencies,
            int dependencyCount,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    /** Devices of a role in a datacenter; lags count from the first that was struck, or that came back. */
    record GroupStruckBody(
            String datacenter,
            String role,
            int devices,
            Instant struckAt,
            BigDecimal struckLagSeconds,
            Instant restoredAt,
            List<String> evidence) {}

    /** A struck device that depends on another one that was struck. */
    record DependencyBody(String from, String to, Instant fromStruckAt, Instant toStruckAt, BigDecimal lagSeconds) {
        static DependencyBody of(Dependency dependency) {
            return new DependencyBody(
                    dependency.from(),
                    dependency.to(),
                    Wire.instant(dependency.fromStruckAt()),
                    Wire.instant(dependency.toStruckAt()),
                    Seconds.of(dependency.toStruckAt() - dependency.fromStruckAt()));
        }
    }

    static Question question(String id) {
        return AskedIncident.about(id, (incident, look) -> {
            Propagation propagation = Propagation.of(
                    AskedIncident.outages(incident, look),
                    device -> look.view()
                            .registrations()
                            .of(device)
                            .map(DeviceEvent.Registered::dependsOn)
                            .orElse(List.of()));
            List<Group> groups = propagation.groups();
            long first = groups.isEmpty() ? 0 : groups.getFirst().struckAt();
            return Answer.found(new PropagationBody(
                    incident.id(),
                    groups.stream().map(group -> body(group, first)).toList(),
                    groups.stream()
                            .filter(group -> group.restoredAt().isPresent())
                            .sorted(Comparator.comparingLong(
                                    group -> group.restoredAt().getAsLong()))
                            .map(group -> body(group, first))
                            .toList(),
                    propagation.dependencies().stream().map(DependencyBody::of).toList(),
                    propagation.dependencyCount(),
                    look.position(),
                    look.asOf(),
                    look.knownAt()));
        });
    }

    private static GroupStruckBody body(Group group, long first) {
        return new GroupStruckBody(
                group.datacenter(),
                group.role(),
                group.devices(),
                Wire.instant(group.struckAt()),
                Seconds.of(group.struckAt() - first),
                Wire.instant(group.restoredAt()),
                group.evidence());
    }
}
