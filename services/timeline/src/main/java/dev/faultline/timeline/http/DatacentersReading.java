package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.events.DeviceState;
import dev.faultline.timeline.devices.DatacenterStanding;
import dev.faultline.timeline.devices.Page;
import dev.faultline.timeline.devices.Standings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads questions for how datacenters stand. */
final class DatacentersReading {
    static final Set<String> LIST_PARAMETERS = Set.of("limit", "cursor");

    private DatacentersReading() {}

    /** A datacenter as it is written. */
    record DatacenterBody(
            String datacenter,
            String zone,
            String state,
            int devices,
            int up,
            int degraded,
            int down,
            int unknown,
            int openOutages,
            List<DatacenterStanding.CriticalRole> criticalRoles) {
        static DatacenterBody of(DatacenterStanding standing, DatacenterZones zones) {
            return new DatacenterBody(
                    standing.datacenter(),
                    zones.of(standing.datacenter()),
                    standing.state().map(DeviceState::wire).orElse(null),
                    standing.devices(),
                    standing.up(),
                    standing.degraded(),
                    standing.down(),
                    standing.unknown(),
                    standing.openOutages(),
                    standing.criticalRoles());
        }
    }

    /** Datacenters in the order of their names. */
    record DatacenterList(
            List<DatacenterBody> items,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    /** One datacenter. */
    record OneDatacenter(
            @JsonUnwrapped DatacenterBody standing,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    static Question list(Ask ask, ReadLimits limits) {
        int limit = ask.limit(limits.usualLimit(), limits.maxLimit());
        Optional<String> after = ask.cursor(List::getFirst);
        return look -> {
            Page<DatacenterStanding> page =
                    new Standings(look.view().facts(), look.frame()).datacenters(limits.criticalRoles(), after, limit);
            Optional<List<String>> next =
                    page.more() ? Optional.of(List.of(page.items().getLast().datacenter())) : Optional.empty();
            var body = new DatacenterList(
                    page.items().stream()
                            .map(standing -> DatacenterBody.of(standing, limits.zones()))
                            .toList(),
                    look.position(),
                    look.asOf(),
                    look.knownAt(),
                    next.map(ask::cursor).orElse(null));
            return new Answer.Found(body, next);
        };
    }

    static Question one(String datacenter, ReadLimits limits) {
        return look -> new Standings(look.view().facts(), look.frame())
                .datacenter(datacenter, limits.criticalRoles())
                .map(standing -> Answer.found(new OneDatacenter(
                        DatacenterBody.of(standing, limits.zones()), look.position(), look.asOf(), look.knownAt())))
                .orElseGet(() -> unknown(datacenter));
    }

    static Answer unknown(String datacenter) {
        return Answer.refused(
                ProblemType.DATACENTER_NOT_FOUND, "No fact that is known names the datacenter " + datacenter + ".");
    }
}
