package dev.faultline.importer;

/** What is asked for cannot be done. The message is one line that names the option or file and what would be right. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
