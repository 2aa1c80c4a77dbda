package dev.faultline.importer;

/** An import cannot go on. The message says why, in one or more lines, and what to do. */
final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    StoppedException(String message) {
        super(message);
    }
}
