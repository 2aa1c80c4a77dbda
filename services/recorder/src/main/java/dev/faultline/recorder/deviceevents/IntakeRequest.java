package dev.faultline.recorder.deviceevents;

import java.io.InputStream;

/**
 * A request to record events, as it came over the wire.
 *
 * @param contentType the header; null when there was none
 * @param contentEncoding the header; null when there was none
 * @param contentLength in bytes; -1 when not known
 * @param body what follows; not closed by whoever reads it
 */
public record IntakeRequest(String contentType, String contentEncoding, long contentLength, InputStream body) {}
