package dev.faultline.timeline.replay;

import dev.faultline.log.Position;
import java.util.List;

/** What a batch of the log says, and where the log stands after it. */
record ReadBatch(List<Read> reads, Position end) {}
