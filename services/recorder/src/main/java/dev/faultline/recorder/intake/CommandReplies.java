package dev.faultline.recorder.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.access.Role;
import dev.faultline.recorder.commands.Numbered;
import dev.faultline.recorder.commands.Recorded;
import dev.faultline.recorder.commands.Refusal;
import dev.faultline.recorder.fields.FieldFaults;
import dev.faultline.recorder.http.Problem;
import dev.faultline.recorder.http.ProblemType;
import dev.faultline.recorder.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What each outcome is in HTTP. An answer to what was recorded is made of what lies on the log and nothing else. */
final class CommandReplies {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String JSON_TYPE = "application/json";
    private static final int CREATED = 201;

    private CommandReplies() {}

    static Reply recorded(Operation<?> operation, Recorded recorded) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Faultline-Position", recorded.position().toString());
        headers.put("ETag", "\"" + recorded.revision() + "\"");
        if (operation.creates()) {
            headers.put("Location", operation.on().path() + "/" + pathSegment(recorded.subject()));
        }
        return new Reply(CREATED, headers, JSON_TYPE, json(operation, recorded));
    }

    /** The id as part of a path. */
    private static String pathSegment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] json(Operation<?> operation, Recorded recorded) {
        var out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField(operation.on().field(), recorded.subject());
            json.writeNumberField("revision", recorded.revision());
            json.writeArrayFieldStart("events");
            json.writeString(recorded.eventId());
            json.writeEndArray();
            if (recorded.numbered().isPresent()) {
                Numbered numbered = recorded.numbered().get();
                json.writeNumberField(numbered.of().field(), numbered.number());
            }
            json.writeStringField("position", recorded.position().toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    static Reply refused(Refusal refusal) {
        return problem(RefusalProblems.of(refusal.kind()), refusal.detail());
    }

    static Reply invalid(FieldFaults faults) {
        List<Problem.Error> errors = faults.listed().stream()
                .map(fault -> new Problem.Error(OptionalInt.empty(), fault.field(), fault.message()))
                .toList();
        int total = faults.total();
        String detail = "%,d error%s%s. Nothing was recorded; correct the command and send it again"
                .formatted(
                        total,
                        total == 1 ? "" : "s",
                        total > errors.size() ? ", of which the first %,d are listed".formatted(errors.size()) : "");
        return Reply.of(new Problem(ProblemType.INVALID_COMMAND, detail, errors, total, List.of()), Map.of());
    }

    static Reply unsupported(String detail) {
        return Reply.of(
                Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail),
                Map.of("Accept-Post", JSON_TYPE, "Accept-Encoding", "gzip"));
    }

    /** The caller lacks the role that {@code knownAt} wants. */
    static Reply forbidden(Role role) {
        return Reply.of(
                Problem.of(
                        ProblemType.FORBIDDEN,
                        "knownAt may be set by who has the role " + role.word()
                                + " only. Leave it out, or use a token with" + " that role. Nothing was recorded"),
                Map.of());
    }

    static Reply overloaded(int retryAfterSeconds) {
        return Reply.of(
                Problem.of(
                        ProblemType.OVERLOADED,
                        "As many commands are under way as are let in at once. Nothing was recorded; repeat the request"
                                + " after " + retryAfterSeconds + " s"),
                Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** The log cannot be reached, and nothing was recorded. */
    static Reply unavailable(String why, int retryAfterSeconds) {
        return Reply.of(
                Problem.of(
                        ProblemType.LOG_UNAVAILABLE,
                        "The log cannot be reached: " + why
                                + ". Nothing was recorded this time; repeat the request after " + retryAfterSeconds
                                + " s"),
                Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** The command may be recorded or not. */
    static Reply unknown(String why, String key, int retryAfterSeconds) {
        return Reply.of(
                Problem.of(
                        ProblemType.LOG_UNAVAILABLE,
                        "The log did not say whether it took the command: " + why + ". It may be recorded or not, and "
                                + repeatUnder(key)),
                Map.of("Retry-After", Integer.toString(retryAfterSeconds), RequestHeaders.IDEMPOTENCY_KEY, key));
    }

    /** Others were faster so often that it was given up. */
    static Reply givenUp(int tries, String key) {
        return Reply.of(
                Problem.of(
                        ProblemType.CHANGED_MEANWHILE,
                        "It was decided %d time%s, and others were faster each time. Look at what has changed; %s"
                                .formatted(tries, tries == 1 ? "" : "s", repeatUnder(key))),
                Map.of(RequestHeaders.IDEMPOTENCY_KEY, key));
    }

    private static String repeatUnder(String key) {
        return "it is safe to repeat the same request under the Idempotency-Key " + key
                + ": it is recorded once however often it comes";
    }

    /** What is recorded cannot be read, so nothing can be decided on it. */
    static Reply unreadable(String why) {
        return problem(
                ProblemType.UNREADABLE_HISTORY,
                why + ". Nothing was recorded, and nothing will be under this id until that is mended");
    }

    static Reply problem(ProblemType type, String detail) {
        return Reply.of(Problem.of(type, detail), Map.of());
    }
}
