package dev.faultline.recorder.commands;

/**
 * An incident or maintenance as far as decisions need it. Never changed, without clock, chance or I/O.
 *
 * @param <C> the commands that it decides on
 * @param <S> itself
 */
public interface Entity<C extends Command, S extends Entity<C, S>> {
    /** It with one more event of its stream. */
    S evolve(RecordedEvent event);

    /** What is to be done about a command. */
    Decision decide(C command);
}
