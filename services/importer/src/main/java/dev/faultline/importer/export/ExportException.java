package dev.faultline.importer.export;

/** An export cannot go on. The message says why and what would be right. */
final class ExportException extends Exception {
    private static final long serialVersionUID = 1L;

    ExportException(String message) {
        super(message);
    }
}
