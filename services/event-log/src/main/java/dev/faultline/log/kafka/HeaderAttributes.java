package dev.faultline.log.kafka;

import dev.faultline.log.LogRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a Kafka record by name. Kafka decodes a header's name when it is asked for, which is what a look-up
 * costs: so the place where our own recorder writes an attribute is tried first, and the others only when it is not there.
 */
public final class HeaderAttributes implements LogRecord.Attributes {
    /** What a header takes beyond its name and value: itself, its place in a list, a text and two arrays. */
    private static final int HEADER_BYTES = 100;

    private final Headers headers;
    private Header[] array;

    HeaderAttributes(Headers headers) {
        this.headers = headers;
    }

    /**
     * Reads all headers now, so that they no longer hold what they were fetched with: a header not yet read holds on to the
     * whole answer of the broker.
     *
     * @return about how much memory they take now, in bytes
     */
    public long detach() {
        long bytes = 0;
        for (Header header : headers) {
            byte[] value = header.value();
            bytes += HEADER_BYTES + header.key().length() + (value == null ? 0 : value.length);
        }
        return bytes;
    }

    @Override
    public byte[] value(String name) {
        Header[] all = array;
        if (all == null) {
            all = headers.toArray();
            array = all;
        }
        int usual = usualPlace(name);
        if (usual >= 0 && usual < all.length && all[usual].key().equals(name)) {
            return all[usual].value();
        }
        for (Header header : all) {
            if (header.key().equals(name)) {
                return header.value();
            }
        }
        return null;
    }

    private static int usualPlace(String name) {
        return switch (name) {
            case "ce_specversion" -> 0;
            case "ce_id" -> 1;
            case "ce_source" -> 2;
            case "ce_type" -> 3;
            case "ce_subject" -> 4;
            case "ce_time" -> 5;
            case "ce_knownat" -> 6;
            default -> -1;
        };
    }
}
