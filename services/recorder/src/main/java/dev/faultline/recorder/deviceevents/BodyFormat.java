package dev.faultline.recorder.deviceevents;

import java.util.Locale;
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
        if (contentType == null) {
            return Optional.empty();
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("charset=")
                    && !parameter.substring(8).replace("\"", "").strip().equals("utf-8")) {
                return Optional.empty();
            }
        }
        for (BodyFormat format : values()) {
            if (format.mediaType.equals(parts[0].strip())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
