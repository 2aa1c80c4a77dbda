package dev.faultline.timeline.outages;

import static dev.faultline.events.DeviceState.DEGRADED;
import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UNKNOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.Tell.nanos;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.timeline.Tell;
import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatacenterOutagesTest {
    private static final long NOW = nanos("2026-05-03T00:00:00Z");
    private final Tell tell = new Tell();

    @BeforeEach
    void a_datacenter_with_two_core_routers_and_a_server() {
        tell.that("r1", "va/core-router", UP, "2026-05-01T00:00:00Z");
        tell.that("r2", "va/core-router", UP, "2026-05-01T00:00:00Z");
        tell.that("s", "va/server", UP, "2026-05-01T00:00:00Z");
    }

    @Test
    @DisplayName("given the routers fail one after the other, then the datacenter is degraded, down, degraded and up")
    void degraded_then_down() {
        String first = tell.that("r1", "va/core-router", DOWN, "2026-05-02T07:00:00Z");
        String second = tell.that("r2", "va/core-router", DOWN, "2026-05-02T08:00:00Z");
        String third = tell.that("r1", "va/core-router", UP, "2026-05-02T10:00:00Z");
        String fourth = tell.that("r2", "va/core-router", UP, "2026-05-02T13:00:00Z");

        Outage outage = only(OutagePolicy.DEFAULT);

        assertEquals(Optional.empty(), outage.device());
        assertEquals("va", outage.datacenter());
        assertEquals(nanos("2026-05-02T07:00:00Z"), outage.run().start());
        assertEquals(nanos("2026-05-02T13:00:00Z"), outage.run().end());
        assertTrue(outage.run().wasDown());
        assertEquals(Duration.ofHours(2).toNanos(), outage.run().downNanos());
        assertEquals(Duration.ofHours(4).toNanos(), outage.run().degradedNanos());
        assertEquals(List.of(first, second, third, fourth), outage.evidence());

        Outage down = only(new OutagePolicy(Impact.DOWN, 0, 0));
        assertEquals(nanos("2026-05-02T08:00:00Z"), down.run().start());
        assertEquals(nanos("2026-05-02T10:00:00Z"), down.run().end());
    }

    @Test
    @DisplayName("given one router down and the watcher of the other blind, then the datacenter is degraded, not down")
    void unknown_is_neither() {
        tell.that("r1", "va/core-router", DOWN, "2026-05-02T07:00:00Z");
        tell.that("r2", "va/core-router", UNKNOWN, "2026-05-02T08:00:00Z");
        Outage outage = only(OutagePolicy.DEFAULT);
        assertTrue(outage.run().open());
        assertFalse(outage.run().wasDown());
    }

    @Test
    @DisplayName("given the last router that works moves away, then the datacenter is down with what is left")
    void a_router_moves() {
        tell.that("r1", "va/core-router", DOWN, "2026-05-02T07:00:00Z");
        tell.that("r2", "nj/core-router", UP, "2026-05-02T08:00:00Z");
        Outage outage = only(OutagePolicy.DEFAULT);
        assertTrue(outage.run().wasDown());
        assertEquals(Duration.ofHours(1).toNanos(), outage.run().degradedNanos());
    }

    @Test
    @DisplayName(
            "given two outages close to each other, then they are joined where asked for, and short ones are dropped")
    void policies() {
        tell.that("s", "va/server", DEGRADED, "2026-05-02T07:00:00Z");
        tell.that("s", "va/server", UP, "2026-05-02T07:10:00Z");
        tell.that("s", "va/server", DEGRADED, "2026-05-02T07:20:00Z");
        tell.that("s", "va/server", UP, "2026-05-02T07:30:00Z");

        assertEquals(2, list(OutagePolicy.DEFAULT).size());
        long gap = Duration.ofMinutes(11).toNanos();
        Outage joined = only(new OutagePolicy(Impact.ANY, gap, 0));
        assertEquals(Duration.ofMinutes(30).toNanos(), joined.run().nanos(NOW));
        assertEquals(Duration.ofMinutes(20).toNanos(), joined.run().degradedNanos());
        assertEquals(4, joined.evidenceCount());
        assertEquals(
                List.of(),
                list(new OutagePolicy(Impact.ANY, 0, Duration.ofMinutes(11).toNanos())));
    }

    private Outage only(OutagePolicy policy) {
        List<Outage> outages = list(policy);
        assertEquals(1, outages.size());
        return outages.getFirst();
    }

    private List<Outage> list(OutagePolicy policy) {
        var window = new Window(nanos("2026-05-02T00:00:00Z"), NOW);
        var query =
                new OutageQuery(window, Selection.ALL, policy, Counting.ALL, Optional.empty(), Optional.empty(), 10);
        return DatacenterOutages.of(tell.view().facts(), query, CriticalRoles.DEFAULT, Frame.present(NOW))
                .outages();
    }
}
