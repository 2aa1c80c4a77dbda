package dev.faultline.timeline.replay;

import dev.faultline.log.Position;
import dev.faultline.timeline.feed.LoggedEvent;
import java.util.List;

/**
 * What a batch of the log says, and where the log stands after it.
 *
 * @param events the same as it lies on the log, for those who follow, one for each of {@code reads} and null where it cannot
 *     be read; none at all where nobody follows yet
 */
record ReadBatch(List<Read> reads, List<LoggedEvent> events, Position end) {}
