package dev.faultline.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call that is turned away.
 *
 * @param detail this case of it, in words for whoever called; never what the token says
 * @param role the role that is wanted; empty when none is
 * @param retryAfterSeconds 0 when trying again is of no use
 */
public record Refusal(Reason reason, String detail, Optional<Role> role, int retryAfterSeconds) {
    /** The media type of {@link #toJson}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonFactory JSON = new JsonFactory();

    /** A refusal that says no more than its reason. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, reason.words(), Optional.empty(), 0);
    }

    /** A refusal with more words behind its reason. */
    public static Refusal of(Reason reason, String more) {
        return new Refusal(reason, reason.words() + ": " + more, Optional.empty(), 0);
    }

    /** A refusal that time mends. */
    public static Refusal later(Reason reason, int seconds) {
        return new Refusal(reason, reason.words() + ". Try again after " + seconds + " s", Optional.empty(), seconds);
    }

    /** A role that is missing. */
    public static Refusal missing(Role role) {
        return new Refusal(Reason.MISSING_ROLE, "This call needs the role " + role.word(), Optional.of(role), 0);
    }

    /** The headers that go with it. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        if (reason.problem() == AccessProblem.UNAUTHENTICATED) {
            headers.put(
                    "WWW-Authenticate",
                    reason == Reason.NO_TOKEN
                            ? "Bearer realm=\"faultline\""
                            : "Bearer realm=\"faultline\", error=\"invalid_token\", error_description=\""
                                    + reason.words() + "\"");
        }
        role.ifPresent(wanted -> headers.put(
                "WWW-Authenticate",
                "Bearer realm=\"faultline\", error=\"insufficient_scope\", scope=\"" + wanted.word() + "\""));
        if (retryAfterSeconds > 0) {
            headers.put("Retry-After", Integer.toString(retryAfterSeconds));
        }
        return headers;
    }

    /** The members of its problem as of RFC 9457, in order. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", reason.problem().address());
        members.put("title", reason.problem().title());
        members.put("status", reason.problem().status());
        members.put("detail", detail);
        role.ifPresent(wanted -> members.put("role", wanted.word()));
        return members;
    }

    /** The same as JSON in UTF-8. */
    public byte[] toJson() {
        var out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> member : members().entrySet()) {
                json.writeObjectField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }
}
