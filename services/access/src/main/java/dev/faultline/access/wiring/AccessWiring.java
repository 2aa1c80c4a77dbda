package dev.faultline.access.wiring;

import dev.faultline.access.Caller;
import dev.faultline.access.CurrentCaller;
import dev.faultline.access.Rules;
import dev.faultline.access.gate.Audit;
import dev.faultline.access.gate.Gate;
import dev.faultline.access.gate.SafeStart;
import dev.faultline.access.rates.Rate;
import dev.faultline.access.rates.RateLimiter;
import dev.faultline.access.tokens.GoodTokens;
import dev.faultline.access.tokens.IssuerKeys;
import dev.faultline.access.tokens.KeyFetch;
import dev.faultline.access.tokens.KeyFile;
import dev.faultline.access.tokens.KeyTimes;
import dev.faultline.access.tokens.KeyUrl;
import dev.faultline.access.tokens.Keys;
import dev.faultline.access.tokens.TokenRules;
import dev.faultline.access.tokens.TokenVerifier;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Puts the gate together, and refuses a start that would let in whoever comes by. */
public class AccessWiring {
    private static final Logger AUDIT = Logger.getLogger("dev.faultline.audit");
    private static final int MAX_GOOD_TOKENS = 10_000;
    private static final int MAX_CALLERS = 1_000_000;
    private static final Duration LEAST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration MOST_TIMEOUT = Duration.ofSeconds(30);

    /** The keys as configured, for which all settings are looked at first. */
    @Produces
    @Singleton
    IssuerKeys issuerKeys(AccessConfig config, Config settings, AccessMetricsWiring observer) {
        refuse(SafeStart.refusal(name -> value(settings, name)));
        refuse(SafeStart.knownSecret(secrets(settings)));
        if (config.mode().equals(SafeStart.OPEN)) {
            return new IssuerKeys(Optional.empty());
        }
        Duration timeout = config.keysTimeout();
        if (timeout.compareTo(LEAST_TIMEOUT) < 0 || timeout.compareTo(MOST_TIMEOUT) > 0) {
            throw refused("keys-timeout must be " + LEAST_TIMEOUT + " to " + MOST_TIMEOUT + ", and is " + timeout);
        }
        KeyTimes times = checked(() -> new KeyTimes(config.keysRefresh(), config.keysRetry(), config.keysMaxAge()));
        var keys = new Keys(
                source(config),
                times,
                InstantSource.system(),
                task -> Thread.ofVirtual().name("issuer-keys").start(task),
                timeout,
                observer);
        keys.warm();
        return new IssuerKeys(Optional.of(keys));
    }

    /** The gate as configured. Made before the server takes its first call, so that a wrong setting is found then. */
    @Produces
    @Singleton
    Gate gate(AccessConfig config, IssuerKeys issuer) {
        boolean open = issuer.keys().isEmpty();
        if (config.maxCallers() < 1 || config.maxCallers() > MAX_CALLERS) {
            throw refused("max-callers must be 1 to %,d, and is %d".formatted(MAX_CALLERS, config.maxCallers()));
        }
        Rate reads = checked(() -> new Rate(config.readsPerSecond(), config.readsBurst()));
        Rate writes = checked(() -> new Rate(config.writesPerSecond(), config.writesBurst()));
        return new Gate(
                Rules.of(openMetrics(config.metrics())),
                issuer.keys().map(keys -> new TokenVerifier(rules(config), keys)),
                new GoodTokens(MAX_GOOD_TOKENS),
                // Whoever has this machine for himself needs no limit.
                new RateLimiter(open ? Rate.NONE : reads, config.maxCallers(), System::nanoTime),
                new RateLimiter(open ? Rate.NONE : writes, config.maxCallers(), System::nanoTime),
                InstantSource.system());
    }

    /** The audit, in a category of its own. */
    @Produces
    @Singleton
    Audit audit(AccessMetricsWiring counts) {
        return new Audit(AUDIT::warn, counts, System::nanoTime);
    }

    /** Who makes the call, as the filter left it. */
    @Produces
    @Singleton
    CurrentCaller currentCaller(CurrentVertxRequest request) {
        return () -> {
            RoutingContext context = request.getCurrent();
            Caller caller = context == null ? null : context.get(AccessFilter.CALLER);
            if (caller == null) {
                throw new IllegalStateException("a call has come in that no filter has let in");
            }
            return caller;
        };
    }

    private static KeyFetch source(AccessConfig config) {
        return config.keysFile()
                .<KeyFetch>map(KeyFile::new)
                .orElseGet(() -> new KeyUrl(URI.create(config.keysUrl().orElseThrow()), config.keysTimeout()));
    }

    private static TokenRules rules(AccessConfig config) {
        return checked(() -> new TokenRules(
                config.issuer().orElseThrow(),
                config.audience().orElse(List.of()),
                config.clockSkew(),
                config.rolesClaim(),
                config.rolesPrefix().orElse(""),
                config.actorClaim()));
    }

    private static boolean openMetrics(String who) {
        return switch (who) {
            case "everybody" -> true;
            case "reader" -> false;
            default -> throw refused("metrics must be everybody or reader, and is " + who);
        };
    }

    private static Optional<String> value(Config settings, String name) {
        // Not converted: a list stays the text that was written.
        return Optional.ofNullable(settings.getConfigValue(name).getValue());
    }

    private static Map<String, String> secrets(Config settings) {
        Map<String, String> secrets = new HashMap<>();
        for (String name : settings.getPropertyNames()) {
            boolean ours = name.startsWith("faultline.") || name.startsWith("quarkus.http.ssl.");
            if (ours && SafeStart.namesSecret(name)) {
                value(settings, name).ifPresent(value -> secrets.put(name, value));
            }
        }
        return secrets;
    }

    private static <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    private static void refuse(Optional<String> refusal) {
        refusal.ifPresent(why -> {
            throw new ConfigurationException(why);
        });
    }

    private static ConfigurationException refused(String why) {
        return new ConfigurationException("faultline.access." + why);
    }
}
