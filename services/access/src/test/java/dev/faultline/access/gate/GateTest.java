package dev.faultline.access.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.access.Caller;
import dev.faultline.access.Reason;
import dev.faultline.access.Refusal;
import dev.faultline.access.Role;
import dev.faultline.access.Rules;
import dev.faultline.access.rates.Rate;
import dev.faultline.access.rates.RateLimiter;
import dev.faultline.access.tokens.GoodTokens;
import dev.faultline.access.tokens.KeyObserver;
import dev.faultline.access.tokens.KeyTimes;
import dev.faultline.access.tokens.Keys;
import dev.faultline.access.tokens.Signed;
import dev.faultline.access.tokens.TokenVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gate")
class GateTest {
    private static final Rate PLENTY = new Rate(1_000, 1_000);
    private static final KeyObserver NOBODY = new KeyObserver() {
        @Override
        public void fetched(int keys) {}

        @Override
        public void failed(String why, boolean again) {}
    };

    private Instant now = Signed.NOW;
    private int fetches;

    private Gate gate(Rate reads, Rate writes) {
        var times = new KeyTimes(Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofHours(24));
        var keys = new Keys(
                () -> {
                    fetches++;
                    return Signed.keys();
                },
                times,
                () -> now,
                Runnable::run,
                Duration.ofSeconds(1),
                NOBODY);
        return new Gate(
                Rules.of(true),
                Optional.of(new TokenVerifier(Signed.rules(), keys)),
                new GoodTokens(100),
                new RateLimiter(reads, 100, () -> 0),
                new RateLimiter(writes, 100, () -> 0),
                () -> now);
    }

    private static Call call(String method, String path, String... authorization) {
        return new Call(method, path, List.of(authorization), "192.0.2.7");
    }

    private static Verdict decide(Gate gate, Call call) {
        Verdict verdict = gate.atOnce(call);
        return verdict instanceof Verdict.Unchecked unchecked ? gate.check(call, unchecked.token()) : verdict;
    }

    private static Refusal refusal(Gate gate, Call call) {
        return assertInstanceOf(Verdict.Turned.class, decide(gate, call)).refusal();
    }

    @Test
    @DisplayName("lets in who has the role, and tells who lacks it which one it is")
    void roles() {
        Gate gate = gate(PLENTY, PLENTY);
        String reader = "Bearer " + Signed.token("ana", "reader");
        var let = assertInstanceOf(Verdict.Let.class, decide(gate, call("GET", "/api/v1/outages", reader)));
        assertEquals("ana", let.caller().actor().orElseThrow());
        Refusal refusal = refusal(gate, call("POST", "/api/v1/device-events", reader));
        assertEquals(Optional.of(Role.REPORTER), refusal.role());
        assertTrue(refusal.headers().get("WWW-Authenticate").contains("insufficient_scope"));
        assertEquals(
                Reason.NO_SUCH_CALL,
                refusal(gate, call("GET", "/api/v1/x", reader)).reason());
    }

    @Test
    @DisplayName("wants a token before it says whether there is such a call")
    void noToken() {
        Gate gate = gate(PLENTY, PLENTY);
        for (String path : List.of("/api/v1/outages", "/api/v1/x", "/q/dev-ui")) {
            assertEquals(Reason.NO_TOKEN, refusal(gate, call("GET", path)).reason());
            assertEquals(
                    Reason.NO_TOKEN,
                    refusal(gate, call("GET", path, "Basic YTpi")).reason());
        }
        assertEquals(
                Reason.MALFORMED,
                refusal(gate, call("GET", "/api/v1/outages", "Bearer a", "Bearer b"))
                        .reason());
    }

    @Test
    @DisplayName("lets everybody have what is everybody's, whatever their token is")
    void open() {
        Gate gate = gate(PLENTY, PLENTY);
        for (String path : List.of("/", "/status", "/q/health/ready", "/api/v2/summary.json")) {
            assertEquals(new Verdict.Let(Caller.ANYBODY), gate.atOnce(call("GET", path)));
            assertEquals(new Verdict.Let(Caller.ANYBODY), gate.atOnce(call("GET", path, "Bearer nonsense")));
        }
    }

    @Test
    @DisplayName("checks a token once, then knows it for a minute, but never longer than it is good")
    void remembers() {
        Gate gate = gate(PLENTY, PLENTY);
        Call call = call("GET", "/api/v1/outages", "bearer " + Signed.token("ana", "reader"));
        assertInstanceOf(Verdict.Unchecked.class, gate.atOnce(call));
        assertInstanceOf(Verdict.Let.class, decide(gate, call));
        assertInstanceOf(Verdict.Let.class, gate.atOnce(call));
        now = now.plus(GoodTokens.KEPT);
        assertInstanceOf(Verdict.Unchecked.class, gate.atOnce(call));
        now = Signed.NOW.plusSeconds(Signed.LIFE_SECONDS + 20);
        assertInstanceOf(Verdict.Let.class, decide(gate, call));
        assertInstanceOf(Verdict.Let.class, gate.atOnce(call));
        now = now.plusSeconds(10);
        assertEquals(Reason.EXPIRED, refusal(gate, call).reason());
    }

    @Test
    @DisplayName("holds a subject to its rate wherever it calls from, and reads and writes apart")
    void rates() {
        Gate gate = gate(new Rate(1, 3), new Rate(1, 5));
        String token = "Bearer " + Signed.token("ana", "reader", "reporter");
        for (int i = 0; i < 3; i++) {
            Call read = new Call("GET", "/api/v1/outages", List.of(token), "192.0.2." + i);
            assertInstanceOf(Verdict.Let.class, decide(gate, read));
        }
        Refusal refusal = refusal(gate, new Call("GET", "/api/v1/outages", List.of(token), "192.0.2.9"));
        assertEquals(Reason.TOO_MANY_REQUESTS, refusal.reason());
        assertEquals("1", refusal.headers().get("Retry-After"));
        assertInstanceOf(Verdict.Let.class, decide(gate, call("POST", "/api/v1/device-events", token)));
    }

    @Test
    @DisplayName(
            "holds an address to its rate while it shows no good token, so that guessing costs little; health goes on")
    void guessing() {
        Gate gate = gate(new Rate(1, 10), PLENTY);
        long refused = 0;
        for (int i = 0; i < 100; i++) {
            Verdict verdict = gate.atOnce(call("GET", "/api/v1/outages", "Bearer guess" + i));
            refused +=
                    verdict instanceof Verdict.Turned turned && turned.refusal().reason() == Reason.TOO_MANY_REQUESTS
                            ? 1
                            : 0;
        }
        assertEquals(90, refused);
        assertEquals(0, fetches);
        assertInstanceOf(Verdict.Let.class, gate.atOnce(call("GET", "/q/health/live")));
        assertEquals(
                Reason.TOO_MANY_REQUESTS, refusal(gate, call("GET", "/status")).reason());
    }

    @Test
    @DisplayName("without tokens lets everybody do everything")
    void withoutTokens() {
        var none = new RateLimiter(Rate.NONE, 1, () -> 0);
        var gate = new Gate(Rules.of(true), Optional.empty(), new GoodTokens(1), none, none, () -> now);
        assertEquals(new Verdict.Let(Caller.ANYBODY), gate.atOnce(call("POST", "/anything")));
    }
}
