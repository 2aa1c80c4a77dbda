package dev.faultline.recorder.deviceevents;

import dev.faultline.access.Caller;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * A request to record events, as it came over the wire.
 *
 * @param contentType the header; null when there was none
 * @param contentEncoding the header; null when there was none
 * @param contentLength in bytes; -1 when not known
 * @param query the values of each parameter
 * @param caller who sends it
 * @param body what follows; not closed by whoever reads it
 */
public record IntakeRequest(
        String contentType,
        String contentEncoding,
        long contentLength,
        Map<String, List<String>> query,
        Caller caller,
        InputStream body) {
    /** A request without a query, of anybody. */
    public IntakeRequest(String contentType, String contentEncoding, long contentLength, InputStream body) {
        this(contentType, contentEncoding, contentLength, Map.of(), Caller.ANYBODY, body);
    }
}
