package dev.faultline.log.streams;

import dev.faultline.log.LogRecord;
import java.util.List;

/**
 * All records under one key, in their order.
 *
 * @param key the key
 * @param records never changes
 */
public record EventStream(String key, List<LogRecord> records) {
    public EventStream {
        records = List.copyOf(records);
    }

    /** How many records there are: the version to decide on. */
    public long version() {
        return records.size();
    }
}
