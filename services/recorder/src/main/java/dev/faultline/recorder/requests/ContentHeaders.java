package dev.faultline.recorder.requests;

import java.util.Locale;
import java.util.Optional;

/** Reads the headers that say how a body is written. */
public final class ContentHeaders {
    private ContentHeaders() {}

    /**
     * The media type that a Content-Type names, in lower case and without parameters; empty when there is none, or it
     * names a charset other than UTF-8.
     *
     * @param contentType the header as it came; null when there was none
     */
    public static Optional<String> utf8MediaType(String contentType) {
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
        return Optional.of(parts[0].strip());
    }

    /**
     * Whether a Content-Encoding says that the body is compressed with gzip; empty when it names anything else than gzip
     * or nothing at all.
     *
     * @param contentEncoding the header as it came; null when there was none
     */
    public static Optional<Boolean> gzip(String contentEncoding) {
        if (contentEncoding == null) {
            return Optional.of(false);
        }
        return switch (contentEncoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> Optional.of(true);
            case "identity" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
