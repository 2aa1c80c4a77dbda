package dev.faultline.recorder.commands;

import java.util.Set;

/** What a client wants an incident or maintenance to be like before anything is recorded: {@code If-Match}. */
public sealed interface Precondition {
    /** Nothing. */
    record None() implements Precondition {}

    /** It is there, whatever its revision. */
    record Present() implements Precondition {}

    /** Its revision is one of these; of none, when none of what was sent is a revision. */
    record Revisions(Set<Long> revisions) implements Precondition {
        public Revisions {
            revisions = Set.copyOf(revisions);
        }
    }

    /** Whether it holds for something of this revision; 0 stands for what is not there. */
    default boolean holds(long revision) {
        return switch (this) {
            case None none -> true;
            case Present present -> revision > 0;
            case Revisions wanted -> wanted.revisions().contains(revision);
        };
    }
}
