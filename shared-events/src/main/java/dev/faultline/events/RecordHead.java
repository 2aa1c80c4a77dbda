package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands before the value of a record: its key and its attributes, each checked when it is asked for. It is what the
 * codecs share, and of no use to others.
 */
public final class RecordHead {
    private final byte[] key;
    private final Function<String, byte[]> attributes;

    private RecordHead(byte[] key, Function<String, byte[]> attributes) {
        this.key = key;
        this.attributes = attributes;
    }

    /**
     * Begins to read a record.
     *
     * @param key may be null, which is refused
     * @param attributes the value of a header by its name, null when there is none
     * @param value may be null, which is refused
     * @throws UnreadableEventException if key or value is missing, or this is not the one version of CloudEvents
     */
    public static RecordHead read(byte[] key, Function<String, byte[]> attributes, byte[] value)
            throws UnreadableEventException {
        if (key == null) {
            throw new UnreadableEventException("the record has no key");
        }
        if (value == null) {
            throw new UnreadableEventException("the record has no value");
        }
        RecordHead head = new RecordHead(key, attributes);
        String version = head.text(CloudEvents.SPEC_VERSION);
        if (!CloudEvents.VERSION.equals(version)) {
            throw new UnreadableEventException(
                    CloudEvents.SPEC_VERSION + " must be " + CloudEvents.VERSION + " and is " + Shown.quoted(version));
        }
        return head;
    }

    /**
     * The text of an attribute.
     *
     * @throws UnreadableEventException if it is missing, empty or no UTF-8
     */
    public String text(String name) throws UnreadableEventException {
        byte[] bytes = attributes.apply(name);
        if (bytes == null) {
            throw new UnreadableEventException(name + " is missing");
        }
        if (bytes.length == 0) {
            throw new UnreadableEventException(name + " is empty");
        }
        String text = Utf8.decode(bytes);
        if (text == null) {
            throw new UnreadableEventException(name + " is no UTF-8");
        }
        return text;
    }

    /**
     * When the organisation learned of the event; empty where the record does not say.
     *
     * @throws UnreadableEventException if what it says is no instant within bounds
     */
    public Optional<Instant> knownAt() throws UnreadableEventException {
        return attributes.apply(CloudEvents.KNOWN_AT) == null
                ? Optional.empty()
                : Optional.of(FieldText.instant(CloudEvents.KNOWN_AT, text(CloudEvents.KNOWN_AT)));
    }

    /**
     * Holds the key against what the value says.
     *
     * @param field the field that must be as the key, like {@code device}
     * @param subject what it holds
     * @throws UnreadableEventException if the key is another
     */
    public void requireKey(String field, String subject) throws UnreadableEventException {
        if (!Arrays.equals(key, subject.getBytes(UTF_8))) {
            throw new UnreadableEventException("the key " + Shown.quoted(new String(key, UTF_8)) + " differs from the "
                    + field + " " + Shown.quoted(subject));
        }
    }
}
