package dev.faultline.recorder.http;

import java.util.Map;
import java.util.Optional;

/**
 * An answer as it goes over the wire.
 *
 * @param status the HTTP status
 * @param headers beyond Content-Type, by name
 * @param mediaType of the body
 * @param body not copied
 * @param problem the kind of problem that it tells; empty for success
 */
public record Reply(
        int status, Map<String, String> headers, String mediaType, byte[] body, Optional<ProblemType> problem) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** An answer that tells no problem. */
    public Reply(int status, Map<String, String> headers, String mediaType, byte[] body) {
        this(status, headers, mediaType, body, Optional.empty());
    }

    /** The answer that tells a problem. */
    public static Reply of(Problem problem, Map<String, String> headers) {
        return new Reply(
                problem.type().status(), headers, Problem.MEDIA_TYPE, problem.toJson(), Optional.of(problem.type()));
    }
}
