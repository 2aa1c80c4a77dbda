package dev.faultline.recorder.commands;

/** What came of deciding a command once, and of recording what was decided. */
public sealed interface Attempt {
    /** The event is on the log. */
    record Done(Recorded recorded) implements Attempt {}

    /** It was done before under the same key; nothing was recorded now. */
    record Repeated(Recorded recorded) implements Attempt {}

    /** It cannot be; nothing was recorded. */
    record Refused(Refusal refusal) implements Attempt {}

    /**
     * Somebody else appended meanwhile, so it has to be decided anew. Mostly nothing was recorded; where it was all the same,
     * the next attempt finds it by its key.
     */
    record Overtaken() implements Attempt {}

    /** The log cannot be reached; nothing was recorded, or ever will be. */
    record Unavailable(String why) implements Attempt {}

    /** The log did not say whether it took the event. */
    record Unknown(String why) implements Attempt {}

    /** Something in the stream cannot be read, so nothing can be decided on it; nothing was recorded. */
    record Unreadable(String why) implements Attempt {}
}
