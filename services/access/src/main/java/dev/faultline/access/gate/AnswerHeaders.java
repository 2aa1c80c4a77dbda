package dev.faultline.access.gate;

import java.util.List;
import java.util.Map;

/** The headers of every answer that tell browsers what they may not do with it. */
public final class AnswerHeaders {
    private static final String SWAGGER_UI = "/q/swagger-ui";
    private static final String API = "/api/";

    /** Is there in live coding only, and lives of what a policy forbids. */
    private static final String DEV_UI = "/q/dev-ui";

    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    /** Swagger UI brings a script and styles within its page. */
    private static final String SWAGGER_POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final List<Map.Entry<String, String>> ALWAYS = List.of(
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry("X-Frame-Options", "DENY"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
            Map.entry("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));

    private AnswerHeaders() {}

    /** Where headers go, unless the answer has one of that name already. */
    @FunctionalInterface
    public interface Answer {
        /** Sets a header that is not there. */
        void put(String name, String value);
    }

    /**
     * Puts them into an answer.
     *
     * @param secured whether calls need tokens, so that what they read is not everybody's
     * @param tls whether the connection is encrypted
     */
    public static void put(Answer answer, String path, boolean secured, boolean tls) {
        for (Map.Entry<String, String> header : ALWAYS) {
            answer.put(header.getKey(), header.getValue());
        }
        if (!path.startsWith(DEV_UI)) {
            answer.put("Content-Security-Policy", path.startsWith(SWAGGER_UI) ? SWAGGER_POLICY : POLICY);
        }
        if (tls) {
            answer.put("Strict-Transport-Security", "max-age=31536000");
        }
        if (secured && path.startsWith(API)) {
            answer.put("Cache-Control", "no-store");
        }
    }
}
