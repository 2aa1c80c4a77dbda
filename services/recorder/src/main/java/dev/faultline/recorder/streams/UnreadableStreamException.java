package dev.faultline.recorder.streams;

/** A record in the stream of an incident or maintenance cannot be read, and the message says which and why. */
public final class UnreadableStreamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
