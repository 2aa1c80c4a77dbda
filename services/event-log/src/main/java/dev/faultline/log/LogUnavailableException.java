package dev.faultline.log;

/** The log cannot be reached, or did not answer in time, so whether it took what was sent is not known. */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
