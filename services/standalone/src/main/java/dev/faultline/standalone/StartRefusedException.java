package dev.faultline.standalone;

/** Faultline cannot start as it was asked to. The message is one line that says why and what to do about it. */
public final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefusedException(String message) {
        super(message);
    }
}
