package dev.faultline.events.staff;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.Instants;
import dev.faultline.events.Uncertainty;
import dev.faultline.events.staff.IncidentEvent.Acknowledged;
import dev.faultline.events.staff.IncidentEvent.CauseRecorded;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionPlanned;
import dev.faultline.events.staff.IncidentEvent.Declared;
import dev.faultline.events.staff.IncidentEvent.ImpactStart;
import dev.faultline.events.staff.IncidentEvent.Noted;
import dev.faultline.events.staff.IncidentEvent.NoticeDeliveryReported;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import dev.faultline.events.staff.IncidentEvent.Scoped;
import dev.faultline.events.staff.MaintenanceEvent.Scheduled;
import dev.faultline.events.staff.StaffEnvelope.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "Given an event about an incident or maintenance that could not be read again, encoding refuses it and says why")
class RefusedStaffEncodingTest {
    private static final Instant AT = Instant.parse("2013-09-03T17:00:00Z");
    private static final Act ACT = new Act("ops", AT, Duration.ZERO);
    private static final Scope DALLAS = Scope.ofDatacenters("dallas");
    private static final ImpactStart START = new ImpactStart(AT, Duration.ZERO);

    @Test
    void empty_texts() {
        assertRefused("incident is empty", new Noted("", ACT, "text"));
        assertRefused("maintenance is empty", new Scheduled("", ACT, "t", DALLAS, AT, AT.plusSeconds(1)));
        assertRefused("actor is empty", new Noted("x", new Act("", AT, Duration.ZERO), "text"));
        assertRefused("text is empty", new Noted("x", ACT, ""));
        assertRefused("note is empty", new Acknowledged("x", ACT, Optional.of("")));
        assertRefused("scope.datacenters is empty", declared(ACT, Scope.ofDatacenters(""), START));
        assertRefused("scope.roles is empty", declared(ACT, new Scope(List.of(), List.of(""), List.of()), START));
        assertRefused("scope.devices is empty", declared(ACT, new Scope(List.of(), List.of(), List.of("")), START));
        assertRefused("evidence is empty", cause(1, List.of("e", "")));
    }

    @Test
    void half_of_a_surrogate_pair() {
        assertRefused("incident holds half of a surrogate pair", new Noted("\ud83d", ACT, "text"));
        assertRefused("text holds half of a surrogate pair", new Noted("x", ACT, "a\udce1b"));
        assertRefused("scope.datacenters holds half", declared(ACT, Scope.ofDatacenters("\udce1"), START));
        assertRefused("evidence holds half of a surrogate pair", cause(1, List.of("\ud83d")));
    }

    @Test
    void instants_and_days_out_of_bounds() {
        String bounds = " is not from 1910-01-01T00:00:00Z on and before 2200-01-01T00:00:00Z";
        Act late = new Act("ops", Instants.LATEST, Duration.ZERO);
        assertRefused("occurredAt 2200-01-01T00:00:00Z" + bounds, new Noted("x", late, "text"));
        Instant early = Instants.EARLIEST.minusNanos(1);
        assertRefused(
                "impactStart 1909-12-31T23:59:59.999999999Z" + bounds,
                declared(ACT, DALLAS, new ImpactStart(early, Duration.ZERO)));
        assertRefused("from 1909-12-31", new Scheduled("x", ACT, "t", DALLAS, early, AT));
        assertRefused("to 2200-01-01", new Scheduled("x", ACT, "t", DALLAS, AT, Instants.LATEST));
        assertRefused(
                "bounds of an instant",
                new StaffEnvelope(
                        "e", "s", Optional.of(Instants.LATEST), 1, new Request("k", "h"), new Noted("x", ACT, "text")));
        assertRefused("due 1909-12-31 is not from 1910-01-01 to 2199-12-31", planned(LocalDate.of(1909, 12, 31)));
        assertRefused("due 2200-01-01 is not from 1910-01-01 to 2199-12-31", planned(LocalDate.of(2200, 1, 1)));
    }

