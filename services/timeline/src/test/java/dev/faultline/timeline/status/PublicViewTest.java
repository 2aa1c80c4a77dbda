package dev.faultline.timeline.status;

import static dev.faultline.events.DeviceState.DEGRADED;
import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UNKNOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.Tell.nanos;
import static dev.faultline.timeline.TellStaff.acknowledged;
import static dev.faultline.timeline.TellStaff.at;
import static dev.faultline.timeline.TellStaff.claimed;
import static dev.faultline.timeline.TellStaff.declared;
import static dev.faultline.timeline.TellStaff.devices;
import static dev.faultline.timeline.TellStaff.reopened;
import static dev.faultline.timeline.TellStaff.resolved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.Tell;
import dev.faultline.timeline.outages.CriticalRoles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the public is told:")
class PublicViewTest {
    private static final String NOW = "2024-05-10T12:00:00Z";
    private static final long HOUR = 3_600_000_000_000L;
    private static final PublicRules RULES = new PublicRules(Set.of("public", "Customers"), CriticalRoles.DEFAULT);

    private final Tell tell = new Tell();

    private PublicStatus told() {
        return told(NOW);
    }

    private PublicStatus told(String now) {
        var view = tell.view();
        return PublicView.of(view.facts(), view.incidents(), RULES, nanos(now));
    }

    private Map<String, Condition> conditions() {
        return told().sites().stream().collect(Collectors.toMap(Site::datacenter, Site::condition));
    }

    @Test
    @DisplayName("given devices in all states, then datacenters and roles stand as the definition of their state says")
    void conditions_of_datacenters() {
        tell.that("a1", "alpha/core-router", DOWN, "2024-05-01T00:00:00Z");
        tell.that("a2", "alpha/core-router", DOWN, "2024-05-01T00:00:00Z");
        tell.that("a3", "alpha/mail", UP, "2024-05-01T00:00:00Z");
        tell.that("b1", "beta/core-router", UP, "2024-05-01T00:00:00Z");
        tell.that("b2", "beta/mail", DOWN, "2024-05-01T00:00:00Z");
        tell.that("c1", "gamma/core-router", UP, "2024-05-01T00:00:00Z");
        tell.that("c2", "gamma/mail", DEGRADED, "2024-05-01T00:00:00Z");
        tell.that("c3", "gamma/mail", UNKNOWN, "2024-05-01T00:00:00Z");
        tell.that("d1", "delta/core-router", UNKNOWN, "2024-05-01T00:00:00Z");
        tell.that("e1", "epsilon/core-router", UP, "2024-05-01T00:00:00Z");
        tell.that("e2", "epsilon/mail", UNKNOWN, "2024-05-01T00:00:00Z");
        tell.that("f1", "later/core-router", DOWN, "2024-05-11T00:00:00Z");

        assertEquals(
                Map.of(
                        "alpha", Condition.DOWN,
                        "beta", Condition.PARTLY_DOWN,
                        "gamma", Condition.DEGRADED,
                        "delta", Condition.UNOBSERVED,
                        "epsilon", Condition.OPERATIONAL),
                conditions());
        assertEquals(Condition.DOWN, told().worst());
        assertEquals(
                List.of(
                        new Site.RoleCondition("core-router", Condition.DOWN),
                        new Site.RoleCondition("mail", Condition.OPERATIONAL)),
                told().sites().getFirst().roles());
    }

    @Test
    @DisplayName(
            "given planned work on devices that are down, then they do not count, and what is all in work is said to be")
    void planned_work() {
        tell.that("a1", "alpha/core-router", DOWN, "2024-05-10T11:00:00Z");
        tell.that("b1", "beta/core-router", UP, "2024-05-01T00:00:00Z");
        tell.that("b2", "beta/mail", DOWN, "2024-05-10T11:00:00Z");
        tell.that("b3", "beta/mail", UP, "2024-05-01T00:00:00Z");
        tell.staff(work("w1", Scope.ofDatacenters("alpha"), "2024-05-10T10:00:00Z", "2024-05-10T14:00:00Z"));
        tell.staff(work("w2", devices("b2"), "2024-05-10T10:00:00Z", "2024-05-10T14:00:00Z"));
        tell.staff(work("w3", devices("b3"), "2024-05-12T10:00:00Z", "2024-05-12T14:00:00Z"));
        tell.staff(work("w4", devices("b3"), "2024-05-02T10:00:00Z", "2024-05-02T14:00:00Z"));
        tell.staff(work("w5", devices("b3"), "2024-05-13T10:00:00Z", "2024-05-13T14:00:00Z"));
        tell.staff(new MaintenanceEvent.Cancelled("w5", at("2024-05-09T00:00:00Z"), Optional.empty()));

        PublicStatus told = told();

        assertEquals(Map.of("alpha", Condition.MAINTENANCE, "beta", Condition.OPERATIONAL), conditions());
        assertEquals(
                List.of("alpha", "parts of beta"),
                told.under().stream()
                        .map(work -> work.affected().words())
                        .sorted()
                        .toList());
        assertEquals(1, told.ahead().size());
        assertEquals(1, told.done().size());
        Day today = told.sites().getFirst().days().getLast();
        assertEquals(Condition.MAINTENANCE, today.condition());
        assertEquals(2 * HOUR, today.planned());
    }

