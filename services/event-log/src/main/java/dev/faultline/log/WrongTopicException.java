package dev.faultline.log;

/**
 * A topic is not set up as a history needs it. The message names every fault: topic, setting, what was found, what is
 * needed, and how to mend it.
 */
public final class WrongTopicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongTopicException(String message) {
        super(message);
    }

    public WrongTopicException(String message, Throwable cause) {
        super(message, cause);
    }
}
