package dev.faultline.log;

/** Records that the log was meant to keep for ever are gone. The message names topic, partition and offsets. */
public final class HistoryLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HistoryLostException(String message) {
        super(message);
    }
}
