package dev.faultline.recorder.intake;

import dev.faultline.recorder.commands.Recorded;
import dev.faultline.recorder.commands.Refusal;

/** What came of a command in the end. */
sealed interface CommandOutcome {
    /** The log has it, from now or from before. */
    record Recording(Recorded recorded) implements CommandOutcome {}

    /** It cannot be; nothing was recorded. */
    record Refused(Refusal refusal) implements CommandOutcome {}

    /** Others were faster so often that it was given up. */
    record GivenUp(int tries) implements CommandOutcome {}

    /** The log cannot be reached; nothing was recorded. */
    record Unavailable(String why) implements CommandOutcome {}

    /** It may be recorded or not. */
    record Unknown(String why) implements CommandOutcome {}

    /** What is recorded cannot be read; nothing was recorded. */
    record Unreadable(String why) implements CommandOutcome {}
}
