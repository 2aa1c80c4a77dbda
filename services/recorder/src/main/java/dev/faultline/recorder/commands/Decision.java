package dev.faultline.recorder.commands;

import dev.faultline.events.staff.StaffEnvelope;

/** What is decided on a command. */
public sealed interface Decision {
    /** This is to be recorded, if the stream still is as it was decided on. */
    record Record(StaffEnvelope event) implements Decision {}

    /** The same was asked before under the same key, and this was recorded then: nothing is recorded. */
    record Repeat(Recorded recorded) implements Decision {}

    /** It cannot be: nothing is recorded. */
    record Refuse(Refusal refusal) implements Decision {}

    /** The decision that refuses a command. */
    static Decision refuse(Refusal.Kind kind, String detail) {
        return new Refuse(new Refusal(kind, detail));
    }
}
