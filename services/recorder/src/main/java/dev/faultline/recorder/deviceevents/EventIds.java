package dev.faultline.recorder.deviceevents;

/** Gives ids to events that came without one. Safe for many threads. */
@FunctionalInterface
public interface EventIds {
    /** An id that nobody has had before, of 1 to 200 characters. */
    String next();
}
