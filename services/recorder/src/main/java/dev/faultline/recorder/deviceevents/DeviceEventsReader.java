package dev.faultline.recorder.deviceevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.time.Instant;

/**
 * Reads the body of a request into events as they go on the log, in one pass. Every line is right, or nothing is taken
 * and the refusal says what is wrong where, unless wrong lines are to be left out. Safe for many threads.
 */
public final class DeviceEventsReader {
    private static final int MAX_NESTING = 64;
    private static final int POOLED_BUFFERS = 64;

    private final IntakeLimits limits;
    private final EventIds eventIds;
    private final JsonFactory json;

    /**
     * A reader within these limits.
     *
     * @param eventIds ids for the lines that come without one
     */
    public DeviceEventsReader(IntakeLimits limits, EventIds eventIds) {
        this.limits = limits;
        this.eventIds = eventIds;
        // Names that anybody may send are not interned, and buffers are pooled for all threads: virtual ones are many
        // and short-lived.
        this.json = new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxStringLength(limits.maxLineBytes())
                        .maxNameLength(limits.maxLineBytes())
                        .build())
                .build();
    }

    /**
     * Reads a body.
     *
     * @param body UTF-8 JSON, a byte order mark before it is passed over; not changed
     * @param length how many bytes of it count
     * @param receivedAt when the request came: stands in for occurredAt where that is missing
     * @param options wrong lines are left out, and ids made of what lines say, of {@link BodyFormat#NDJSON} only
     */
    public Reading read(BodyFormat format, byte[] body, int length, Instant receivedAt, IntakeOptions options) {
        return new ReadingPass(json, limits, eventIds, body, length, receivedAt, options).read(format);
    }
}
