package dev.faultline.log;

/**
 * One record as it lies on the log. The arrays are not copied: whoever takes one leaves them as they are.
 *
 * @param topic the topic
 * @param partition the partition, from 0
 * @param offset its place in the partition, from 0
 * @param recordedAtMillis when the log accepted it: Kafka's own timestamp, milliseconds since 1970-01-01T00:00Z
 * @param key UTF-8 of the device or incident; null when the record has none
 * @param attributes the headers
 * @param value UTF-8 JSON; null when the record has none
 */
public record LogRecord(
        String topic,
        int partition,
        long offset,
        long recordedAtMillis,
        byte[] key,
        Attributes attributes,
        byte[] value) {

    /** The headers of a record by name. */
    @FunctionalInterface
    public interface Attributes {
        /**
         * The value of the header of this name, not copied; null when there is none. CloudEvents allows each name once;
         * of a name that stands there twice, always the same one is given.
         */
        byte[] value(String name);
    }

    /** The position just behind this record. */
    public Position position() {
        return Position.after(topic, partition, offset);
    }
}
