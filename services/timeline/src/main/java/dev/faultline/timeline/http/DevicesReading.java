package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceState;
import dev.faultline.timeline.devices.DeviceStanding;
import dev.faultline.timeline.devices.Page;
import dev.faultline.timeline.devices.Standings;
import dev.faultline.timeline.views.Selection;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads questions for how devices stand. */
final class DevicesReading {
    static final Set<String> LIST_PARAMETERS = Set.of("datacenter", "role", "state", "limit", "cursor");

    private DevicesReading() {}

    /** A device as it is written, and the fact that says so. */
    record DeviceBody(
            String device, String datacenter, String role, String state, Instant outageSince, RulingFact fact) {
        static DeviceBody of(DeviceStanding standing) {
            return new DeviceBody(
                    standing.device(),
                    standing.datacenter(),
                    standing.role(),
                    standing.state().wire(),
                    Wire.instant(standing.outageSince()),
                    new RulingFact(
                            standing.fact(), Wire.instant(standing.occurredAt()), Wire.instant(standing.knownAt())));
        }
    }

    /** The fact that rules now. */
    record RulingFact(String id, Instant occurredAt, Instant knownAt) {}

    /** Devices in the order of their ids. */
    record DeviceList(
            List<DeviceBody> items,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    /** What a device was registered as. */
    record RegistrationBody(String datacenter, String role, Instant occurredAt, List<String> dependsOn) {
        static RegistrationBody of(DeviceEvent.Registered registered) {
            return new RegistrationBody(
                    registered.datacenter(), registered.role(), registered.occurredAt(), registered.dependsOn());
        }
    }

    /** One device, and what it was registered as. */
    record OneDevice(
            @JsonUnwrapped DeviceBody standing,
            @JsonInclude(JsonInclude.Include.NON_NULL) RegistrationBody registration,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    static Question list(Ask ask, ReadLimits limits) {
        var selection = new Selection(ask.names("datacenter"), ask.names("role"), Set.of());
        Set<DeviceState> states = EnumSet.noneOf(DeviceState.class);
        states.addAll(ask.words("state", List.of(DeviceState.values()), DeviceState::wire));
        int limit = ask.limit(limits.usualLimit(), limits.maxLimit());
        Optional<String> after = ask.cursor(List::getFirst);
        return look -> {
            Page<DeviceStanding> page =
                    new Standings(look.view().facts(), look.frame()).devices(selection, states, after, limit);
            Optional<List<String>> next =
                    page.more() ? Optional.of(List.of(page.items().getLast().device())) : Optional.empty();
            var body = new DeviceList(
                    page.items().stream().map(DeviceBody::of).toList(),
                    look.position(),
                    look.asOf(),
                    look.knownAt(),
                    next.map(ask::cursor).orElse(null));
            return new Answer.Found(body, next);
        };
    }

    static Question one(String device) {
        return look -> new Standings(look.view().facts(), look.frame())
                .device(device)
                .map(standing -> Answer.found(new OneDevice(
                        DeviceBody.of(standing),
                        look.frame().isPresent()
                                ? look.view()
                                        .registrations()
                                        .of(device)
                                        .map(RegistrationBody::of)
                                        .orElse(null)
                                : null,
                        look.position(),
                        look.asOf(),
                        look.knownAt())))
                .orElseGet(() -> unknown(device));
    }

    static Answer unknown(String device) {
        return Answer.refused(ProblemType.DEVICE_NOT_FOUND, "Nothing is known of a device with the id " + device + ".");
    }
}