    @Test
    @DisplayName(
            "given a datacenter that was first observed, lost from sight, impaired and down, then its days tell so")
    void days() {
        tell.that("a1", "alpha/core-router", UP, "2024-05-01T18:00:00Z");
        tell.that("a1", "alpha/core-router", UNKNOWN, "2024-05-03T00:00:00Z");
        tell.that("a1", "alpha/core-router", UP, "2024-05-04T06:00:00Z");
        tell.that("a1", "alpha/core-router", DEGRADED, "2024-05-06T23:00:00Z");
        tell.that("a1", "alpha/core-router", DOWN, "2024-05-07T01:00:00Z");
        tell.that("a1", "alpha/core-router", UP, "2024-05-07T04:00:00Z");
        tell.that("a1", "alpha/core-router", DOWN, "2024-05-10T10:00:00Z");

        List<Day> days = told().sites().getFirst().days();

        assertEquals(PublicView.DAYS, days.size());
        Function<Integer, Day> of = day -> days.get(PublicView.DAYS - 11 + day);
        assertEquals(nanos("2024-05-10T00:00:00Z"), days.getLast().from());
        assertEquals(Condition.UNOBSERVED, days.getFirst().condition());
        assertEquals(Condition.OPERATIONAL, of.apply(1).condition());
        assertEquals(18 * HOUR, of.apply(1).unobserved());
        assertEquals(Condition.OPERATIONAL, of.apply(2).condition());
        assertEquals(0, of.apply(2).unobserved());
        assertEquals(Condition.UNOBSERVED, of.apply(3).condition());
        assertEquals(6 * HOUR, of.apply(4).unobserved());
        assertEquals(Condition.DEGRADED, of.apply(6).condition());
        assertEquals(HOUR, of.apply(6).impaired());
        assertEquals(Condition.DOWN, of.apply(7).condition());
        assertEquals(3 * HOUR, of.apply(7).down());
        assertEquals(4 * HOUR, of.apply(7).impaired());
        assertEquals(12 * HOUR, of.apply(10).length());
        assertEquals(2 * HOUR, of.apply(10).down());
        assertEquals(nanos("2024-05-10T10:00:00Z"), told().sites().getFirst().changedAt());
    }

    @Test
    @DisplayName(
            "given an incident with all that staff can say, then only what is meant for the public is told, in order")
    void incident() {
        String id = "network-1";
        tell.that("core-1", "alpha/core-router", DOWN, "2024-05-10T08:00:00Z");
        tell.staff(declared(id, devices("core-1"), "2024-05-10T08:00:00Z"));
        tell.staff(acknowledged(id, "2024-05-10T08:10:00Z"));
        tell.staff(notice(id, 1, " CUSTOMERS ", "core-1 is gone", "2024-05-10T08:20:00Z"));
        tell.staff(notice(id, 2, "customers", "core-1 is gone", "2024-05-10T08:20:00Z"));
        tell.staff(notice(id, 3, "staff", "secret", "2024-05-10T08:25:00Z"));
        tell.staff(new IncidentEvent.Noted(id, at("2024-05-10T08:26:00Z"), "secret"));
        tell.staff(claimed(id, Milestone.NETWORK, Scope.NONE, "2024-05-10T09:30:00Z"));
        tell.staff(claimed(id, Milestone.NETWORK, Scope.NONE, "2024-05-10T09:00:00Z"));
        tell.staff(claimed(id, Milestone.MITIGATED, Scope.NONE, "2024-05-10T09:10:00Z"));
        tell.staff(report(id, 1, ReportStatus.DRAFT, "secret"));
        tell.staff(resolved(id, "2024-05-10T10:00:00Z"));
        tell.staff(report(id, 2, ReportStatus.INTERIM, "ana saw core-1 fail"));

        PublicIncident told = told().past().getFirst();

        assertEquals(
                List.of(
                        "investigating Incident opened",
                        "investigating Staff are working on it",
                        "investigating Notice [device] is gone",
                        "investigating The network is back",
                        "monitoring The impact is over",
                        "resolved Resolved",
                        "resolved Interim report [staff] saw [device] fail"),
                told.updates().stream()
                        .map(update -> (update.phase().wire() + " " + update.headline() + " " + update.words()).strip())
                        .toList());
        assertEquals(id, told.path());
        assertEquals("parts of alpha", told.affected().words());
        assertEquals(Phase.RESOLVED, told.phase());
        assertEquals(OptionalLong.of(nanos("2024-05-10T10:00:00Z")), told.ended());
    }

