package dev.faultline.timeline.outages;

import static dev.faultline.events.DeviceState.DEGRADED;
import static dev.faultline.events.DeviceState.DOWN;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutageListingTest {
    private static final long NOW = nanos("2026-05-03T00:00:00Z");
    private final Tell tell = new Tell();

    @Test
    @DisplayName("given an outage with uncertain ends, then it is listed with its evidence and its bounds")
    void evidence_and_bounds() {
        tell.that("a", "va/router", UP, "2026-05-01T00:00:00Z");
        String first =
                tell.that("a", "va/router", DEGRADED, "2026-05-02T07:00:00Z", Duration.ofMinutes(10), Optional.empty());
        String second = tell.that("a", "nj/switch", DOWN, "2026-05-02T08:00:00Z");
        String last = tell.that("a", "va/router", UP, "2026-05-02T09:00:00Z", Duration.ofMinutes(5), Optional.empty());
        tell.that("a", "va/router", UP, "2026-05-02T10:00:00Z");

        Outage outage = list(query(10)).outages().getFirst();

        assertEquals(Optional.of("a"), outage.device());
        assertEquals("va", outage.datacenter());
        assertEquals(Optional.of("router"), outage.role());
        assertEquals(List.of(first, second, last), outage.evidence());
        assertEquals(3, outage.evidenceCount());
        assertEquals(Duration.ofMinutes(15).toNanos(), outage.uncertaintyNanos());
        assertEquals(outage.uncertaintyNanos(), outage.startUncertaintyNanos() + outage.endUncertaintyNanos());
    }

    @Test
    @DisplayName("given more facts than are named, then the evidence is cut and counted")
    void much_evidence() {
        Instant from = Instant.parse("2026-05-02T00:00:00Z");
        for (int i = 0; i < 150; i++) {
            tell.that(
                    "a",
                    "va/router",
                    i % 2 == 0 ? DOWN : DEGRADED,
                    from.plusSeconds(i).toString());
        }
        Outage outage = list(query(10)).outages().getFirst();
        assertEquals(Outage.MAX_EVIDENCE, outage.evidence().size());
        assertEquals(150, outage.evidenceCount());
    }

    @Test
    @DisplayName(
            "given outages with equal starts, when paged through with any limit, then each comes once and in order")
    void paging() {
        for (String device : List.of("d", "b", "e", "a", "c")) {
            for (int hour = 10; hour < 14; hour++) {
                tell.that(device, "va/router", DOWN, "2026-05-02T" + hour + ":00:00Z");
                tell.that(device, "va/router", UP, "2026-05-02T" + hour + ":30:00Z");
            }
        }
        List<OutageKey> whole = keys(list(query(100)));
        assertEquals(20, whole.size());
        assertEquals(whole.stream().sorted().toList(), whole);
        for (int limit = 1; limit <= 21; limit++) {
            List<OutageKey> paged = new ArrayList<>();
            Optional<OutageKey> after = Optional.empty();
            boolean more = true;
            while (more) {
                OutagePage page = list(query(limit, after));
                paged.addAll(keys(page));
                more = page.more();
                after = Optional.of(paged.getLast());
            }
            assertEquals(whole, paged, "limit " + limit);
        }
    }

    @Test
    @DisplayName("given open and ended outages, then the list can be cut down to either, and to places and devices")
    void filters() {
        tell.that("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        tell.that("b", "va/switch", DOWN, "2026-05-02T07:00:00Z");
        tell.that("b", "va/switch", UP, "2026-05-02T08:00:00Z");
        tell.that("c", "nj/switch", DOWN, "2026-05-02T07:00:00Z");

        assertEquals(List.of("a", "c"), names(Selection.ALL, Optional.of(true)));
        assertEquals(List.of("b"), names(Selection.ALL, Optional.of(false)));
        assertEquals(List.of("c"), names(new Selection(Set.of("nj"), Set.of(), Set.of()), Optional.empty()));
        assertEquals(List.of("b", "c"), names(new Selection(Set.of(), Set.of("switch"), Set.of()), Optional.empty()));
        assertEquals(List.of("a"), names(new Selection(Set.of(), Set.of(), Set.of("a", "nobody")), Optional.empty()));
    }

    @Test
    @DisplayName("given an outage that touches the window's edges only, then it is not listed")
    void edges() {
        tell.that("a", "va/router", DOWN, "2026-05-01T07:00:00Z");
        tell.that("a", "va/router", UP, "2026-05-02T00:00:00Z");
        tell.that("a", "va/router", DOWN, "2026-05-03T00:00:00Z");
        assertTrue(list(query(10)).outages().isEmpty());
    }

    @Test
    @DisplayName("given one asks as of before a late fact was known, then its outage is not listed, and an open one is")
    void as_known_then() {
        tell.recordedAt("2026-05-02T07:10:00Z");
        tell.that("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        tell.recordedAt("2026-05-02T12:00:00Z");
        tell.that("a", "va/router", UP, "2026-05-02T08:00:00Z");
        tell.that("b", "va/router", DOWN, "2026-05-02T07:00:00Z");

        OutagePage page =
                OutageListing.of(tell.view().facts(), query(10), Frame.knownAt(nanos("2026-05-02T11:00:00Z"), NOW));

        assertEquals(1, page.outages().size());
        assertTrue(page.outages().getFirst().run().open());
        assertFalse(list(query(10)).outages().getFirst().run().open());
    }

    private List<String> names(Selection selection, Optional<Boolean> open) {
        var query = new OutageQuery(day(), selection, OutagePolicy.DEFAULT, Counting.ALL, open, Optional.empty(), 10);
        return list(query).outages().stream().map(o -> o.device().orElseThrow()).toList();
    }

    private OutagePage list(OutageQuery query) {
        return OutageListing.of(tell.view().facts(), query, Frame.present(NOW));
    }

    private static List<OutageKey> keys(OutagePage page) {
        return page.outages().stream().map(Outage::key).toList();
    }

    private static OutageQuery query(int limit) {
        return query(limit, Optional.empty());
    }

    private static OutageQuery query(int limit, Optional<OutageKey> after) {
        return new OutageQuery(
                day(), Selection.ALL, OutagePolicy.DEFAULT, Counting.ALL, Optional.empty(), after, limit);
    }

    private static Window day() {
        return new Window(nanos("2026-05-02T00:00:00Z"), nanos("2026-05-03T00:00:00Z"));
    }
}
