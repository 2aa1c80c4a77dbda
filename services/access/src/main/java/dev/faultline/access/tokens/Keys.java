package dev.faultline.access.tokens;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The keys of the issuer, kept in memory. They are fetched when first wanted, again when they are old, and when a token
 * names one that is not among them, but never more often than {@link KeyTimes#retry}. While the issuer is away the keys
 * that are there go on serving, up to {@link KeyTimes#maxAge}. Safe for many threads.
 */
public final class Keys {
    private final KeyFetch source;
    private final KeyTimes times;
    private final InstantSource clock;
    private final Executor background;
    private final KeyObserver observer;
    private final Duration wait;

    /** Held by whoever fetches. */
    private final Semaphore fetching = new Semaphore(1);

    private volatile State state = new State(Optional.empty(), Instant.MIN, Instant.MIN, Optional.empty());

    /**
     * What is known.
     *
     * @param fetchedAt when the keys were fetched
     * @param triedAt when fetching was last tried
     * @param failure why the last try failed; empty when it did not
     */
    private record State(Optional<KeySet> keys, Instant fetchedAt, Instant triedAt, Optional<String> failure) {}

    /** What came of looking for keys. */
    sealed interface Found {
        /** Those that may have made the signature; never empty. */
        record Some(List<KeySet.Entry> keys) implements Found {}

        /** The issuer has none such. */
        record None() implements Found {}

        /** That cannot be known, for its keys cannot be had. */
        record Away(int retryAfterSeconds) implements Found {}
    }

    /**
     * Keys from a source.
     *
     * @param background runs what nobody waits for
     * @param wait how long a token waits for keys that somebody else is fetching
     */
    public Keys(
            KeyFetch source,
            KeyTimes times,
            InstantSource clock,
            Executor background,
            Duration wait,
            KeyObserver observer) {
        this.source = source;
        this.times = times;
        this.clock = clock;
        this.background = background;
        this.wait = wait;
        this.observer = observer;
    }

    /** Fetches them now, as at the start; a failure is told to the observer and nobody else. */
    public void warm() {
        background.execute(() -> fetch(state));
    }

    /** Seconds since the keys were fetched; empty while there are none. */
    public Optional<Duration> age() {
        State now = state;
        return now.keys().map(keys -> Duration.between(now.fetchedAt(), clock.instant()));
    }

    /** The keys that may have made a signature. May wait for one fetch. */
    Found find(String id, String kind, String algorithm) {
        State seen = state;
        List<KeySet.Entry> keys = candidates(seen, id, kind, algorithm);
        if (!keys.isEmpty()) {
            if (older(seen.fetchedAt(), times.refresh()) && older(seen.triedAt(), times.retry())) {
                background.execute(() -> fetch(seen));
            }
            return new Found.Some(keys);
        }
        if (older(seen.triedAt(), times.retry())) {
            fetch(seen);
            keys = candidates(state, id, kind, algorithm);
            if (!keys.isEmpty()) {
                return new Found.Some(keys);
            }
        }
        State now = state;
        boolean known = now.failure().isEmpty() && now.keys().isPresent();
        return known
                ? new Found.None()
                : new Found.Away((int) Math.max(1, times.retry().toSeconds()));
    }

    private List<KeySet.Entry> candidates(State from, String id, String kind, String algorithm) {
        return from.keys()
                .filter(keys -> !older(from.fetchedAt(), times.maxAge()))
                .map(keys -> keys.candidates(id, kind, algorithm))
                .orElse(List.of());
    }

    private boolean older(Instant then, Duration age) {
        return then.equals(Instant.MIN) || !clock.instant().isBefore(then.plus(age));
    }

    /** Fetches, unless somebody else has since {@code seen}; waits for who is at it. */
    private void fetch(State seen) {
        try {
            if (!fetching.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (state == seen) {
                state = fetched(seen);
            }
        } finally {
            fetching.release();
        }
    }

    private State fetched(State before) {
        Instant now = clock.instant();
        try {
            KeySet keys = KeySet.read(source.fetch());
            observer.fetched(keys.keys().size());
            return new State(Optional.of(keys), now, now, Optional.empty());
        } catch (IOException | KeySet.UnreadableKeysException e) {
            return failed(before, now, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(before, now, e);
        }
    }

    private State failed(State before, Instant now, Exception e) {
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        observer.failed(why, before.failure().isPresent());
        return new State(before.keys(), before.fetchedAt(), now, Optional.of(why));
    }
}
