package dev.faultline.access.gate;

import dev.faultline.access.Caller;
import dev.faultline.access.Reason;
import dev.faultline.access.Refusal;
import dev.faultline.access.Rule;
import dev.faultline.access.Rules;
import dev.faultline.access.rates.RateLimiter;
import dev.faultline.access.tokens.GoodTokens;
import dev.faultline.access.tokens.TokenVerifier;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets calls in, or says why not, before anything of their bodies is read. What no rule covers is denied. Safe for many
 * threads.
 */
public final class Gate {
    private static final String SCHEME = "Bearer ";
    private static final String HEALTH = "/q/health";

    private final Rules rules;
    private final Optional<TokenVerifier> tokens;
    private final GoodTokens good;
    private final RateLimiter reads;
    private final RateLimiter writes;
    private final InstantSource clock;

    /**
     * A gate.
     *
     * @param tokens empty lets everybody do everything
     * @param reads how often one caller may read
     * @param writes how often one caller may do anything else
     */
    public Gate(
            Rules rules,
            Optional<TokenVerifier> tokens,
            GoodTokens good,
            RateLimiter reads,
            RateLimiter writes,
            InstantSource clock) {
        this.rules = rules;
        this.tokens = tokens;
        this.good = good;
        this.reads = reads;
        this.writes = writes;
        this.clock = clock;
    }

    /** Whether calls need tokens. */
    public boolean secured() {
        return tokens.isPresent();
    }

    /** Decides as far as that needs no waiting. */
    public Verdict atOnce(Call call) {
        if (tokens.isEmpty()) {
            return often(call, "a " + call.address(), Optional.empty())
                    .orElseGet(() -> new Verdict.Let(Caller.ANYBODY));
        }
        Optional<Rule> rule = rules.of(call.method(), call.path());
        if (rule.isPresent() && rule.get().role().isEmpty()) {
            // Whoever watches over the process must never be turned away for coming too often.
            return call.path().startsWith(HEALTH)
                    ? new Verdict.Let(Caller.ANYBODY)
                    : often(call, "a " + call.address(), Optional.empty())
                            .orElseGet(() -> new Verdict.Let(Caller.ANYBODY));
        }
        Optional<String> token = bearer(call);
        Optional<Caller.Known> known = token.flatMap(given -> good.find(given, clock.instant()));
        if (known.isPresent()) {
            return decide(call, rule, known.get());
        }
        // Who is not known yet pays by address, also for the work of finding out.
        return often(call, "a " + call.address(), Optional.empty())
                .orElseGet(() -> token.<Verdict>map(Verdict.Unchecked::new).orElseGet(() -> noToken(call)));
    }

    /** Decides on a call whose token has to be checked. May wait for the issuer's keys, for a bounded time. */
    public Verdict check(Call call, String token) {
        Instant now = clock.instant();
        return switch (tokens.orElseThrow().check(token, now)) {
            case TokenVerifier.Checked.Bad bad -> turned(bad);
            case TokenVerifier.Checked.Good checked -> {
                good.remember(token, checked, now);
                yield decide(call, rules.of(call.method(), call.path()), checked.caller());
            }
        };
    }

    private Verdict decide(Call call, Optional<Rule> rule, Caller.Known caller) {
        Optional<Caller.Known> who = Optional.of(caller);
        Optional<Verdict> tooOften = often(call, "s " + caller.subject(), who);
        if (tooOften.isPresent()) {
            return tooOften.get();
        }
        if (rule.isEmpty()) {
            return new Verdict.Turned(Refusal.of(Reason.NO_SUCH_CALL), who);
        }
        return rule.get()
                .role()
                .filter(role -> !caller.is(role))
                .<Verdict>map(role -> new Verdict.Turned(Refusal.missing(role), who))
                .orElseGet(() -> new Verdict.Let(caller));
    }

    private Optional<Verdict> often(Call call, String caller, Optional<Caller.Known> known) {
        int seconds = (call.reads() ? reads : writes).take(caller);
        return seconds == 0
                ? Optional.empty()
                : Optional.of(new Verdict.Turned(Refusal.later(Reason.TOO_MANY_REQUESTS, seconds), known));
    }

    private static Optional<String> bearer(Call call) {
        if (call.authorization().size() != 1) {
            return Optional.empty();
        }
        String value = call.authorization().getFirst().strip();
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(value.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private static Verdict noToken(Call call) {
        Refusal refusal = call.authorization().size() > 1
                ? Refusal.of(Reason.MALFORMED, "the header Authorization must be there once only")
                : Refusal.of(Reason.NO_TOKEN, "send the header Authorization: Bearer and a token");
        return new Verdict.Turned(refusal, Optional.empty());
    }

    private static Verdict turned(TokenVerifier.Checked.Bad bad) {
        return new Verdict.Turned(
                bad.retryAfterSeconds() > 0
                        ? Refusal.later(bad.reason(), bad.retryAfterSeconds())
                        : Refusal.of(bad.reason()),
                Optional.empty());
    }
}
