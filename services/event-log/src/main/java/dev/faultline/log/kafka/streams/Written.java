package dev.faultline.log.kafka.streams;

/** What came of writing a batch of appends in one transaction. */
sealed interface Written {
    /**
     * All of it is on the log.
     *
     * @param ends for each append the offset behind its last event; below 0 where the log did not say
     */
    record Committed(long[] ends) implements Written {}

    /** Somebody took the partition over before the commit: none of it is or ever will be on the log. */
    record Lost(String why) implements Written {}

    /** The log refuses one of the appends as such: none of the batch is or ever will be on the log. */
    record Refused(int append, String why) implements Written {}

    /** The log did not take all of it before the commit: none of it is or ever will be on the log. */
    record Failed(String why) implements Written {}

    /**
     * The commit was refused because somebody took the partition over. If the commit had been repeated after an answer that
     * was lost, it may have gone through before.
     */
    record Overtaken(String why) implements Written {}

    /** The commit was not answered: all of it is on the log, or will be soon, or never. */
    record Unanswered(String why) implements Written {}
}
