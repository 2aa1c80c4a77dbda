package dev.faultline.timeline;

import dev.faultline.events.staff.Act;
import dev.faultline.events.staff.ActionKind;
import dev.faultline.events.staff.ActionOutcome;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events of staff with what matters to a test; the rest is usual. */
public final class TellStaff {
    private static final String ACTOR = "ana";

    private TellStaff() {}

    public static Act at(String instant) {
        return new Act(ACTOR, Instant.parse(instant), Duration.ZERO);
    }

    public static Act about(String instant, Duration uncertainty) {
        return new Act(ACTOR, Instant.parse(instant), uncertainty);
    }

    /** An incident whose impact started when it was declared. */
    public static IncidentEvent.Declared declared(String incident, Scope scope, String at) {
        return declared(incident, scope, at, Duration.ZERO);
    }

    public static IncidentEvent.Declared declared(String incident, Scope scope, String at, Duration uncertainty) {
        return new IncidentEvent.Declared(
                incident,
                at(at),
                "Outage " + incident,
                Severity.MAJOR,
                scope,
                new IncidentEvent.ImpactStart(Instant.parse(at), uncertainty));
    }

    public static IncidentEvent.Acknowledged acknowledged(String incident, String at) {
        return new IncidentEvent.Acknowledged(incident, at(at), Optional.empty());
    }

    public static IncidentEvent.Scoped scoped(String incident, Scope scope, String at) {
        return new IncidentEvent.Scoped(
                incident,
                at(at),
                Optional.empty(),
                Optional.empty(),
                Optional.of(scope),
                Optional.empty(),
                Optional.empty());
    }

    public static IncidentEvent.ActionRecorded reboot(String incident, Scope target, String at) {
        return new IncidentEvent.ActionRecorded(
                incident, at(at), ActionKind.REBOOT, target, ActionOutcome.FAILED, "power-cycled");
    }

    public static IncidentEvent.MilestoneClaimed claimed(String incident, Milestone milestone, Scope scope, String at) {
        return new IncidentEvent.MilestoneClaimed(incident, at(at), milestone, scope, Optional.empty());
    }

    public static IncidentEvent.Resolved resolved(String incident, String at) {
        return new IncidentEvent.Resolved(incident, at(at), Optional.of("completely resolved"));
    }

    public static IncidentEvent.Reopened reopened(String incident, String at) {
        return new IncidentEvent.Reopened(incident, at(at), "it came back");
    }

    public static Scope devices(String... devices) {
        return new Scope(List.of(), List.of(), List.of(devices));
    }

    public static Scope roles(String... roles) {
        return new Scope(List.of(), List.of(roles), List.of());
    }
}
