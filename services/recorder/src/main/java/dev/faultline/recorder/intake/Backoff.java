package dev.faultline.recorder.intake;

/** Waits before a command is decided anew, so that those who met do not meet again. */
@FunctionalInterface
public interface Backoff {
    /** Waits for a short time that differs from one to the next. */
    void pause() throws InterruptedException;
}
