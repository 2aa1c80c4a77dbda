package dev.faultline.timeline.devices;

import static dev.faultline.events.DeviceState.DEGRADED;
import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UNKNOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.Tell.nanos;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.timeline.Tell;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final long NOW = nanos("2026-05-03T00:00:00Z");
    private final Tell tell = new Tell();

    @Test
    @DisplayName("given devices in all states, then their datacenter counts each and is down when a critical role is")
    void datacenters() {
        tell.that("r1", "va/core-router", UP, "2026-05-01T00:00:00Z");
        tell.that("r1", "va/core-router", DOWN, "2026-05-02T00:00:00Z");
        tell.that("s1", "va/server", UP, "2026-05-01T00:00:00Z");
        tell.that("s2", "va/server", DEGRADED, "2026-05-01T00:00:00Z");
        tell.that("s3", "va/server", UNKNOWN, "2026-05-01T00:00:00Z");
        tell.that("s4", "nj/server", UP, "2026-05-01T00:00:00Z");
        tell.that("s5", "nj/server", DOWN, "2026-05-04T00:00:00Z");

        Page<DatacenterStanding> page = standings().datacenters(CriticalRoles.DEFAULT, Optional.empty(), 10);

        assertEquals(
                List.of(
                        new DatacenterStanding("nj", Optional.of(UP), 1, 1, 0, 0, 0, 0, List.of()),
                        new DatacenterStanding(
                                "va",
                                Optional.of(DOWN),
                                4,
                                1,
                                1,
                                1,
                                1,
                                2,
                                List.of(new DatacenterStanding.CriticalRole("core-router", 1, 1)))),
                page.items());
    }

    @Test
    @DisplayName(
            "given all devices have left a datacenter, then it is still known but stands no way, and is not listed")
    void left() {
        tell.that("s1", "va/server", UP, "2026-05-01T00:00:00Z");
        tell.that("s1", "nj/server", UP, "2026-05-02T00:00:00Z");
        assertEquals(
                Optional.empty(),
                standings()
                        .datacenter("va", CriticalRoles.DEFAULT)
                        .orElseThrow()
                        .state());
        assertEquals(
                1,
                standings()
                        .datacenters(CriticalRoles.DEFAULT, Optional.empty(), 10)
                        .items()
                        .size());
    }

    @Test
    @DisplayName("given a datacenter that only a retracted fact names, then it is not known, though it was before")
    void misnamed() {
        tell.recordedAt("2026-05-01T01:00:00Z");
        String wrong = tell.that("s1", "vva/server", UP, "2026-05-01T00:00:00Z");
        tell.recordedAt("2026-05-02T00:00:00Z");
        tell.wrong("s1", wrong);
        assertTrue(standings().datacenter("vva", CriticalRoles.DEFAULT).isEmpty());
        assertTrue(standings().datacenter("nowhere", CriticalRoles.DEFAULT).isEmpty());
        var before = new Standings(tell.view().facts(), Frame.knownAt(nanos("2026-05-01T02:00:00Z"), NOW));
        assertTrue(before.isKnownDatacenter("vva"));
    }

    @Test
    @DisplayName("given a device that was lost sight of in an outage, then the outage goes on from its start")
    void outage_since() {
        tell.that("s1", "va/server", UP, "2026-05-01T00:00:00Z");
        tell.that("s1", "va/server", DEGRADED, "2026-05-02T01:00:00Z");
        tell.that("s1", "va/server", DOWN, "2026-05-02T02:00:00Z");
        String last = tell.that("s1", "va/server", UNKNOWN, "2026-05-02T03:00:00Z");

        DeviceStanding standing = standings().device("s1").orElseThrow();

        assertEquals(UNKNOWN, standing.state());
        assertEquals(last, standing.fact());
        assertEquals(OptionalLong.of(nanos("2026-05-02T01:00:00Z")), standing.outageSince());
    }

    @Test
    @DisplayName("given many devices, when paged through, then each comes once and in order")
    void paging() {
        for (String device : List.of("d", "b", "e", "a", "c")) {
            tell.that(device, device.equals("b") ? "nj/server" : "va/server", UP, "2026-05-01T00:00:00Z");
        }
        for (int limit = 1; limit <= 6; limit++) {
            List<String> names = new ArrayList<>();
            Page<DeviceStanding> page;
            do {
                Optional<String> after = names.isEmpty() ? Optional.empty() : Optional.of(names.getLast());
                page = standings().devices(Selection.ALL, Set.of(), after, limit);
                page.items().forEach(standing -> names.add(standing.device()));
            } while (page.more());
            assertEquals(List.of("a", "b", "c", "d", "e"), names);
        }
    }

    @Test
    @DisplayName("given filters, then devices are listed by where and how they stand now")
    void filters() {
        tell.that("a", "va/server", DOWN, "2026-05-01T00:00:00Z");
        tell.that("b", "va/server", UP, "2026-05-01T00:00:00Z");
        tell.that("b", "nj/server", DOWN, "2026-05-02T00:00:00Z");
        var inVirginia = new Selection(Set.of("va"), Set.of(), Set.of());
        assertEquals(
                List.of("a"),
                standings().devices(inVirginia, Set.of(DOWN), Optional.empty(), 10).items().stream()
                        .map(DeviceStanding::device)
                        .toList());
        assertEquals(
                List.of(),
                standings()
                        .devices(inVirginia, Set.of(UP), Optional.empty(), 10)
                        .items());
    }

    private Standings standings() {
        return new Standings(tell.view().facts(), Frame.present(NOW));
    }
}
