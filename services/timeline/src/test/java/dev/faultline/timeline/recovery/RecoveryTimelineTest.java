package dev.faultline.timeline.recovery;

import static dev.faultline.events.DeviceState.DEGRADED;
import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UNKNOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.Tell.nanos;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.Instants;
import dev.faultline.timeline.Tell;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecoveryTimelineTest {
    private static final long NOW = nanos("2026-05-03T00:00:00Z");
    private final Tell tell = new Tell();

    @Test
    @DisplayName("given devices that fail and come back, then there is a step at each change and one at the start")
    void steps() {
        tell.that("a", "va/router", UP, "2026-05-01T00:00:00Z");
        tell.that("b", "va/switch", UP, "2026-05-01T00:00:00Z");
        tell.that("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        tell.that("b", "va/switch", DEGRADED, "2026-05-02T07:00:00Z");
        tell.that("b", "va/switch", UNKNOWN, "2026-05-02T08:00:00Z");
        tell.that("a", "va/router", UP, "2026-05-02T09:00:00Z");
        tell.that("b", "va/switch", UP, "2026-05-02T10:00:00Z");

        Recovery recovery = day(Set.of(), false);

        assertEquals(
                List.of(
                        new Step(nanos("2026-05-02T00:00:00Z"), 2, 0, 0, 0),
                        new Step(nanos("2026-05-02T07:00:00Z"), 0, 1, 1, 0),
                        new Step(nanos("2026-05-02T08:00:00Z"), 0, 0, 1, 1),
                        new Step(nanos("2026-05-02T09:00:00Z"), 1, 0, 0, 1),
                        new Step(nanos("2026-05-02T10:00:00Z"), 2, 0, 0, 0)),
                recovery.steps());
        assertEquals(
                new Milestones(
                        2,
                        2,
                        at("2026-05-02T07:00:00Z"),
                        at("2026-05-02T09:00:00Z"),
                        at("2026-05-02T10:00:00Z"),
                        at("2026-05-02T10:00:00Z")),
                recovery.milestones());
    }

    @Test
    @DisplayName("given a device that fails again, then it is restored when it is back for good")
    void back_for_good() {
        tell.that("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        tell.that("a", "va/router", UP, "2026-05-02T08:00:00Z");
        tell.that("a", "va/router", DOWN, "2026-05-02T09:00:00Z");
        tell.that("a", "va/router", UP, "2026-05-02T11:00:00Z");

        Milestones milestones = day(Set.of(), false).milestones();

        assertEquals(at("2026-05-02T07:00:00Z"), milestones.firstImpact());
        assertEquals(at("2026-05-02T11:00:00Z"), milestones.restored100());
    }

    @Test
    @DisplayName("given an outage from before the window and one beyond it, then the first impact is the start and one"
            + " is not restored")
    void across_the_edges() {
        tell.that("a", "va/router", DOWN, "2026-04-20T00:00:00Z");
        tell.that("a", "va/router", DEGRADED, "2026-05-02T05:00:00Z");
        tell.that("a", "va/router", UP, "2026-05-02T06:00:00Z");
        tell.that("b", "va/router", UP, "2026-04-20T00:00:00Z");
        tell.that("b", "va/router", DOWN, "2026-05-02T20:00:00Z");
        tell.that("c", "va/router", DOWN, "2026-05-01T20:00:00Z");
        tell.that("c", "va/router", UP, "2026-05-02T00:00:00Z");

        Milestones milestones = day(Set.of(), false).milestones();

        assertEquals(2, milestones.struck());
        assertEquals(at("2026-05-02T00:00:00Z"), milestones.firstImpact());
        assertEquals(at("2026-05-02T06:00:00Z"), milestones.restored50());
        assertEquals(OptionalLong.empty(), milestones.restored90());
        assertEquals(OptionalLong.empty(), milestones.restored100());
    }

    @Test
    @DisplayName("given nothing was struck, then there are no milestones")
    void nothing_struck() {
        tell.that("a", "va/router", UP, "2026-05-02T07:00:00Z");
        Recovery recovery = day(Set.of(), false);
        assertEquals(
                List.of(
                        new Step(nanos("2026-05-02T00:00:00Z"), 0, 0, 0, 0),
                        new Step(nanos("2026-05-02T07:00:00Z"), 1, 0, 0, 0)),
                recovery.steps());
        assertEquals(OptionalLong.empty(), recovery.milestones().firstImpact());
        assertEquals(OptionalLong.empty(), recovery.milestones().restored50());
    }

    @Test
    @DisplayName("given a device that moves away and back, then it counts where it stands")
    void moves() {
        tell.that("a", "va/router", UP, "2026-05-01T00:00:00Z");
        tell.that("a", "nj/router", UP, "2026-05-02T03:00:00Z");
        tell.that("a", "va/router", UP, "2026-05-02T05:00:00Z");
        assertEquals(
                List.of(
                        new Step(nanos("2026-05-02T00:00:00Z"), 1, 0, 0, 0),
                        new Step(nanos("2026-05-02T03:00:00Z"), 0, 0, 0, 0),
                        new Step(nanos("2026-05-02T05:00:00Z"), 1, 0, 0, 0)),
                day(Set.of(), false).steps());
    }

    @Test
    @DisplayName("given two roles, then each has steps and milestones of its own, and a filter leaves one")
    void by_role() {
        tell.that("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        tell.that("b", "va/switch", UP, "2026-05-02T08:00:00Z");
        tell.that("b", "va/router", UP, "2026-05-02T09:00:00Z");

        List<Recovery.OfRole> roles = day(Set.of(), true).roles();
        assertEquals(
                List.of("router", "switch"),
                roles.stream().map(Recovery.OfRole::role).toList());
        assertEquals(1, roles.get(0).milestones().struck());
        assertEquals(
                new Step(nanos("2026-05-02T09:00:00Z"), 1, 0, 1, 0),
                roles.get(0).steps().getLast());
        assertEquals(
                new Step(nanos("2026-05-02T09:00:00Z"), 0, 0, 0, 0),
                roles.get(1).steps().getLast());

        assertEquals(0, day(Set.of("switch"), false).milestones().struck());
    }

    @Test
    @DisplayName(
            "given more steps than an answer holds, then there is none, but one when fewer points are asked for, and its"
                    + " milestones are those of all steps")
    void more_steps_than_an_answer_holds() {
        long start = nanos("2026-05-02T00:00:00Z");
        int changes = RecoveryTimeline.MAX_STEPS + 1;
        for (int i = 0; i < changes; i++) {
            tell.that(
                    "a",
                    "va/router",
                    i % 2 == 0 ? DOWN : UP,
                    Instants.ofEpochNanos(start + 1 + i).toString());
        }
        var window = new Window(start, nanos("2026-05-03T00:00:00Z"));
        var query = new RecoveryQuery("va", window, Set.of(), Optional.empty(), true, OptionalInt.of(100));

        assertEquals(Optional.empty(), recovery(Set.of(), false, Frame.present(NOW)));
        Recovery recovery = RecoveryTimeline.of(tell.view().facts(), query, Frame.present(NOW))
                .orElseThrow();
        assertEquals(changes + 1, recovery.stepCount());
        assertTrue(recovery.steps().size() <= 100);
        assertEquals(new Step(start + changes, 0, 0, 1, 0), recovery.steps().getLast());
        assertEquals(
                recovery.steps().size(), recovery.roles().getFirst().steps().size());
        assertEquals(OptionalLong.of(start + 1), recovery.milestones().firstImpact());
        assertEquals(OptionalLong.empty(), recovery.milestones().restored50());
    }

    @Test
    @DisplayName("given a correction, when asked as known before it, then the old telling comes out")
    void as_known_before() {
        tell.recordedAt("2026-05-02T12:00:00Z");
        tell.that("a", "va/router", DOWN, "2026-05-02T07:00:00Z");
        String wrong = tell.that("a", "va/router", UP, "2026-05-02T11:30:00Z");
        tell.recordedAt("2026-05-02T20:00:00Z");
        tell.wrong("a", wrong);
        tell.that("a", "va/router", UP, "2026-05-02T11:00:00Z");

        assertEquals(
                at("2026-05-02T11:00:00Z"), day(Set.of(), false).milestones().restored100());
        Frame then = Frame.knownAt(nanos("2026-05-02T13:00:00Z"), NOW);
        assertEquals(
                at("2026-05-02T11:30:00Z"),
                recovery(Set.of(), false, then).orElseThrow().milestones().restored100());
    }

    @Test
    @DisplayName("given more instants of change than an answer may hold, then there is none")
    void too_many_steps() {
        assertEquals(
                RecoveryTimeline.MAX_STEPS,
                flips(RecoveryTimeline.MAX_STEPS - 1).orElseThrow().steps().size());
        assertEquals(Optional.empty(), flips(RecoveryTimeline.MAX_STEPS + 1));
    }

    private static Optional<Recovery> flips(int count) {
        var many = new Tell();
        long from = Instant.parse("2026-05-02T00:00:00Z").getEpochSecond();
        for (int i = 1; i <= count; i++) {
            many.that(
                    "a",
                    "va/router",
                    i % 2 == 0 ? UP : DOWN,
                    Instant.ofEpochSecond(from + i).toString());
        }
        return RecoveryTimeline.of(many.view().facts(), query(Set.of(), false), Frame.present(NOW));
    }

    private Recovery day(Set<String> roles, boolean byRole) {
        return recovery(roles, byRole, Frame.present(NOW)).orElseThrow();
    }

    private Optional<Recovery> recovery(Set<String> roles, boolean byRole, Frame frame) {
        return RecoveryTimeline.of(tell.view().facts(), query(roles, byRole), frame);
    }

    private static RecoveryQuery query(Set<String> roles, boolean byRole) {
        var window = new Window(nanos("2026-05-02T00:00:00Z"), nanos("2026-05-03T00:00:00Z"));
        return new RecoveryQuery("va", window, roles, byRole);
    }

    private static OptionalLong at(String instant) {
        return OptionalLong.of(nanos(instant));
    }
}
