package dev.faultline.timeline.http;

import java.util.Map;

/**
 * An answer as it goes over the wire.
 *
 * @param status the HTTP status
 * @param headers beyond Content-Type, by name
 * @param mediaType of the body
 * @param body not copied
 */
public record Reply(int status, Map<String, String> headers, String mediaType, byte[] body) {
    public Reply {
        headers = Map.copyOf(headers);
    }
}
