package dev.faultline.events;

/** A record on the log is not an event that this version can read. The message says why, in words for an operator. */
public final class UnreadableEventException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message) {
        super(message);
    }

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
