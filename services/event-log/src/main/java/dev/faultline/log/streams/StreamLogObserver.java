package dev.faultline.log.streams;

import java.time.Duration;

/** Is told what happens inside a {@link StreamLog}, to count it. Called on the log's own threads: it must not block. */
public interface StreamLogObserver {
    /** Counts nothing. */
    StreamLogObserver NONE = new StreamLogObserver() {};

    /** Why a partition is taken over. */
    enum Reason {
        /** To append there. */
        APPEND,
        /** To end a transaction that was left open and holds readers back. */
        HANGING
    }

    /** An append came to its end. Not told of appends that are refused as such. */
    default void appended(AppendOutcome outcome, Duration took) {}

    /** A partition was taken over, which shuts out whoever held it before. */
    default void takenOver(Reason reason) {}

    /** A partition was lost to somebody who took it over. */
    default void fenced() {}

    /** So many appends were committed in one transaction. */
    default void committed(int appends) {}

    /** A read came to its end: how long it took, and how many records had to be fetched because they were not held ready. */
    default void read(Duration took, int fetched) {}
}
