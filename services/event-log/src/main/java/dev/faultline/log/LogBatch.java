package dev.faultline.log;

import java.util.List;

/**
 * What one poll brought: records in the order of their partitions, and where the reader stands after them, which may lie
 * beyond the last record (a transaction's markers take offsets of their own).
 */
public record LogBatch(List<LogRecord> records, Position end) {
    public boolean isEmpty() {
        return records.isEmpty();
    }
}
