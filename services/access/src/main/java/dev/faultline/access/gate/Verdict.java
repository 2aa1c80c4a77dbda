package dev.faultline.access.gate;

import dev.faultline.access.Caller;
import dev.faultline.access.Refusal;
import java.util.Optional;

/** What becomes of a call. */
public sealed interface Verdict {
    /** It goes on. */
    record Let(Caller caller) implements Verdict {}

    /**
     * It is turned away.
     *
     * @param caller who makes it; empty while that is not known for sure
     */
    record Turned(Refusal refusal, Optional<Caller.Known> caller) implements Verdict {}

    /** Its token has to be checked, which may take a moment: {@link Gate#check}. */
    record Unchecked(String token) implements Verdict {}
}
