package dev.faultline.recorder.commands;

/** Something that staff want recorded. */
public interface Command {
    /** What it comes with. */
    Asked asked();
}
