package dev.faultline.recorder.deviceevents;

import dev.faultline.access.Caller;

/**
 * How a request wants its events to be taken.
 *
 * @param skipInvalid whether wrong lines are left out and the others recorded, instead of refusing all of them
 * @param knownAtOccurred whether a state change without knownAt was known when it occurred, instead of when it is recorded
 * @param idsOfContent whether a line without id gets one that is made of what it says, the same whenever it is sent,
 *     instead of a random one
 * @param caller who sends them
 */
public record IntakeOptions(boolean skipInvalid, boolean knownAtOccurred, boolean idsOfContent, Caller caller) {
    /** As it is when nothing is asked for. */
    public static final IntakeOptions NONE = new IntakeOptions(false, false, false);

    /** Options of anybody. */
    public IntakeOptions(boolean skipInvalid, boolean knownAtOccurred, boolean idsOfContent) {
        this(skipInvalid, knownAtOccurred, idsOfContent, Caller.ANYBODY);
    }

    /** The same of this caller. */
    IntakeOptions by(Caller who) {
        return new IntakeOptions(skipInvalid, knownAtOccurred, idsOfContent, who);
    }
}
