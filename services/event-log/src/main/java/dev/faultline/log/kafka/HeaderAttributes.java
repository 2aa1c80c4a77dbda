package dev.faultline.log.kafka;

import dev.faultline.log.LogRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a Kafka record by name. Kafka decodes a header's name when it is asked for, which is what a look-up
 * costs: so the place where our own recorder writes an attribute is tried first, and the others only when it is not there.
 */
final class HeaderAttributes implements LogRecord.Attributes {
    private final Headers headers;
    private Header[] array;

    HeaderAttributes(Headers headers) {
        this.headers = headers;
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
