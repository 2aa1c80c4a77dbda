package dev.faultline.recorder.commands;

import java.time.Duration;

/**
 * Decides commands on what is on the log now, and records what is decided. Safe for many threads.
 *
 * @param <C> the commands
 */
@FunctionalInterface
public interface CommandHandling<C extends Command> {
    /**
     * Reads the stream, decides once, and appends what is decided.
     *
     * @param timeout how long to wait for all of it; the log has bounds of its own
     */
    Attempt attempt(C command, Duration timeout);
}
