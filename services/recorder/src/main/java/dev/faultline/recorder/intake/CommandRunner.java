package dev.faultline.recorder.intake;

import dev.faultline.recorder.commands.Attempt;
import dev.faultline.recorder.commands.Command;
import dev.faultline.recorder.commands.CommandHandling;
import dev.faultline.recorder.commands.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Has a command decided, and decided anew when others were faster, up to {@link #MAX_TRIES} times within the time that a
 * command may take. Safe for many threads.
 *
 * @param <C> the commands
 */
final class CommandRunner<C extends Command> {
    /** How often a command is decided at most. */
    static final int MAX_TRIES = 10;

    private final CommandHandling<C> handling;
    private final Duration timeout;
    private final InstantSource clock;
    private final Backoff backoff;
    private final CommandMetrics metrics;

    CommandRunner(
            CommandHandling<C> handling,
            Duration timeout,
            InstantSource clock,
            Backoff backoff,
            CommandMetrics metrics) {
        this.handling = handling;
        this.timeout = timeout;
        this.clock = clock;
        this.backoff = backoff;
        this.metrics = metrics;
    }

    CommandOutcome run(C command) {
        CommandMetrics.Handling started = metrics.started();
        boolean recorded = false;
        try {
            CommandOutcome outcome = untilDecided(command);
            recorded = outcome instanceof CommandOutcome.Recording;
            return outcome;
        } finally {
            started.ended(recorded);
        }
    }

    private CommandOutcome untilDecided(C command) {
        Instant deadline = clock.instant().plus(timeout);
        Duration left = timeout;
        for (int tries = 1; ; tries++) {
            switch (handling.attempt(command, left)) {
                case Attempt.Done done -> {
                    metrics.recorded(done.recorded().type().wire());
                    return new CommandOutcome.Recording(done.recorded());
                }
                case Attempt.Repeated repeated -> {
                    return repeated(command, repeated.recorded());
                }
                case Attempt.Refused refused -> {
                    return new CommandOutcome.Refused(refused.refusal());
                }
                case Attempt.Unavailable unavailable -> {
                    return new CommandOutcome.Unavailable(unavailable.why());
                }
                case Attempt.Unknown unknown -> {
                    return new CommandOutcome.Unknown(unknown.why());
                }
                case Attempt.Unreadable unreadable -> {
                    return new CommandOutcome.Unreadable(unreadable.why());
                }
                case Attempt.Overtaken overtaken -> left = Duration.between(clock.instant(), deadline);
            }
            if (tries == MAX_TRIES || !left.isPositive() || !paused()) {
                return new CommandOutcome.GivenUp(tries);
            }
            metrics.retried();
        }
    }

    /**
     * What was recorded before: by an earlier request, or by this one, where the log had taken the event although it said that
     * somebody else was faster.
     */
    private CommandOutcome repeated(C command, Recorded recorded) {
        if (recorded.eventId().equals(command.asked().eventId())) {
            metrics.recorded(recorded.type().wire());
        } else {
            metrics.repeated();
        }
        return new CommandOutcome.Recording(recorded);
    }

    private boolean paused() {
        try {
            backoff.pause();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
