package dev.faultline.log.kafka;

/**
 * How a topic is laid out.
 *
 * @param partitions how many it has at least, 1 to 1,000; they are never changed later, for the key decides the partition
 * @param replicationFactor on how many brokers each partition lies at least, 1 to 100
 * @param minInsyncReplicas how many of them must have a record before it is acknowledged, 1 to replicationFactor
 * @param times whose times its records carry
 */
public record TopicSettings(int partitions, int replicationFactor, int minInsyncReplicas, Times times) {
    /** Whose times the records of a topic carry. */
    public enum Times {
        /** Those at which this log took them. */
        OF_THIS_LOG,
        /** Those at which the log took them that this one is a copy of. */
        OF_THE_ORIGIN
    }

    /** Of a topic that is recorded on. */
    public TopicSettings(int partitions, int replicationFactor, int minInsyncReplicas) {
        this(partitions, replicationFactor, minInsyncReplicas, Times.OF_THIS_LOG);
    }

    public TopicSettings {
        requireWithin("partitions", partitions, 1_000);
        requireWithin("replication-factor", replicationFactor, 100);
        requireWithin("min-insync-replicas", minInsyncReplicas, replicationFactor);
    }

    private static void requireWithin(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be between 1 and " + most + ", and is " + value);
        }
    }
}
