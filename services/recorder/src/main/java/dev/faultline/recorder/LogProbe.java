package dev.faultline.recorder;

import dev.faultline.events.Topics;
import dev.faultline.log.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Asks whether the log can be reached, at most so often however many want to know. Safe for many threads. */
public final class LogProbe {
    private final EventLog log;
    private final InstantSource clock;
    private final Duration timeout;
    private final Duration every;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Result last;

    /**
     * What a probe found.
     *
     * @param at when it was found
     * @param fault why the log cannot be reached; empty when it can
     */
    public record Result(Instant at, Optional<String> fault) {}

    /**
     * A probe of a log.
     *
     * @param timeout how long the log may take to answer; 10 ms to 1 minute
     * @param every how long an answer stands; 0 to 1 minute
     */
    public LogProbe(EventLog log, InstantSource clock, Duration timeout, Duration every) {
        within("faultline.recorder.probe-timeout", timeout, Duration.ofMillis(10));
        within("faultline.recorder.probe-every", every, Duration.ZERO);
        this.log = log;
        this.clock = clock;
        this.timeout = timeout;
        this.every = every;
    }

    /** What the last probe found, or a new one where that is too old. Waits for one probe at most, or two. */
    public Result result() {
        Result known = last;
        if (fresh(known)) {
            return known;
        }
        asking.lock();
        try {
            if (!fresh(last)) {
                Optional<String> fault = ask();
                last = new Result(clock.instant(), fault);
            }
            return last;
        } finally {
            asking.unlock();
        }
    }

    private boolean fresh(Result result) {
        // The clock may be set back, and an answer from the future is not fresh.
        return result != null
                && Duration.between(result.at(), clock.instant()).abs().compareTo(every) < 0;
    }

    private Optional<String> ask() {
        try {
            log.end(List.of(Topics.DEVICE_EVENTS), timeout);
            return Optional.empty();
        } catch (RuntimeException e) {
            String message = e.getMessage();
            return Optional.of(message == null ? e.getClass().getSimpleName() : message);
        }
    }

    private static void within(String setting, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "%s must lie between %s and PT1M, and is %s".formatted(setting, least, value));
        }
    }
}
