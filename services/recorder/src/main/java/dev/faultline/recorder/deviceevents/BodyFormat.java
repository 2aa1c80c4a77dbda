package dev.faultline.recorder.deviceevents;

import dev.faultline.recorder.requests.ContentHeaders;
import java.util.Arrays;
import java.util.Optional;

/** How the events of a request are written. */
public enum BodyFormat {
    /** One object, or an array of objects. */
    JSON("application/json"),
    /** An object on each line; empty lines mean nothing. */
    NDJSON("application/x-ndjson");

    private final String mediaType;

    BodyFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The format that a Content-Type header names; empty when there is none, or it names another one, or a charset other
     * than UTF-8.
     *
     * @param contentType the header as it came; null when there was none
     */
    public static Optional<BodyFormat> of(String contentType) {
        return ContentHeaders.utf8MediaType(contentType)
                .flatMap(mediaType -> Arrays.stream(values())
                        .filter(format -> format.mediaType.equals(mediaType))
                        .findFirst());
    }
}
