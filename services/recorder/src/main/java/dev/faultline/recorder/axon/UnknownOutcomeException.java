package dev.faultline.recorder.axon;

/** The log did not say whether it took the events of a command. */
final class UnknownOutcomeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownOutcomeException(String message) {
        super(message);
    }
}
