package dev.faultline.log.streams;

import java.util.Optional;

/**
 * How a {@link StreamLog} is.
 *
 * @param failure why it can neither read nor append any more, however long one waits; empty while it can
 * @param lag how many offsets lay between what it has read and the end of its topic when it last looked
 * @param streams how many streams it knows
 * @param records how many records it knows, of all streams
 * @param cachedBytes about how much memory the records take that it holds ready, in bytes
 */
public record StreamLogStatus(Optional<String> failure, long lag, long streams, long records, long cachedBytes) {}