    @Test
    void an_uncertainty_out_of_bounds() {
        assertRefused(
                "uncertainty PT-1S is not from PT0S to PT8784H",
                new Noted("x", new Act("ops", AT, Duration.ofSeconds(-1)), "text"));
        Duration tooFar = Uncertainty.LARGEST.plusNanos(1);
        assertRefused("impactUncertainty PT8784H0.000000001S", declared(ACT, DALLAS, new ImpactStart(AT, tooFar)));
    }

    @Test
    void numbers_out_of_bounds() {
        assertRefused("cause is below 1: 0", cause(0, List.of("e")));
        assertRefused("notice is below 1: -1", new NoticeDeliveryReported("x", ACT, -1, 0, 0, Optional.empty()));
        assertRefused("delivered is below 0: -1", new NoticeDeliveryReported("x", ACT, 1, -1, 0, Optional.empty()));
        assertRefused("failed is below 0: -2", new NoticeDeliveryReported("x", ACT, 1, 0, -2, Optional.empty()));
        assertRefused(
                "told is below 0: -1",
                new NoticeSent("x", ACT, 1, "c", "a", OptionalLong.of(-1), Scope.NONE, Optional.empty()));
    }

    @Test
    void nothing_where_something_must_be_named() {
        assertRefused("scope names nothing", declared(ACT, Scope.NONE, START));
        assertRefused("scope names nothing", new Scheduled("x", ACT, "t", Scope.NONE, AT, AT.plusSeconds(1)));
        assertRefused("scope names nothing", scoped(Optional.of(Scope.NONE)));
        assertRefused("evidence names nothing", cause(1, List.of()));
        assertRefused("nothing is said anew: title, severity, scope and impactStart", scoped(Optional.empty()));
    }

    @Test
    void a_window_that_does_not_end_after_it_begins() {
        assertRefused("from does not lie before to", new Scheduled("x", ACT, "t", DALLAS, AT, AT));
        assertRefused("from does not lie before to", new Scheduled("x", ACT, "t", DALLAS, AT.plusNanos(1), AT));
    }

    @Test
    void what_stands_around_the_event() {
        assertRefused("the event's id is empty", envelope("", "s", 1, "k", "h"));
        assertRefused("the event's id holds half", envelope("\ud83d", "s", 1, "k", "h"));
        assertRefused("the event's source is empty", envelope("e", "", 1, "k", "h"));
        assertRefused("the event's sequence is below 1: 0", envelope("e", "s", 0, "k", "h"));
        assertRefused("the request's key is empty", envelope("e", "s", 1, "", "h"));
        assertRefused("the request's hash is empty", envelope("e", "s", 1, "k", ""));
    }

    private static Declared declared(Act act, Scope scope, ImpactStart start) {
        return new Declared("x", act, "t", Severity.MINOR, scope, start);
    }

    private static Scoped scoped(Optional<Scope> scope) {
        Optional<String> reason = Optional.of("no reason");
        return new Scoped("x", ACT, Optional.empty(), Optional.empty(), scope, Optional.empty(), reason);
    }

    private static CauseRecorded cause(int number, List<String> evidence) {
        return new CauseRecorded("x", ACT, number, CauseKind.LATENT, "d", evidence, false);
    }

    private static CorrectiveActionPlanned planned(LocalDate due) {
        return new CorrectiveActionPlanned("x", ACT, 1, "d", "o", Optional.of(due));
    }

    private static StaffEnvelope envelope(String id, String source, long sequence, String key, String hash) {
        Request request = new Request(key, hash);
        return new StaffEnvelope(id, source, Optional.empty(), sequence, request, new Noted("x", ACT, "text"));
    }

    private static void assertRefused(String message, StaffEvent event) {
        assertRefused(message, new StaffEnvelope("e", "s", Optional.empty(), 1, new Request("k", "h"), event));
    }

    private static void assertRefused(String message, StaffEnvelope envelope) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> StaffEventCodec.encode(envelope));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }
}