    @Test
    @DisplayName("given an incident was mitigated, resolved, reported on and reopened, then its phase follows")
    void phases() {
        tell.staff(declared("i", Scope.ofDatacenters("alpha"), "2024-05-10T01:00:00Z"));
        assertEquals(Phase.INVESTIGATING, told().open().getFirst().phase());
        tell.staff(claimed("i", Milestone.MITIGATED, Scope.NONE, "2024-05-10T02:00:00Z"));
        assertEquals(Phase.MONITORING, told().open().getFirst().phase());
        tell.staff(resolved("i", "2024-05-10T03:00:00Z"));
        assertEquals(Phase.RESOLVED, told().past().getFirst().phase());
        tell.staff(report("i", 1, ReportStatus.FINAL, "a fan"));
        assertEquals(Phase.REPORTED, told().past().getFirst().phase());
        tell.staff(reopened("i", "2024-05-10T11:30:00Z"));
        assertEquals(Phase.INVESTIGATING, told().open().getFirst().phase());
    }

    @Test
    @DisplayName("given ids that name a device or staff, or make no address, then the incident has its key for a name")
    void paths() {
        tell.that("core-1", "alpha/core-router", UP, "2024-05-01T00:00:00Z");
        List<String> ids = List.of("core-1-down", "for ana", "../etc", "A", "a..b", ".a", "é", "plain-1.b_c");
        ids.forEach(id -> tell.staff(declared(id, Scope.ofDatacenters("alpha"), "2024-05-10T01:00:00Z")));

        List<PublicIncident> told = told().open();

        assertEquals(
                List.of("plain-1.b_c"),
                told.stream()
                        .map(PublicIncident::path)
                        .filter(path -> path.length() < 36)
                        .toList());
        assertEquals(
                ids.size(), told.stream().map(PublicIncident::path).distinct().count());
        assertTrue(told.stream()
                .allMatch(each -> each.path().equals(each.key()) || each.path().equals("plain-1.b_c")));
    }

    @Test
    @DisplayName("given more was told since, then names of incidents and updates are what they were")
    void keys_stay() {
        tell.staff(declared("one", Scope.ofDatacenters("alpha"), "2024-05-10T01:00:00Z"));
        PublicIncident before = told().open().getFirst();
        tell.that("one", "alpha/core-router", UP, "2024-05-01T00:00:00Z");
        tell.staff(resolved("one", "2024-05-10T02:00:00Z"));
        PublicIncident after = told().past().getFirst();

        assertEquals(before.key(), after.key());
        assertEquals(
                before.updates().getFirst().key(), after.updates().getFirst().key());
        assertEquals("one", before.path());
        assertNotEquals("one", after.path(), "a device has that name now");
    }

    @Test
    @DisplayName("given more incidents than are told, then the latest are, and how many are left out is said")
    void limits() {
        for (int i = 0; i < PublicView.MAX_INCIDENTS + 3; i++) {
            tell.staff(declared(
                    "i" + i,
                    Scope.ofDatacenters("alpha"),
                    Instant.parse("2024-01-01T00:00:00Z").plusSeconds(i).toString()));
        }

        assertEquals(PublicView.MAX_INCIDENTS, told().open().size());
        assertEquals(3, told().leftOut());
        assertEquals(
                "i" + (PublicView.MAX_INCIDENTS + 2), told().open().getFirst().path());
    }

    private static MaintenanceEvent.Scheduled work(String id, Scope scope, String from, String to) {
        return new MaintenanceEvent.Scheduled(
                id, at("2024-05-01T00:00:00Z"), "work", scope, Instant.parse(from), Instant.parse(to));
    }

    private static IncidentEvent.NoticeSent notice(String id, int number, String audience, String text, String at) {
        return new IncidentEvent.NoticeSent(
                id, at(at), number, "email", audience, OptionalLong.empty(), Scope.NONE, Optional.of(text));
    }

    private static IncidentEvent.ReportPublished report(String id, int revision, ReportStatus status, String summary) {
        return new IncidentEvent.ReportPublished(
                id,
                at("2024-05-10T11:00:00Z"),
                revision,
                status,
                Optional.of(summary),
                Optional.of("http://intranet/secret"));
    }
}
