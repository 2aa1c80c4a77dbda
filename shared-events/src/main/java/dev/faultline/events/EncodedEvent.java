package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * An event as it goes on the log: CloudEvents 1.0.2 in Kafka's binary mode, attributes as headers, the value one JSON
 * object. The arrays are not copied: whoever makes or takes one leaves them as they are.
 *
 * @param topic one of {@link Topics}
 * @param key UTF-8 of the device or incident, which decides the partition
 * @param headers in the order in which they are written
 * @param value UTF-8 JSON
 */
public record EncodedEvent(String topic, byte[] key, List<Header> headers, byte[] value) {

    /** One attribute: a name like {@code ce_id} and the UTF-8 of its value. */
    public record Header(String name, byte[] value) {

        /**
         * An attribute that says something.
         *
         * @param what what the message of a refusal calls the text
         * @throws IllegalArgumentException if the text is empty or holds half of a surrogate pair
         */
        public static Header of(String name, String what, String text) {
            return new Header(name, Utf8.checked(what, text).getBytes(UTF_8));
        }
    }
}
