package dev.faultline.access.wiring;

import dev.faultline.access.Reason;
import dev.faultline.access.tokens.IssuerKeys;
import dev.faultline.access.tokens.KeyObserver;
import dev.faultline.access.tokens.Keys;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Counts for Prometheus, and says in the log when the issuer goes away and comes back. */
@Singleton
public class AccessMetricsWiring implements KeyObserver, Consumer<Reason> {
    private static final Logger LOG = Logger.getLogger("dev.faultline.access");
    private static final double MILLIS = 1_000.0;

    private final MeterRegistry registry;
    private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);
    private final Counter fetched;
    private final Counter failed;
    private volatile boolean away;

    /** Registers the meters. */
    AccessMetricsWiring(MeterRegistry registry) {
        this.registry = registry;
        for (Reason reason : Reason.values()) {
            refused.put(
                    reason,
                    Counter.builder("faultline.access.refused")
                            .description("Calls turned away")
                            .tag("reason", reason.label())
                            .register(registry));
        }
        this.fetched = fetches("fetched");
        this.failed = fetches("failed");
    }

    private Counter fetches(String outcome) {
        return Counter.builder("faultline.access.key.fetches")
                .description("Tries to fetch the issuer's keys")
                .tag("outcome", outcome)
                .register(registry);
    }

    void start(@Observes StartupEvent event, IssuerKeys issuer) {
        issuer.keys()
                .ifPresent(keys -> TimeGauge.builder(
                                "faultline.access.keys.age", keys, TimeUnit.SECONDS, AccessMetricsWiring::age)
                        .description("Since the issuer's keys were fetched; NaN while there are none")
                        .register(registry));
    }

    private static double age(Keys keys) {
        return keys.age().map(Duration::toMillis).map(millis -> millis / MILLIS).orElse(Double.NaN);
    }

    @Override
    public void accept(Reason reason) {
        refused.get(reason).increment();
    }

    @Override
    public void fetched(int keys) {
        fetched.increment();
        if (away) {
            away = false;
            LOG.info("the issuer's keys can be had again");
        }
    }

    @Override
    public void failed(String why, boolean again) {
        failed.increment();
        away = true;
        if (!again) {
            LOG.warn("the issuer's keys cannot be had: " + why + ". Those that are there go on serving; trying again");
        }
    }
}
