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
     * The commit was not confirmed: whoever takes the partition over next ends the transaction, and then it is plain whether
     * the events are on the log.
     *
     * @param ends for each append the offset behind its last event, if it is there; below 0 where the log did not say
     * @param fenced whether the log said that somebody else took the partition over
     */
    record Unconfirmed(long[] ends, boolean fenced, String why) implements Written {}
}
